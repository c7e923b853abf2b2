"""Which entry a command is about, and whether it may be changed now."""

from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from portal.socialmap.models import Entry, Location, Organization, Service
from tenants.access import Actor, Decision, Scope, allow, refuse, require, scopes_of
from tenants.errors import NotFound, Stale

ENTRIES: dict[str, type[Entry]] = {"organization": Organization, "service": Service, "location": Location}


def entry_to_write(actor: Actor, entity: str, uid: UUID, version: int | None = None) -> Entry:
    """An entry of the actor's own portal, locked, at the version that the actor looked at.

    An editor finds every own entry, drafts included; somebody else what they can read.

    Raises:
        NotFound: there is no such entry for this actor; an entry of another portal is never found for writing.
        Stale: somebody changed it meanwhile.
    """
    if entity not in ENTRIES:
        raise NotFound()
    own: Any = ENTRIES[entity].objects.all()
    if not edits_everything(actor):
        own = own.visible_to(actor)
    entry: Entry = own.locked().get_or_not_found(uid=uid)
    if version is not None and entry.version != version:
        raise Stale(
            _("Iemand anders heeft deze vermelding net gewijzigd. Bekijk de nieuwe tekst en probeer het opnieuw.")
        )
    return entry


def edits_everything(actor: Actor) -> bool:
    """Whether the actor edits all entries of the portal, those for partners included."""
    return Scope.TENANT in scopes_of(actor, "map_entry_public.change") & scopes_of(actor, "map_entry_partners.change")


def is_unlocked(actor: Actor, entry: Entry) -> Decision:
    """A colleague's lock holds. Pure."""
    if entry.locked and (actor.person is None or entry.locked_by_id != actor.person.pk):
        return refuse(_("Een collega heeft deze vermelding op slot gezet."))
    return allow()


def is_free(actor: Actor, entry: Entry) -> Decision:
    """Besides a colleague's lock, a draft in the making would silently undo what is written beside it. Pure."""
    decision = is_unlocked(actor, entry)
    if decision and entry.has_unpublished_changes:
        return refuse(_("Er ligt een concept van deze vermelding klaar. Publiceer dat eerst."))
    return decision


def require_free(actor: Actor, entry: Entry) -> None:
    """As `is_free`.

    Raises:
        Refused: there is one or the other.
    """
    require(is_free(actor, entry))
