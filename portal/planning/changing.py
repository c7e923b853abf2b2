"""Changing a series: this meeting, this and following, or all. Pure: a description in, new descriptions out.

What was changed or cancelled by itself before stays so: it belongs to its week, month or year. When the third Tuesday
was cancelled and Tuesdays become Wednesdays, the Wednesday of that week is cancelled; a moved meeting keeps its own
time. When the period itself changes (weekly becomes monthly), what was cancelled or moved stays on days that the new
rule has too. What has no place any more is told as `lost`, so that a screen can say it; nothing vanishes unsaid.

"This and following" splits a series in two, each with an identity of its own: calendars understand that everywhere,
unlike RANGE=THISANDFUTURE (RFC 5545, 3.2.13), which most of them ignore.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from portal.planning.rules import Rule, moved_to
from portal.planning.series import Moved, Series, originals, require_existing, require_original


@dataclass(frozen=True)
class Changed:
    """A series after a change, and the originals that were cancelled or moved and have no place in it any more."""

    series: Series
    lost: tuple[datetime, ...] = ()


@dataclass(frozen=True)
class Split:
    """A series in two: what stays as it was (None when nothing came before), and what follows."""

    before: Series | None
    after: Series
    lost: tuple[datetime, ...] = ()


def change_this(
    series: Series, original: datetime, *, start: datetime | None = None, minutes: int | None = None
) -> Series:
    """Move one meeting, or give it another length; moving it back to where its rule has it undoes that.

    Args:
        original: its lasting name.
        start: local; where it is now, without it.

    Raises:
        NoSuchMeeting: the rule does not give it, or it was cancelled.
        Unfit: there is no such time in that night.
    """
    require_original(series, original)
    now = next((each for each in series.moved if each.original == original), Moved(original, original, series.minutes))
    then = Moved(original, start or now.start, minutes or now.minutes)
    others = [each for each in series.moved if each.original != original]
    if then != Moved(original, original, series.minutes):
        others.append(then)
    return replace(series, moved=tuple(sorted(others, key=lambda each: each.original)))


def drop_this(series: Series, original: datetime) -> Series:
    """Cancel one meeting, moved or not.

    Raises:
        NoSuchMeeting: the rule does not give it, or it was cancelled already.
    """
    require_original(series, original)
    moved = tuple(each for each in series.moved if each.original != original)
    return replace(series, dropped=series.dropped | {original}, moved=moved)


def restore_this(series: Series, original: datetime) -> Series:
    """Take back that one meeting was cancelled; it is where its rule has it."""
    return replace(series, dropped=series.dropped - {original})


def change_all(
    series: Series,
    *,
    original: datetime | None = None,
    start: datetime | None = None,
    minutes: int | None = None,
    rule: Rule | None = None,
) -> Changed:
    """Change all meetings that were not changed by themselves.

    Args:
        original: the meeting that somebody looked at; without it the first that the rule gives, cancelled or not.
        start: local; when that meeting is to be. The others move along: as many days, and to the same hour.
        minutes: their new length.
        rule: a new rule, with its end, in step with the first meeting as it will be. Without it the old one moves
            along, and so does the day of its end.

    Raises:
        NoSuchMeeting: `original` is no meeting of the series.
        Unfit: the first meeting would be at a time that does not exist.
        ValueError: the rule does not fit the first meeting.
    """
    first = series.start
    if original is not None:
        require_original(series, original)
    if start is not None:
        require_existing(start)
        seen = original or series.start
        first = datetime.combine(series.start.date() + (start.date() - seen.date()), start.time())
        # The meeting that somebody looked at goes where they put it, also when it had been moved by itself.
        series = replace(series, moved=tuple(each for each in series.moved if each.original != seen))
    plain = replace(
        series,
        start=first,
        minutes=minutes or series.minutes,
        rule=rule or _along(series, first),
        dropped=frozenset(),
        moved=(),
    )
    return _carry(series, plain)


def change_following(
    series: Series,
    original: datetime,
    *,
    uid: str,
    start: datetime | None = None,
    minutes: int | None = None,
    rule: Rule | None = None,
) -> Split:
    """Change a meeting and all that follow: the series ends before it, and a new one begins with it.

    Args:
        original: the first meeting that changes.
        uid: names the new series. Not used when `original` is the first meeting: then all changes, under its own name.
        start: local; when that meeting is to be.
        minutes, rule: as in `change_all`; a rule that was to come so many times comes what is left of them.

    Raises:
        NoSuchMeeting, Unfit, ValueError: as in `change_all`.
    """
    number = require_original(series, original)
    tail = _tail(series, original, number, uid)
    changed = change_all(tail, start=start, minutes=minutes, rule=rule)
    return Split(_head(series, original, number), changed.series, changed.lost)


def drop_following(series: Series, original: datetime) -> Series | None:
    """End a series before this meeting; None when it was the first, so that nothing is left.

    Raises:
        NoSuchMeeting: the rule does not give it, or it was cancelled.
    """
    return _head(series, original, require_original(series, original))


def _head(series: Series, original: datetime, number: int) -> Series | None:
    if number == 0 or series.rule is None:
        return None
    if series.rule.count is None:
        rule = replace(series.rule, until=original.date() - timedelta(days=1))
    else:
        rule = replace(series.rule, count=number)
    return replace(
        series,
        rule=rule,
        dropped=frozenset(each for each in series.dropped if each < original),
        moved=tuple(each for each in series.moved if each.original < original),
    )


def _tail(series: Series, original: datetime, number: int, uid: str) -> Series:
    """What follows, unchanged, as a series that begins with this meeting."""
    rule = series.rule
    if rule is not None and rule.count is not None:
        rule = replace(rule, count=rule.count - number)
    return replace(
        series,
        uid=uid if number else series.uid,
        start=original,
        rule=rule,
        dropped=frozenset(each for each in series.dropped if each >= original),
        moved=tuple(each for each in series.moved if each.original >= original),
    )


def _along(series: Series, first: datetime) -> Rule | None:
    """The rule of a series that now begins at this time."""
    shift = first.date() - series.start.date()
    if series.rule is None or not shift:
        return series.rule
    rule = moved_to(series.rule, first.date())
    return replace(rule, until=rule.until + shift) if rule.until else rule


def _carry(old: Series, new: Series) -> Changed:
    """What was cancelled or moved, at its place in the new series."""
    places = _places(old, new)
    special = {*old.dropped, *(each.original for each in old.moved)}
    dropped = frozenset(places[each] for each in old.dropped if each in places)
    moved = (replace(each, original=places[each.original]) for each in old.moved if each.original in places)
    carried = replace(new, dropped=dropped, moved=tuple(moved))
    return Changed(carried, tuple(sorted(special - places.keys())))


def _places(old: Series, new: Series) -> dict[datetime, datetime]:
    """Original -> the original that it becomes: of the same period, or of the same day when periods differ."""
    if _period(old) == _period(new):
        at = dict(originals(new))
        return {local: at[period] for period, local in originals(old) if period in at}
    on = {local.date(): local for _number, local in originals(new)}
    return {local: on[local.date()] for _number, local in originals(old) if local.date() in on}


def _period(series: Series) -> object:
    return series.rule and (series.rule.frequency, series.rule.interval)
