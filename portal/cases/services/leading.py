"""Who is the one contact person: changing it for one case, and for all of somebody who leaves."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.cases import audit_actions, events, policies
from portal.cases.access import lead_from
from portal.cases.models import Case
from portal.cases.services.finding import at_version, kept
from portal.cases.words import WORK_WITH_CASES, CaseState
from portal.consent.models import Ground
from portal.consent.services import add_lead
from tenants.access import Actor, Role, can, require
from tenants.audit import record
from tenants.errors import NotFound, Refused
from tenants.models import Membership, Team
from tenants.sight import looking_past


@transaction.atomic
@looking_past("cases.lead")
def change_lead(actor: Actor, *, uid: UUID, version: int, to_uid: UUID, team_uid: UUID) -> Case:
    """Make somebody else the contact person.

    Args:
        to_uid: who.
        team_uid: the team that they lead it from; another team only by the administrator of the organisation.

    Raises:
        NotFound: no such case, person or team for this actor.
        Refused: with the reason of the rule.
        Stale: somebody changed it meanwhile.
    """
    case = at_version(_led_within_reach(actor, uid=uid), version)
    team: Team = Team.objects.filter(closed_on__isnull=True).get_or_not_found(uid=team_uid)
    to = _person(to_uid)
    require(policies.may_lead(actor, case, to=to, team=team, works_in=_works_in(to, team)))
    return _lead(actor, case, to, team)


@transaction.atomic
@looking_past("cases.lead")
def transfer_case(actor: Actor, *, code: str, to_uid: UUID, team_uid: UUID) -> Case:
    """Give one case to somebody by its code: for the administrator of the organisation, who opens no case.

    Raises:
        NotFound: no case with this code within reach, or no such person or team.
        Refused: with the reason of the rule.
    """
    case = _led_within_reach(actor, code=code.strip().upper())
    team: Team = Team.objects.filter(closed_on__isnull=True).get_or_not_found(uid=team_uid)
    to = _person(to_uid)
    require(policies.may_lead(actor, case, to=to, team=team, works_in=_works_in(to, team)))
    return _lead(actor, case, to, team)


@transaction.atomic
@looking_past("cases.lead")
def hand_over_caseload(actor: Actor, *, from_uid: UUID, to_uid: UUID, team_uid: UUID) -> list[Case]:
    """Give all running cases of somebody in one team to a colleague, in one step: somebody leaves, or is ill for long.

    Returns:
        The cases, each with its new contact person. Every resident is told.

    Raises:
        NotFound: no such person or team for this actor.
        Refused: the actor does not administer the organisation, or the colleague does not work in the team.
    """
    require(can(actor, "case.grant"))
    team: Team = Team.objects.filter(closed_on__isnull=True).get_or_not_found(uid=team_uid)
    if team.organisation_id not in actor.organisations_as(Role.PARTNER_ADMIN):
        raise NotFound()
    before, to = _person(from_uid, at_work=False), _person(to_uid)
    if not _works_in(to, team):
        raise Refused(_("%(name)s werkt niet in dit team.") % {"name": to})
    led = Case.objects.filter(lead=before, lead_team=team, state=CaseState.OPEN)
    running = led.select_related("lead").order_by("pk")
    moved = [_lead(actor, case, to, team) for case in running.locked()]
    record(actor, audit_actions.HANDED_OVER, team, count=len(moved), from_person=before.pk, to_person=to.pk)
    return moved


def _lead(actor: Actor, case: Case, to: User, team: Team) -> Case:
    before: User = case.lead
    case.lead, case.lead_team = to, team
    lead_from(case, team)
    for ground in Ground.objects.standing(timezone.localdate()).about(case.subject):
        add_lead(actor, ground=ground, team=team)
    record(actor, audit_actions.LED, case, before=before.pk, now=to.pk, team=team.pk)
    kept(case, "lead", "lead_team")
    if before.pk != to.pk:
        events.lead_changed(case, before)
    return case


def _led_within_reach(actor: Actor, **which: UUID | str) -> Case:
    """A case of the actor's team, or of an organisation that the actor administers (who sees no more of it)."""
    own = Case.objects.select_related("lead_team")
    administered = actor.organisations_as(Role.PARTNER_ADMIN)
    within = own.filter(lead_team__in=actor.teams) | own.filter(lead_team__organisation__in=administered)
    require(can(actor, "case.grant"))
    found: Case = within.locked().get_or_not_found(**which)
    return found


def _person(uid: UUID, *, at_work: bool = True) -> User:
    """Somebody by their uid; a leaver, whose account is closed already, only where that is meant."""
    people = User.objects.filter(is_active=True) if at_work else User.objects.all()
    found = people.filter(uid=uid).first()
    if found is None:
        raise NotFound()
    return found


def _works_in(person: User, team: Team) -> bool:
    standing = Membership.objects.standing(timezone.localdate())
    return bool(standing.filter(person=person, team=team, role__in=WORK_WITH_CASES).exists())
