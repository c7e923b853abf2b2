"""An organiser sees who usually comes to a series, by organisation, and who is missing."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from portal.meetings import services
from portal.meetings.models import Invitation, Meeting
from portal.meetings.repeating import rule_asked
from portal.meetings.selectors.regulars import regulars
from portal.meetings.words import MeetingState
from portal.planning.rules import Frequency
from tenants.access import Actor
from tests.portal.meetings.conftest import in_days, planned


@pytest.fixture
def rows(omar: Actor, alice: Actor, bob: Actor, in_waterkant: Any) -> list[Meeting]:
    """Three were held: Alice came twice, nobody of Bob's team ever."""
    assert alice.person is not None
    assert bob.team is not None
    start = in_days(10)
    rule = rule_asked(start.date(), Frequency.WEEKLY, start.date() + timedelta(days=28))
    made = services.plan_series(omar, planned=planned(days=10), rule=rule)
    services.invite(omar, uid=made[0].uid, teams=[bob.team.uid], people=[alice.person.uid])
    services.announce(omar, uid=made[0].uid, version=1)
    Meeting.objects.filter(pk__in=[each.pk for each in made[:3]]).update(state=MeetingState.HELD)
    Invitation.objects.filter(meeting__in=made[:2], person=alice.person).update(arrived_at=timezone.now())
    return made


def test_organisations_are_counted_and_who_misses_stands_first(omar: Actor, rows: list[Meeting]) -> None:
    found = regulars(omar, rows[4])
    assert [(each.organisation, each.came, each.of, each.is_missing) for each in found] == [
        ("Kredietbank De Vliet", 0, 3, True),
        ("Welzijn De Brug", 2, 3, False),
    ]


def test_only_who_organises_sees_it(alice: Actor, rows: list[Meeting]) -> None:
    assert regulars(alice, rows[4]) == []


def test_it_costs_two_queries(omar: Actor, rows: list[Meeting], django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(2):
        regulars(omar, rows[4])
