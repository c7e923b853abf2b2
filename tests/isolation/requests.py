"""Requests for help, each with canaries in all that is sealed: for the consultants of the receiving team alone."""

from typing import Any

from django.utils import timezone

from portal.intake.models import IntakeRequest, IntakeSubject
from portal.intake.providing import provide_for
from tenants.access import Actor, Role, Scope, scopes_of
from tenants.context import activate
from tenants.models import Team, Tenant
from tests.isolation.canaries import KnownTo
from tests.isolation.standing import Standing
from tests.isolation.visitors import Casting


def requests(here: Casting, there: Casting) -> dict[str, dict[Standing, Any]]:
    """One that the town hall received, one of another organisation, one of the other portal; and their subjects."""
    whose = {
        Standing.OWN: (here, "town hall"),
        Standing.OTHER_ORGANISATION: (here, "theirs"),
        Standing.FOREIGN: (there, "town hall"),
    }
    made = {standing: _request(casting, name) for standing, (casting, name) in whose.items()}
    subjects = {standing: made[standing].subject for standing in (Standing.OWN, Standing.FOREIGN)}
    return {"intake.IntakeRequest": made, "intake.IntakeSubject": subjects}


def reads_requests(tenant: Tenant, team: Team) -> KnownTo:
    """Consultants of the team, and nobody who administers anything."""

    def known_to(actor: Actor) -> bool:
        right = Scope.ORGANISATION in scopes_of(actor, "intake.read")
        consults = team.organisation_id in actor.organisations_as(Role.CONSULTANT)
        return actor.tenant.pk == tenant.pk and right and consults and team.pk in actor.teams

    return known_to


def _request(casting: Casting, whose: str) -> IntakeRequest:
    tenant, team = casting.tenant, casting.teams[whose]
    provide_for(tenant)
    known_to = reads_requests(tenant, team)

    def canary(what: str) -> str:
        return str(casting.aviary.word(f"{what} of a request for {team.name}", known_to))

    with activate(tenant):
        subject = IntakeSubject.objects.filter(code="debts").first()
        if subject.team_id is None:
            subject.team = casting.teams["town hall"]
            subject.save()
        made: IntakeRequest = IntakeRequest.objects.create(
            subject=subject,
            team=team,
            sent_at=timezone.now(),
            due_on=timezone.localdate(),
            first_name=canary("the first name"),
            last_name=canary("the last name"),
            birth_date="1980-12-31",
            way="via",
            telephone=canary("the telephone"),
            via=canary("the neighbour"),
            message="no",
            times=canary("the times"),
            told=canary("the story"),
            helper=canary("the helper"),
        )
    return made
