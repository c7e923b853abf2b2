"""Where these screens stand in the admin: their addresses and their menu item."""

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from tenants.access import can


class _Item(MenuItem):  # type: ignore[misc]
    """Shown to who may change entries, whatever else the admin is open for."""

    def is_shown(self, request: object) -> bool:
        return can(request.actor, "map_entry_public.change").allowed  # type: ignore[attr-defined]


@hooks.register("register_admin_urls")  # type: ignore[untyped-decorator]
def addresses() -> list[object]:
    return [path("sociale-kaart/", include("cms.admin.entries.urls"))]


@hooks.register("register_admin_menu_item")  # type: ignore[untyped-decorator]
def menu_item() -> MenuItem:
    return _Item(_("Sociale kaart"), reverse("cms_entries:list"), name="social-map", icon_name="list-ul", order=150)
