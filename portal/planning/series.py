"""A series of meetings: a rule, what was cancelled of it, and what was moved; and when the meetings are.

Times are what a clock in the Netherlands shows (naive `datetime`, called *local* here): a meeting at 10:00 stays at
10:00 when the clock changes (RFC 5545, 3.3.5, form 3: local time with a zone). The two odd nights:

- **a time that does not exist** (02:30 in the night that summer time begins): nobody can choose it for a first or a
  moved meeting (`Unfit`); where a rule comes to it, that meeting is left out and not counted (RFC 5545, 3.3.10).
- **a time that comes twice** (02:30 in the night that winter time begins): the first of the two (RFC 5545, 3.3.5).

`original` names a meeting of a series for ever: the local time that the rule gives it, whatever became of it since; it
is the RECURRENCE-ID of calendars (RFC 5545, 3.8.4.4). How a series is changed: `portal.planning.changing`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from portal.planning.rules import MOST, Rule, days, fits
from tenants.errors import Invalid

ZONE = ZoneInfo("Europe/Amsterdam")
LONGEST = 7 * 24 * 60  # minutes


class Unfit(Invalid):
    """A time or rule that somebody chose and that cannot be; carries the sentence for the screen."""


class NoSuchMeeting(LookupError):
    """The series has no meeting of that original time, or it was cancelled."""


@dataclass(frozen=True)
class Moved:
    """One meeting that is at another time than its rule says, or takes longer or shorter."""

    original: datetime
    start: datetime
    minutes: int


@dataclass(frozen=True)
class Series:
    """A series, or with `rule=None` a single meeting.

    Attributes:
        uid: names it in calendars.
        start: local; the first meeting, in step with the rule.
        minutes: how long each takes.
        rule: how it comes back.
        dropped: originals that were cancelled (EXDATE).
        moved: meetings that were changed by themselves (RECURRENCE-ID), one at most for each original.

    Raises:
        Unfit: the first or a moved meeting is at a time that does not exist.
        ValueError: the parts do not fit together.
    """

    uid: str
    start: datetime
    minutes: int
    rule: Rule | None = None
    dropped: frozenset[datetime] = field(default_factory=frozenset)
    moved: tuple[Moved, ...] = ()

    def __post_init__(self) -> None:
        require_existing(self.start)
        for each in self.moved:
            require_existing(each.start)
        if not all(1 <= each <= LONGEST for each in (self.minutes, *(each.minutes for each in self.moved))):
            raise ValueError(f"A meeting takes 1 to {LONGEST} minutes.")
        originals = [each.original for each in self.moved]
        if len(set(originals)) < len(originals) or self.dropped & set(originals):
            raise ValueError("A meeting was moved twice, or moved and cancelled.")
        if self.rule and not fits(self.rule, self.start.date()):
            raise ValueError("The first meeting is not one that its rule gives.")


@dataclass(frozen=True)
class Occurrence:
    """A meeting that takes place: its lasting name, and when it is, aware, in Dutch time."""

    original: datetime
    start: datetime
    end: datetime
    is_moved: bool


def exists(local: datetime) -> bool:
    """Whether Dutch clocks show this time on this day."""
    return local.replace(tzinfo=ZONE).astimezone(UTC).astimezone(ZONE).replace(tzinfo=None, fold=0) == local


def moment(local: datetime) -> datetime:
    """The aware time; of a time that comes twice the first."""
    return local.replace(tzinfo=ZONE, fold=0)


def local_of(aware: datetime) -> datetime:
    """What Dutch clocks show at this moment."""
    return aware.astimezone(ZONE).replace(tzinfo=None, fold=0)


def require_existing(local: datetime) -> None:
    if local.tzinfo is not None:
        raise ValueError("A local time has no zone.")
    if not exists(local):
        raise Unfit(_("Die nacht gaat de klok een uur vooruit. Deze tijd bestaat dan niet. Kies een andere tijd."))


def originals(series: Series) -> Iterator[tuple[int, datetime]]:
    """What the rule gives, cancelled ones included: the number of the period, and the local time.

    A rule without an end gives at most `MOST`, as any rule.
    """
    if series.rule is None:
        yield 0, series.start
        return
    left = MOST if series.rule.count is None else series.rule.count
    for period, day in days(series.rule, series.start.date()):
        local = datetime.combine(day, series.start.time())
        if not exists(local):
            continue
        if left == 0:
            return
        left -= 1
        yield period, local


def occurrences(series: Series, *, since: datetime | None = None, before: datetime | None = None) -> list[Occurrence]:
    """The meetings that begin in a window, in order of time; moved ones by when they are now.

    Args:
        since: aware; from the first one without it.
        before: aware, not included. A rule without an end gives at most `MOST` meetings without it.
    """
    moved = {each.original: each for each in series.moved}
    last = max([local_of(before), *moved]) if before else None
    found = []
    for _period, original in originals(series):
        if last and original > last:
            break
        if original in series.dropped:
            continue
        each = _occurrence(series, original, moved.get(original))
        if (since is None or each.start >= since) and (before is None or each.start < before):
            found.append(each)
    return sorted(found, key=lambda each: (each.start, each.original))


def occurrence(series: Series, original: datetime) -> Occurrence:
    """One meeting by its lasting name.

    Raises:
        NoSuchMeeting: the rule does not give it, or it was cancelled.
    """
    require_original(series, original)
    return _occurrence(series, original, next((each for each in series.moved if each.original == original), None))


def require_original(series: Series, original: datetime) -> int:
    """How many meetings the rule gives before this one.

    Raises:
        NoSuchMeeting: the rule does not give it, or it was cancelled.
    """
    for number, (_period, local) in enumerate(originals(series)):
        if local == original and original not in series.dropped:
            return number
        if local >= original:
            break
    raise NoSuchMeeting(original.isoformat())


def _occurrence(series: Series, original: datetime, moved: Moved | None) -> Occurrence:
    start = moment(moved.start if moved else original)
    length = timedelta(minutes=moved.minutes if moved else series.minutes)
    end = (start.astimezone(UTC) + length).astimezone(ZONE)
    return Occurrence(original, start, end, is_moved=moved is not None)
