"""Omar plans; Alice and Bob are asked. Nothing here is about a resident."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from portal.meetings import services
from portal.meetings.models import Invitation, Meeting
from portal.meetings.services import Planned
from portal.meetings.words import Audience, MeetingKind
from tenants.access import Actor
from tenants.models import Tenant

Plan = Callable[..., Meeting]


def in_days(days: int, hour: int = 10) -> datetime:
    """A whole hour some days from now, whatever the time of day."""
    day = timezone.localtime() + timedelta(days=days)
    return day.replace(hour=hour, minute=0, second=0, microsecond=0)


def planned(days: int = 8, **changed: object) -> Planned:
    given: dict[str, object] = {
        "kind": MeetingKind.COORDINATION,
        "title": "Afstemming schuldhulp",
        "starts_at": in_days(days),
        "ends_at": in_days(days, 12),
        "place": "Wijkhuis De Brug, zaal 2",
    }
    return Planned(**{**given, **changed})  # type: ignore[arg-type]


@pytest.fixture
def meeting(omar: Actor, in_waterkant: Tenant) -> Meeting:
    """Prepared by Omar; nobody was told."""
    return services.plan(omar, planned=planned())


@pytest.fixture
def invited(omar: Actor, alice: Actor, bob: Actor, meeting: Meeting) -> Meeting:
    """Alice is asked by name, and Bob's team as a whole."""
    assert alice.person is not None
    assert bob.team is not None
    services.invite(omar, uid=meeting.uid, teams=[bob.team.uid], people=[alice.person.uid])
    return services.announce(omar, uid=meeting.uid, version=meeting.version)


@pytest.fixture
def open_meeting(omar: Actor, in_waterkant: Tenant) -> Meeting:
    """A network meeting with two places, for whoever works here."""
    made = services.plan(
        omar,
        planned=planned(title="Samen eerder", kind=MeetingKind.NETWORK, audience=Audience.NETWORK, capacity=2),
    )
    return services.announce(omar, uid=made.uid, version=made.version)


def seat_of(actor: Actor, meeting: Meeting) -> Invitation:
    found: Invitation = Invitation.objects.get(meeting=meeting, person=actor.person)
    return found
