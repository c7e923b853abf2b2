"""The views that somebody kept."""

from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from django.utils import timezone

from portal.referrals.models import SavedView
from portal.referrals.models.views import PUT_BACK
from tenants.access import Actor

# What stands in the address of a list; an empty one is written too, so that a view takes the filters of before away.
FILTERS = ("lijst", "van", "soort", "wijk", "spoed")


@dataclass(frozen=True)
class View:
    """A view by its name; `query` is the address of its list."""

    uid: UUID
    name: str
    query: str
    filters: dict[str, str]


def saved_views(actor: Actor) -> list[View]:
    """The actor's own, the oldest first. One query."""
    return [_view(each) for each in SavedView.objects.visible_to(actor).filter(removed_at__isnull=True)]


def removed_views(actor: Actor) -> list[View]:
    """Those that the actor took away and can still put back. One query."""
    since = timezone.now() - PUT_BACK
    return [_view(each) for each in SavedView.objects.visible_to(actor).filter(removed_at__gte=since)]


def saved_view(actor: Actor, uid: UUID) -> View:
    """One of the actor's own. One query.

    Raises:
        NotFound: it is none of theirs, or it was taken away.
    """
    return _view(SavedView.objects.visible_to(actor).filter(removed_at__isnull=True).get_or_not_found(uid=uid))


def _view(each: SavedView) -> View:
    filters = {name: str(each.filters.get(name, "")) for name in FILTERS}
    return View(each.uid, each.name, urlencode(filters), filters)
