"""Who may do what with a file on a case: rules over the matrix (row `case_document`) and the flat table."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from portal.cases.policies import leads, level_of
from portal.cases.words import CaseState, Level
from tenants.access import Actor, Decision, allow, can, refuse

if TYPE_CHECKING:
    from portal.cases.models import Case, CaseDocument

TAKE_BACK_WITHIN = timedelta(days=1)


def may_add(actor: Actor, case: "Case") -> Decision:
    """Whether this actor may add files: somebody of a team that may open all of the case, while it runs."""
    right = can(actor, "case_document.create", case)
    if not right:
        return right
    if level_of(actor, case) < Level.ALL:
        return refuse(_("Uw team mag een deel van deze casus zien. De bestanden horen daar niet bij."))
    if case.state == CaseState.CLOSED:
        return refuse(_("Deze casus is afgesloten. Heropen hem eerst."))
    return allow()


def may_share(actor: Actor, case: "Case", document: "CaseDocument", adds: Decision) -> Decision:
    """Whether this actor may show the file to the resident, or stop showing it. No query.

    The team that added it knows what stands in it; the team of the contact person answers for what the resident gets.

    Args:
        adds: what `may_add` said about the case.
    """
    if not adds:
        return adds
    if document.removed_at is not None:
        return refuse(_("Dit bestand is weggehaald."))
    if document.added_for_id in actor.teams or leads(actor, case):
        return allow()
    return refuse(_("Alleen wie het bestand toevoegde of het vaste aanspreekpunt laat het aan de inwoner zien."))


def may_take_back(actor: Actor, document: "CaseDocument", now: datetime) -> Decision:
    """Whether this actor may take back what they added by mistake. Whatever somebody read stays. No query."""
    if document.removed_at is not None:
        return refuse(_("Dit bestand is weggehaald."))
    if actor.person is None or document.added_by_id != actor.person.pk:
        return refuse(_("Alleen wie het bestand toevoegde haalt het weg."))
    if document.opened_at is not None:
        return refuse(_("Iemand anders heeft dit bestand geopend. Daarom blijft het bij de casus."))
    if now - document.at > TAKE_BACK_WITHIN:
        return refuse(_("Weghalen kan één dag. Daarna blijft het bestand zo lang als de casus."))
    return allow()
