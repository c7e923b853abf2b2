"""This meeting, this and following, all: what changes, what stays, and that nothing is lost unsaid."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.planning.changing import (
    change_all,
    change_following,
    change_this,
    drop_following,
    drop_this,
    restore_this,
)
from portal.planning.rules import Frequency, Rule, rule_on
from portal.planning.series import NoSuchMeeting, Series, Unfit, local_of, moment, occurrences, originals
from tests.portal.planning.making import made

TUESDAY = datetime(2027, 1, 5, 10)
SERIES = Series("een@voorbeeld.test", TUESDAY, 60, Rule(Frequency.WEEKLY, weekday=1, count=6))
BEFORE = moment(datetime(2045, 1, 1))


def week(number: int, **shift: int) -> datetime:
    return TUESDAY + timedelta(weeks=number, **shift)


def locals_of(series: Series | None) -> list[datetime]:
    return [] if series is None else [local_of(each.start) for each in occurrences(series, before=BEFORE)]


def test_this_one_moves_alone_and_back() -> None:
    moved = change_this(SERIES, week(2), start=week(2, days=1))

    assert locals_of(moved) == [week(0), week(1), week(2, days=1), week(3), week(4), week(5)]
    assert change_this(moved, week(2), start=week(2)) == SERIES
    longer = change_this(moved, week(2), minutes=90)
    assert [(each.start, each.minutes) for each in longer.moved] == [(week(2, days=1), 90)]


def test_this_one_is_cancelled_alone_moved_or_not_and_back() -> None:
    cancelled = drop_this(change_this(SERIES, week(2), start=week(2, days=1)), week(2))

    assert locals_of(cancelled) == [week(each) for each in (0, 1, 3, 4, 5)]
    assert restore_this(cancelled, week(2)) == SERIES
    with pytest.raises(NoSuchMeeting):
        drop_this(cancelled, week(2))


def test_all_move_along_and_exceptions_stay_with_their_week() -> None:
    series = change_this(drop_this(SERIES, week(2)), week(3), start=week(3, hours=4))

    changed = change_all(series, original=week(1), start=week(1, days=1, hours=1), minutes=45)

    later = {"days": 1, "hours": 1}
    assert locals_of(changed.series) == [
        week(0, **later),
        week(1, **later),
        week(3, hours=4),
        week(4, **later),
        week(5, **later),
    ]
    assert changed.series.rule == Rule(Frequency.WEEKLY, weekday=2, count=6)
    assert changed.series.minutes == 45
    assert changed.lost == ()


def test_the_meeting_that_one_looked_at_goes_along_also_when_it_had_been_moved() -> None:
    series = change_this(SERIES, week(2), start=week(2, days=1))

    changed = change_all(series, original=week(2), start=week(2, days=2)).series

    assert locals_of(changed) == [week(each, days=2) for each in range(6)]


def test_the_last_day_of_a_rule_moves_along() -> None:
    rule = Rule(Frequency.WEEKLY, weekday=1, until=week(5).date())

    changed = change_all(replace(SERIES, rule=rule), start=week(0, days=1)).series

    assert len(locals_of(changed)) == 6


def test_this_and_following_splits_and_the_count_is_shared() -> None:
    series = drop_this(drop_this(SERIES, week(0)), week(4))

    split = change_following(series, week(2), uid="twee@voorbeeld.test", start=week(2, hours=3))

    assert locals_of(split.before) == [week(1)]
    assert locals_of(split.after) == [week(each, hours=3) for each in (2, 3, 5)]
    assert split.after.uid == "twee@voorbeeld.test"
    assert split.before is not None
    assert split.before.uid == SERIES.uid


def test_from_the_first_on_is_all_and_keeps_its_name() -> None:
    split = change_following(SERIES, week(0), uid="twee@voorbeeld.test", start=week(0, hours=1))

    assert split.before is None
    assert split.after == change_all(SERIES, start=week(0, hours=1)).series


def test_another_period_keeps_exceptions_on_days_that_both_have_and_tells_the_rest() -> None:
    series = drop_this(drop_this(SERIES, week(1)), week(4))
    rule = rule_on(TUESDAY.date(), Frequency.WEEKLY, interval=2)

    changed = change_all(series, rule=replace(rule, count=6))

    assert changed.series.dropped == {week(4)}
    assert changed.lost == (week(1),)


def test_an_exception_in_a_month_that_has_no_such_day_is_told() -> None:
    start = datetime(2027, 1, 30, 10)
    series = Series("een@voorbeeld.test", start, 60, replace(rule_on(start.date(), Frequency.MONTHLY), count=6))
    series = drop_this(series, datetime(2027, 4, 30, 10))

    changed = change_all(series, start=datetime(2027, 1, 31, 10))

    assert changed.lost == (datetime(2027, 4, 30, 10),)


def test_following_are_cancelled() -> None:
    assert locals_of(drop_following(SERIES, week(2))) == [week(0), week(1)]
    endless = replace(SERIES, rule=Rule(Frequency.WEEKLY, weekday=1))
    assert locals_of(drop_following(endless, week(2))) == [week(0), week(1)]
    assert drop_following(SERIES, week(0)) is None


def test_a_meeting_that_is_not_there_cannot_be_changed() -> None:
    for change in (
        lambda original: change_this(SERIES, original, minutes=5),
        lambda original: drop_this(SERIES, original),
        lambda original: drop_following(SERIES, original),
        lambda original: change_all(SERIES, original=original, start=week(0)),
        lambda original: change_following(SERIES, original, uid="twee@voorbeeld.test"),
    ):
        with pytest.raises(NoSuchMeeting):
            change(week(1, days=1))


def test_nothing_moves_to_a_time_that_does_not_exist() -> None:
    sunday = datetime(2027, 3, 28, 10)
    series = Series("een@voorbeeld.test", sunday, 60, rule_on(sunday.date(), Frequency.WEEKLY))

    with pytest.raises(Unfit):
        change_this(series, sunday, start=sunday.replace(hour=2, minute=30))
    with pytest.raises(Unfit):
        change_all(series, start=sunday.replace(hour=2, minute=30))


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 10**6), st.integers(0, 60))
def test_a_split_that_changes_nothing_moves_no_meeting(seed: int, at: int) -> None:
    series = made(Random(seed), 1)[0]
    standing = [local for _period, local in originals(series) if local not in series.dropped and local.year < 2040]
    if not standing:
        return
    split = change_following(series, standing[at % len(standing)], uid="twee@voorbeeld.test")

    assert sorted(locals_of(split.before) + locals_of(split.after)) == locals_of(series)
    assert split.lost == ()


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 10**6), st.integers(-3, 3))
def test_whatever_changes_every_exception_stays_or_is_told(seed: int, shift: int) -> None:
    series = made(Random(seed), 1)[0]
    exceptions = len(series.dropped) + len(series.moved)
    was_moved = sum(each.original == series.start for each in series.moved)

    changed = change_all(series, start=series.start.replace(hour=12) + timedelta(days=shift))

    kept = len(changed.series.dropped) + len(changed.series.moved)
    assert kept + len(changed.lost) == exceptions - was_moved


def test_a_day_of_until_is_the_last() -> None:
    series = replace(SERIES, rule=Rule(Frequency.WEEKLY, weekday=1, until=date(2027, 1, 19)))

    assert locals_of(series) == [week(0), week(1), week(2)]
