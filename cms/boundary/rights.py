"""What an editor may do in Wagtail's admin: computed from the matrix at each request, kept in nobody's group.

Wagtail asks for rights of Django groups. Groups are of all portals together and know no dates, so nobody is in one:
the door (`cms/boundary/wall.py`) puts the rights of this actor, in this portal, today, on the person of this request
alone. Whoever comes in by another road, or is looked at by somebody else's request, has none. See decision 0016.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

from django.contrib.auth.models import Permission
from django.http import HttpRequest
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission
from wagtail.permissions import page_permission_policy, policy_registry

from cms.boundary.models import Provision
from cms.media.models import PortalImage
from cms.pages.models import BasePage
from tenants.access import Actor, can
from tenants.models import Tenant

# By right of the matrix: what it gives on pages, on media, and on models as Wagtail names them.
ON_PAGES = {
    "page_published.create": ("add",),
    "page_published.change": ("change", "lock", "unlock"),
    "page_published.delete": ("bulk_delete",),
    "page_published.publish": ("publish",),
}
ON_MEDIA = {
    "page_published.create": ("add", "choose"),
    "page_published.change": ("change", "choose"),
}
ON_MODELS: dict[str, tuple[str, ...]] = {"page_published.change": ("wagtailadmin.access_admin",)}
# Wagtail names rights on media after its own models, also where ours stand in their place.
MEDIA_MODELS = ("image", "document")
APP_OF = {"image": "wagtailimages", "document": "wagtaildocs", "basepage": "cms_pages"}


def reviewed_first(tenant: Tenant) -> bool:
    """Whether a second person reads before something is published. The portal's setting `second_reader`; on by default.

    Administrators of the municipality may always publish: a wrong telephone number cannot wait for a colleague.
    """
    return bool(tenant.setting("second_reader", True))


def enter(request: HttpRequest) -> None:
    """Give the person of this request the rights of their roles in this portal, for this request. Three queries.

    Wagtail keeps what it found on the person, under names of its policies; filling those is how its lists, choosers,
    buttons and views all see the same.
    """
    actor: Actor = request.actor  # type: ignore[attr-defined]
    user: Any = request.user
    made = Provision.objects.select_related("shelf").first()
    home = BasePage.objects.filter(depth=2).first()
    user.is_superuser = False  # gives no right in this house, and Wagtail asks for it first
    setattr(user, page_permission_policy.permission_cache_name, _on_pages(actor, home))
    on_media = policy_registry.get_by_type(PortalImage).permission_cache_name
    setattr(user, on_media, _on_shelf(actor, made.shelf) if made else [])
    names = {name for right, given in ON_MODELS.items() if can(actor, right) for name in given}
    user._perm_cache = user._group_perm_cache = names
    user._user_perm_cache = set()


def may_publish(actor: Actor) -> bool:
    """Whether this actor publishes pages without a second reader."""
    from tenants.access import Role

    if not can(actor, "page_published.publish"):
        return False
    return Role.MUNICIPALITY_ADMIN in actor.roles or not reviewed_first(actor.tenant)


def _given(actor: Actor, table: Mapping[str, tuple[str, ...]]) -> set[str]:
    return {action for right, actions in table.items() if can(actor, right) for action in actions}


def _on_pages(actor: Actor, home: BasePage | None) -> list[GroupPagePermission]:
    if home is None:
        return []
    actions = _given(actor, ON_PAGES)
    if not may_publish(actor):
        actions.discard("publish")
    # Never saved; numbered, because Wagtail puts them in sets.
    return [
        GroupPagePermission(pk=-1 - number, page=home, permission=permission)
        for number, permission in enumerate(_permissions("basepage", tuple(sorted(actions))))
    ]


def _on_shelf(actor: Actor, shelf: Collection) -> list[GroupCollectionPermission]:
    actions = tuple(sorted(_given(actor, ON_MEDIA)))
    return [
        GroupCollectionPermission(pk=-1 - number, collection=shelf, permission=permission)
        for number, permission in enumerate(
            permission for model in MEDIA_MODELS for permission in _permissions(model, actions)
        )
    ]


def _permissions(model: str, actions: tuple[str, ...]) -> list[Permission]:
    wanted = {f"{action}_{model}" for action in actions}
    return [each for each in _known(APP_OF[model]) if each.codename in wanted]


@cache
def _known(app: str) -> tuple[Permission, ...]:
    """Rows that migrations make and nobody changes."""
    return tuple(Permission.objects.filter(content_type__app_label=app).select_related("content_type"))
