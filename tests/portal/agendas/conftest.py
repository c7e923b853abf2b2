"""A case discussion, today: Carla chairs, the teams of Alice (welfare) and Bob (credit bank) are asked."""

from collections.abc import Callable
from datetime import timedelta
from types import ModuleType
from typing import Any

import pytest
from django.utils import timezone

from portal.agendas import selectors, services
from portal.agendas.models import AgendaItem
from portal.agendas.services import Proposal
from portal.agendas.words import ItemKind
from portal.cases.models import Case
from portal.cases.services import invite_team
from portal.consent.models import Ground
from portal.meetings import services as meetings
from portal.meetings.models import Invitation, Meeting
from portal.meetings.words import MeetingKind
from tenants.access import Actor
from tenants.models import Team, Tenant
from tests.portal.cases.conftest import RecordGround, case, ground
from tests.portal.cases.in_a_request import narrow_to_actor
from tests.portal.meetings.conftest import in_days, planned

__all__ = ["case", "ground"]

QUESTION = "Hoe blijft de huur betaald tot het plan er is?"
NOTE = "De verhuurder kan wachten als er een plan ligt."
Joins = Callable[..., Ground]


@pytest.fixture(autouse=True)
def in_a_request(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """On PostgreSQL each command and read shows that it does with the rows of its actor (decision 24)."""
    places: tuple[ModuleType, ...] = (services, selectors, request.module)
    for place in places:
        narrow_to_actor(place, monkeypatch)


@pytest.fixture
def meeting(carla: Actor, alice: Actor, bob: Actor, in_waterkant: Tenant) -> Meeting:
    """In a week; the teams of Alice and Bob are invited, and Carla's own."""
    made = meetings.plan(carla, planned=planned(7, kind=MeetingKind.CASES, title="Casuïstiek Noord"))
    teams = [each.team.uid for each in (alice, bob) if each.team is not None]
    meetings.invite(carla, uid=made.uid, teams=teams)
    return meetings.announce(carla, uid=made.uid, version=made.version)


def held_now(meeting: Meeting) -> Meeting:
    """The meeting began ten minutes ago."""
    now = timezone.now()
    starts_at = now - timedelta(minutes=10)
    Meeting.objects.filter(pk=meeting.pk).update(starts_at=starts_at, ends_at=now + timedelta(hours=2))
    AgendaItem.objects.filter(meeting=meeting).update(opens_at=now - timedelta(days=2), opens_for=starts_at)
    meeting.refresh_from_db()
    return meeting


def opens_now(item: AgendaItem) -> AgendaItem:
    """The time to prepare has come."""
    AgendaItem.objects.filter(pk=item.pk).update(opens_at=timezone.now() - timedelta(minutes=1))
    item.refresh_from_db()
    return item


def comes(meeting: Meeting, actor: Actor) -> Invitation:
    """Somebody of the actor's team is there."""
    assert actor.team is not None
    seat: Invitation = Invitation.objects.get(meeting=meeting, team=actor.team)
    Invitation.objects.filter(pk=seat.pk).update(arrived_at=timezone.now(), left_at=None)
    return seat


def goes(meeting: Meeting, actor: Actor) -> None:
    Invitation.objects.filter(meeting=meeting, team=actor.team).update(left_at=timezone.now())


def about(case: Case, **changed: Any) -> Proposal:
    given: dict[str, Any] = {"kind": ItemKind.CASE, "question": QUESTION, "case": case.uid, "anonymous": False}
    return Proposal(**{**given, **changed})


@pytest.fixture
def proposed(alice: Actor, case: Case, meeting: Meeting) -> AgendaItem:
    """Alice brings Rana's case, by name."""
    return services.propose(alice, meeting=meeting.uid, proposal=about(case))


@pytest.fixture
def admitted(carla: Actor, proposed: AgendaItem) -> AgendaItem:
    services.admit(carla, uid=proposed.uid)
    proposed.refresh_from_db()
    return proposed


@pytest.fixture
def joins(alice: Actor, case: Case, ground: RecordGround) -> Joins:
    """A team comes into the circle of the case, on a ground of its own."""

    def let_in(team: Team) -> Ground:
        made = ground(team)
        invite_team(alice, uid=case.uid, team_uid=team.uid, ground_uid=made.uid)
        return made

    return let_in


def hears(actor: Actor, item: AgendaItem) -> bool:
    return bool(AgendaItem.objects.visible_to(actor).filter(pk=item.pk).exists())


__all__ += ["in_days"]
