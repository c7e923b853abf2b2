"""Between the rows of a series and what `portal.planning` says of it: a rule, what was dropped, what was moved."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from portal.meetings.models import Meeting, Series
from portal.meetings.words import MeetingState
from portal.planning import changing
from portal.planning import series as planning
from portal.planning.rules import Frequency, Rule, rule_on
from portal.planning.series import local_of, moment, originals

MOST_MEETINGS = 60
LONGEST_AHEAD = timedelta(days=3 * 366)


@dataclass(frozen=True)
class Moving:
    """A series in two. `places` tells per row where the rule puts it now; `before` is None when nothing came before."""

    places: Mapping[int, datetime]
    before: Rule | None
    after: Rule | None


class Reach(StrEnum):
    """Which meetings of a series a change is for."""

    THIS = "this"
    FOLLOWING = "following"
    ALL = "all"


def rule_asked(first: date, frequency: Frequency, until: date, interval: int = 1) -> Rule:
    """The rule that somebody means who points at a day: that weekday of the month, the last one when it is the last."""
    weekly = frequency is Frequency.WEEKLY
    asked = rule_on(first, frequency, interval=interval, by_weekday=not weekly, last=True)
    return Rule(**{**asdict(asked), "until": until})


def written(rule: Rule) -> dict[str, Any]:
    """A rule as it is stored."""
    told = asdict(rule)
    told["until"] = rule.until.isoformat() if rule.until else None
    return {name: value for name, value in told.items() if value is not None}


def read(told: dict[str, Any]) -> Rule:
    """A stored rule."""
    until = told.get("until")
    return Rule(
        **{
            **told,
            "frequency": Frequency(told["frequency"]),
            "until": date.fromisoformat(until) if until else None,
        }
    )


def description_of(series: Series, meetings: Iterable[Meeting]) -> planning.Series:
    """What the planning says of these rows: cancelled ones are dropped, others may have moved.

    Args:
        meetings: all rows of the series.
    """
    rows = [each for each in meetings if each.occurrence_at is not None]
    dropped = {_original(each) for each in rows if each.state == MeetingState.CANCELLED}
    moved = tuple(
        planning.Moved(_original(each), local_of(each.starts_at), each.minutes)
        for each in sorted(rows, key=_original)
        if each.state != MeetingState.CANCELLED
        and (each.starts_at != each.occurrence_at or each.minutes != series.minutes)
    )
    return planning.Series(
        calendar_uid(series.uid),
        local_of(series.starts_at),
        series.minutes,
        read(series.rule),
        frozenset(dropped),
        moved,
    )


def calendar_uid(uid: UUID) -> str:
    """What names a meeting or a series in calendars, for ever."""
    return f"{uid}@ketenwijzer"


def is_of_its_own(meeting: Meeting, series: Series) -> bool:
    """Whether this one was moved by itself: a change of the whole leaves its time alone."""
    return meeting.starts_at != meeting.occurrence_at or meeting.minutes != series.minutes


def _original(meeting: Meeting) -> datetime:
    assert meeting.occurrence_at is not None
    return local_of(meeting.occurrence_at)


def places_after(series: Series, rows: list[Meeting], first: Meeting, start: datetime, minutes: int) -> Moving:
    """Where the meetings from one on come to stand when that one begins at another time.

    Args:
        rows: all rows of the series.
        first: the first that changes.
        start: local; when it is to be.

    Raises:
        Unfit: there is no such time in that night.
    """
    old = description_of(series, rows)
    original = _original(first)
    split = changing.change_following(old, original, uid=old.uid, start=start, minutes=minutes)
    numbers = {local: number for number, local in originals(old)}
    new = dict(originals(split.after))
    places = {
        row.pk: moment(new[numbers[_original(row)] - numbers[original]])
        for row in rows
        if _original(row) >= original and numbers[_original(row)] - numbers[original] in new
    }
    return Moving(places, split.before.rule if split.before is not None else None, split.after.rule)
