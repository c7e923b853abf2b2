"""Meetings that come back: this one, this and following, all; ten o'clock stays ten o'clock."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from portal.meetings import services
from portal.meetings.models import Meeting, Series
from portal.meetings.repeating import Reach, rule_asked
from portal.meetings.services import Planned
from portal.meetings.words import Answer, MeetingState
from portal.notifications.models import Notification
from portal.planning.rules import Frequency
from tenants.access import Actor
from tenants.dutch_time import DUTCH_TIME
from tenants.errors import Invalid, Stale
from tests.portal.meetings.conftest import planned, seat_of

Rows = list[Meeting]
# A Tuesday in the second week of January; eight months of them cross the clock of spring.
FIRST = datetime(2027, 1, 12, 10, tzinfo=DUTCH_TIME)
NOW = datetime(2026, 12, 1, 12, tzinfo=DUTCH_TIME)


@pytest.fixture(autouse=True)
def december(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)


def tuesday(at: datetime = FIRST, **changed: Any) -> Planned:
    return planned(starts_at=at, ends_at=at + timedelta(hours=2), **changed)


@pytest.fixture
def monthly(omar: Actor, in_waterkant: Any) -> Rows:
    rule = rule_asked(FIRST.date(), Frequency.MONTHLY, date(2027, 8, 31))
    return services.plan_series(omar, planned=tuesday(), rule=rule)


def local(rows: Rows) -> list[tuple[int, int, int]]:
    times = [row.starts_at.astimezone(DUTCH_TIME) for row in rows]
    return [(each.month, each.day, each.hour) for each in times]


def again(rows: Rows) -> Rows:
    return [Meeting.objects.get(pk=row.pk) for row in rows]


@pytest.fixture
def announced(omar: Actor, alice: Actor, monthly: Rows) -> Rows:
    assert alice.person is not None
    services.invite(omar, uid=monthly[0].uid, people=[alice.person.uid])
    services.announce(omar, uid=monthly[0].uid, version=1)
    return again(monthly)


def test_every_second_tuesday_at_ten_in_winter_and_summer(monthly: Rows) -> None:
    assert local(monthly) == [
        (1, 12, 10), (2, 9, 10), (3, 9, 10), (4, 13, 10), (5, 11, 10), (6, 8, 10), (7, 13, 10), (8, 10, 10),
    ]  # fmt: skip
    assert len({row.starts_at.hour for row in monthly}) == 1
    assert monthly[0].starts_at.utcoffset() != monthly[5].starts_at.utcoffset()


def test_the_whole_series_is_announced_with_one_message(announced: Rows, alice: Actor) -> None:
    assert {row.state for row in announced} == {MeetingState.INVITED}
    assert {seat_of(alice, row).answer for row in announced} == {Answer.NONE}
    assert Notification.objects.filter(person=alice.person).count() == 1


def test_one_meeting_moves_alone_and_keeps_its_place_in_the_rule(omar: Actor, announced: Rows) -> None:
    third = announced[2]
    moved = tuesday(third.starts_at + timedelta(days=1))
    services.change_series(omar, uid=third.uid, version=third.version, planned=moved, reach=Reach.THIS)
    after = again(announced)
    assert local(after)[2] == (3, 10, 10)
    assert after[2].occurrence_at == third.occurrence_at
    assert local(after)[3] == (4, 13, 10)


def test_following_ones_move_and_what_moved_alone_stays(omar: Actor, announced: Rows) -> None:
    fifth, third = announced[4], announced[2]
    by_itself = tuesday(fifth.starts_at + timedelta(days=3))
    services.change_series(omar, uid=fifth.uid, version=fifth.version, planned=by_itself, reach=Reach.THIS)

    # From March on it is a Wednesday at nine.
    wednesday = third.starts_at.astimezone(DUTCH_TIME).replace(day=10, hour=9)
    services.change_series(
        omar, uid=third.uid, version=third.version, planned=tuesday(wednesday), reach=Reach.FOLLOWING
    )
    after = again(announced)
    assert local(after)[:2] == [(1, 12, 10), (2, 9, 10)]
    assert local(after)[2:4] == [(3, 10, 9), (4, 14, 9)]
    assert local(after)[4] == (5, 14, 10), "moved by itself"
    assert local(after)[5:] == [(6, 9, 9), (7, 14, 9), (8, 11, 9)]
    assert Series.objects.count() == 2
    assert {row.series_id for row in after[:2]} != {row.series_id for row in after[2:]}


def test_all_move_a_month_of_days_without_two_at_one_place(omar: Actor, announced: Rows) -> None:
    first = announced[0]
    services.change_series(
        omar, uid=first.uid, version=first.version, planned=tuesday(FIRST + timedelta(days=7)), reach=Reach.ALL
    )
    after = again(announced)
    assert [day for _month, day, _hour in local(after)] == [19, 16, 16, 20, 18, 15, 20, 17]
    assert Series.objects.count() == 1


def test_a_new_name_for_all_tells_the_guests_once(omar: Actor, alice: Actor, announced: Rows) -> None:
    first = announced[0]
    services.change_series(
        omar, uid=first.uid, version=first.version, planned=tuesday(title="Nieuwe naam"), reach=Reach.ALL
    )
    assert {row.title for row in again(announced)} == {"Nieuwe naam"}
    assert Notification.objects.filter(person=alice.person, kind="meeting.changed").count() == 1


def test_the_rest_is_called_off_and_what_was_stays(omar: Actor, alice: Actor, announced: Rows) -> None:
    third = announced[2]
    services.cancel_following(omar, uid=third.uid, version=third.version, because="De groep stopt.")
    states = [row.state for row in again(announced)]
    assert states == [MeetingState.INVITED] * 2 + [MeetingState.CANCELLED] * 6
    assert Notification.objects.filter(person=alice.person, kind="meeting.cancelled").count() == 1


def test_a_cancelled_one_stays_cancelled_when_all_move(omar: Actor, announced: Rows) -> None:
    second, first = announced[1], announced[0]
    services.cancel(omar, uid=second.uid, version=second.version, because="Vakantie.")
    later = tuesday(FIRST + timedelta(hours=1))
    services.change_series(omar, uid=first.uid, version=first.version, planned=later, reach=Reach.ALL)
    after = again(announced)
    assert after[1].state == MeetingState.CANCELLED
    assert local(after)[2] == (3, 9, 11)


@pytest.mark.parametrize("until", [date(2027, 1, 20), date(2032, 1, 1)])
def test_a_series_of_one_or_without_end_in_sight_is_refused(omar: Actor, in_waterkant: Any, until: date) -> None:
    rule = rule_asked(FIRST.date(), Frequency.MONTHLY, until)
    with pytest.raises(Invalid) as wrong:
        services.plan_series(omar, planned=tuesday(), rule=rule)
    assert list(wrong.value.fields) == ["until"]
    assert not Series.objects.exists()


def test_an_older_version_changes_nothing_of_the_series(omar: Actor, announced: Rows) -> None:
    first = announced[0]
    with pytest.raises(Stale):
        services.change_series(omar, uid=first.uid, version=1, planned=tuesday(title="x"), reach=Reach.ALL)


def test_people_keep_their_answers_when_a_series_moves(omar: Actor, alice: Actor, announced: Rows) -> None:
    seat = seat_of(alice, announced[3])
    services.answer(alice, uid=announced[3].uid, invitation=seat.uid, answer=Answer.COMES)
    first = announced[0]
    later = tuesday(FIRST + timedelta(hours=1))
    services.change_series(omar, uid=first.uid, version=first.version, planned=later, reach=Reach.ALL)
    assert seat_of(alice, announced[3]).answer == Answer.COMES
