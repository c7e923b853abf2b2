"""When the meetings of a series are: by Dutch clocks, through both changes, with what was moved and cancelled."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from portal.planning.rules import Frequency, rule_on
from portal.planning.series import (
    ZONE,
    Moved,
    NoSuchMeeting,
    Series,
    Unfit,
    exists,
    local_of,
    moment,
    occurrence,
    occurrences,
)

SPRING = datetime(2027, 3, 28)  # clocks go from 2:00 to 3:00
AUTUMN = datetime(2027, 10, 31)  # clocks go from 3:00 to 2:00


def weekly(start: datetime, **parts: object) -> Series:
    return Series("een@voorbeeld.test", start, 60, rule_on(start.date(), Frequency.WEEKLY), **parts)  # type: ignore[arg-type]


def starts(series: Series, count: int) -> list[datetime]:
    before = moment(series.start + timedelta(weeks=count + 1))
    return [each.start for each in occurrences(series, before=before)][:count]


@pytest.mark.parametrize("change", [SPRING, AUTUMN])
def test_a_meeting_at_ten_stays_at_ten_when_the_clock_changes(change: datetime) -> None:
    found = starts(weekly(change.replace(hour=10) - timedelta(weeks=1)), 3)

    assert {each.hour for each in found} == {10}
    assert len({each.utcoffset() for each in found}) == 2
    hours = [(other.astimezone(UTC) - one.astimezone(UTC)) / timedelta(hours=1) for one, other in pairwise(found)]
    assert sorted(hours) == ([167, 168] if change == SPRING else [168, 169])


def test_a_time_that_does_not_exist_is_left_out_of_a_rule() -> None:
    found = starts(weekly(SPRING.replace(hour=2, minute=30) - timedelta(weeks=1)), 2)

    assert [each.day for each in found] == [21, 4]


def test_a_time_that_does_not_exist_cannot_be_chosen() -> None:
    night = SPRING.replace(hour=2, minute=30)

    with pytest.raises(Unfit, match="Kies een andere tijd"):
        weekly(night)
    start = night.replace(hour=10)
    with pytest.raises(Unfit):
        weekly(start, moved=(Moved(start, night, 60),))
    assert not exists(night)
    assert exists(night.replace(hour=3, minute=0))


def test_a_time_that_comes_twice_is_the_first_of_the_two() -> None:
    night = AUTUMN.replace(hour=2, minute=30)

    assert exists(night)
    assert occurrences(weekly(night), before=moment(night + timedelta(days=1)))[0].start.astimezone(UTC).hour == 0
    assert local_of(moment(night) + timedelta(0)) == night


def test_a_meeting_in_the_night_of_a_change_takes_as_long_as_was_agreed() -> None:
    found = occurrences(weekly(SPRING.replace(hour=1, minute=30)), before=moment(SPRING + timedelta(days=1)))[0]

    assert found.end == SPRING.replace(hour=3, minute=30, tzinfo=ZONE)


def test_a_moved_meeting_stands_where_it_is_now_and_a_cancelled_one_nowhere() -> None:
    start = datetime(2027, 1, 5, 10)
    second, third, sixth = (start + timedelta(weeks=each) for each in (1, 2, 5))
    series = weekly(start, dropped=frozenset({second}), moved=(Moved(sixth, third - timedelta(days=1), 90),))

    found = occurrences(series, since=moment(start + timedelta(days=1)), before=moment(third + timedelta(hours=1)))

    assert [(each.original, local_of(each.start), each.is_moved) for each in found] == [
        (sixth, third - timedelta(days=1), True),
        (third, third, False),
    ]
    assert found[0].end - found[0].start == timedelta(minutes=90)


def test_one_meeting_by_its_lasting_name() -> None:
    start = datetime(2027, 1, 5, 10)
    series = weekly(start, dropped=frozenset({start + timedelta(weeks=1)}))

    assert occurrence(series, start + timedelta(weeks=2)).start == moment(start + timedelta(weeks=2))
    for unknown in (start + timedelta(weeks=1), start + timedelta(days=1), start - timedelta(weeks=1)):
        with pytest.raises(NoSuchMeeting):
            occurrence(series, unknown)


def test_a_meeting_without_a_rule_is_a_series_of_one() -> None:
    found = occurrences(Series("een@voorbeeld.test", datetime(2027, 1, 5, 10), 60))

    assert [each.start for each in found] == [moment(datetime(2027, 1, 5, 10))]


@pytest.mark.parametrize(
    "parts",
    [
        {"minutes": 0},
        {"moved": (Moved(datetime(2027, 1, 5, 10), datetime(2027, 1, 6, 10), 0),)},
        {"moved": (Moved(datetime(2027, 1, 5, 10), datetime(2027, 1, 6, 10), 60),) * 2},
        {
            "moved": (Moved(datetime(2027, 1, 5, 10), datetime(2027, 1, 6, 10), 60),),
            "dropped": frozenset({datetime(2027, 1, 5, 10)}),
        },
        {"start": datetime(2027, 1, 5, 10, tzinfo=ZONE)},
    ],
)
def test_parts_that_make_no_series_are_refused(parts: dict[str, object]) -> None:
    with pytest.raises(ValueError):
        Series(**{"uid": "een@voorbeeld.test", "start": datetime(2027, 1, 5, 10), "minutes": 60, **parts})  # type: ignore[arg-type]
