"""Who may do what with a case: rules over the matrix and the flat table."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.utils.translation import gettext as _

from portal.cases.words import WORK_WITH_CASES, CaseState, Level, Source
from tenants.access import Actor, Decision, Role, Scope, allow, can, refuse, register_relations, scopes_of

if TYPE_CHECKING:
    from portal.accounts.models import User
    from portal.cases.models import Case
    from tenants.models import Team


def may_change(actor: Actor, case: "Case") -> Decision:
    """Whether this actor may change what the case holds: a team that may open all of it, while it runs."""
    right = can(actor, "case.change", case)
    if not right:
        return right
    if case.state == CaseState.CLOSED:
        return refuse(_("Deze casus is afgesloten. Heropen hem eerst."))
    if level_of(actor, case) < Level.ALL:
        return refuse(_("Uw team mag een deel van deze casus zien, en wijzigt er niets in."))
    return allow()


def may_reopen(actor: Actor, case: "Case") -> Decision:
    """Whether this actor may open a closed case again: a team that may open all of it."""
    right = can(actor, "case.change", case)
    if not right:
        return right
    if case.state != CaseState.CLOSED:
        return refuse(_("Deze casus loopt al."))
    if level_of(actor, case) < Level.ALL:
        return refuse(_("Uw team mag een deel van deze casus zien, en wijzigt er niets in."))
    return allow()


def may_name_lead(actor: Actor, case: "Case") -> Decision:
    """Whether this actor may choose another contact person at all; `may_lead` tells who it may be."""
    right = can(actor, "case.grant", case)
    if not right:
        return right
    if case.state == CaseState.CLOSED:
        return refuse(_("Deze casus is afgesloten. Heropen hem eerst."))
    return allow()


def may_lead(actor: Actor, case: "Case", *, to: "User", team: "Team", works_in: bool) -> Decision:
    """Whether this actor may make somebody the contact person.

    Inside the own team its professionals choose among themselves; the administrator of the organisation chooses for
    all its teams. To another organisation goes a referral, not the lead.

    Args:
        to: who would be the contact person.
        team: the team that they would lead it from.
        works_in: whether they work in that team today.
    """
    right = may_name_lead(actor, case)
    if not right:
        return right
    if team.organisation_id != case.lead_team.organisation_id:
        return refuse(_("Dit team is van een andere organisatie. Maak een doorverwijzing."))
    if team.pk != case.lead_team_id and not administers(actor, case):
        return refuse(_("Alleen de beheerder van uw organisatie geeft een casus aan een ander team."))
    if not works_in:
        return refuse(_("%(name)s werkt niet in dit team.") % {"name": to})
    return allow()


def administers(actor: Actor, case: "Case") -> bool:
    """Whether the actor administers the organisation that leads the case."""
    return case.lead_team.organisation_id in actor.organisations_as(Role.PARTNER_ADMIN)


def leads(actor: Actor, case: "Case") -> bool:
    """Whether the case is led from a team of the actor."""
    return case.lead_team_id in actor.teams and bool(actor.organisations_as(*WORK_WITH_CASES))


def level_of(actor: Actor, case: "Case") -> int:
    """How much of this case opens to the actor today; nought for nothing. One query."""
    from django.db.models import Max
    from django.utils import timezone

    from portal.cases.models import CaseAccess

    rows = CaseAccess.objects.of(actor).standing(timezone.localdate()).filter(case=case)
    return int(rows.aggregate(most=Max("level"))["most"] or 0)


def works_for(actor: Actor, subject: UUID) -> bool:
    """Whether the actor leads the open case of this resident: told to the ledger of grounds. One query."""
    from portal.cases.models import Case, CaseAccess

    if not actor.teams:
        return False
    led = CaseAccess.objects.of(actor).filter(source=Source.LEAD)
    return Case.objects.filter(uid=subject, state=CaseState.OPEN, access__in=led).exists()


def register() -> None:
    """Tell the policy how a case stands to an actor, and the ledger who works for whom."""
    from portal.cases.models import Case
    from portal.consent.policies import register_working_for

    register_relations(Case, _of_case)
    register_working_for(works_for)


def _of_case(actor: Actor, case: "Case") -> frozenset[Scope]:
    scopes = {Scope.TENANT}
    if case.uid in actor.subjects:
        scopes.add(Scope.OWN)
    # `narrowed` left the organisations in which the role gives this right; a professional grants in their own team.
    if case.lead_team.organisation_id in actor.organisations and (leads(actor, case) or administers(actor, case)):
        scopes.add(Scope.ORGANISATION)
    if level_of(actor, case):
        scopes.add(Scope.INVOLVED)
    # Asked of those alone to whom the matrix gives it: a page of a case decides on many steps.
    if actor.person is not None and Scope.BREAK_GLASS in scopes_of(actor, "case.read"):
        broken = type(case).objects.filter(pk=case.pk).with_broken_glass(actor.person.pk)
        if broken.exists():
            scopes.add(Scope.BREAK_GLASS)
    return frozenset(scopes)
