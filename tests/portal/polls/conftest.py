"""Omar looks for a day; Alice is asked by name, Bob's team as a whole, and Noor has no account."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from portal.meetings.words import MeetingKind
from portal.polls import services
from portal.polls.models import Option, Poll, Vote, Voter
from portal.polls.services import Outsider, Question
from portal.polls.words import Can
from tenants.access import Actor
from tenants.models import Tenant

NOOR = Outsider("Noor van Dam", "Stichting Samen Eten", "noor@samen-eten.example")


def in_days(days: int, hour: int = 10) -> datetime:
    """A whole hour some days from now, whatever the time of day."""
    day = timezone.localtime() + timedelta(days=days)
    return day.replace(hour=hour, minute=0, second=0, microsecond=0)


def question(**changed: Any) -> Question:
    given: dict[str, Any] = {
        "kind": MeetingKind.WORKING_GROUP, "title": "Werkgroep Vroeg erbij", "minutes": 90,
        "closes_at": in_days(10, 17), "place": "Wijkhuis De Brug",
    }  # fmt: skip
    return Question(**{**given, **changed})


def draft(omar: Actor, *, starts: int = 3, **changed: Any) -> Poll:
    """A poll with so many days, the first a fortnight from now. Nobody is asked yet."""
    made = services.make(omar, question=question(**changed))
    services.add_days(omar, uid=made.uid, version=made.version, starts=[in_days(14 + each) for each in range(starts)])
    return fresh(made)


def fresh(poll: Poll) -> Poll:
    found: Poll = Poll.objects.get(pk=poll.pk)
    return found


def days_of(poll: Poll) -> list[Option]:
    return list(poll.options.filter(withdrawn_at__isnull=True))


def said(poll: Poll) -> set[tuple[int, datetime, str]]:
    """All that was answered: by whom, about which moment, what."""
    rows = Vote.objects.filter(option__poll=poll).values_list("voter", "option__starts_at", "can")
    return set(rows)


def answer(actor: Actor, poll: Poll, *cans: Can) -> Mapping[Any, Can]:
    """The actor answers the days that stand, in order."""
    answers = {day.uid: can for day, can in zip(days_of(poll), cans, strict=False)}
    services.vote(actor, uid=poll.uid, answers=answers)
    return answers


@pytest.fixture
def prepared(omar: Actor, alice: Actor, bob: Actor, in_waterkant: Tenant) -> Poll:
    """Three days, everybody on the list, not sent."""
    poll = draft(omar)
    assert alice.person is not None
    assert bob.team is not None
    services.ask(omar, uid=poll.uid, teams=[bob.team.uid], people=[alice.person.uid])
    services.ask_outsider(omar, uid=poll.uid, outsider=NOOR)
    return fresh(poll)


@pytest.fixture
def sent(omar: Actor, prepared: Poll) -> Poll:
    return services.send(omar, uid=prepared.uid, version=prepared.version)


@pytest.fixture
def noor(sent: Poll) -> Voter:
    found: Voter = sent.voters.get(team__isnull=True)
    return found
