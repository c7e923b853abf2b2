"""From the text of HSDS fields to rules. What cannot be read makes a rule that never holds, not an error."""

import re
from datetime import date, time

from portal.socialmap.opening.model import ByDay, Rule

WEEKDAYS = {name: number for number, name in enumerate(("MO", "TU", "WE", "TH", "FR", "SA", "SU"))}
_BYDAY = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
MOST_PARTS = 366


def rule_of(
    *,
    opens_at: time | None,
    closes_at: time | None,
    freq: str = "",
    interval: int | None = None,
    byday: str = "",
    bymonthday: str = "",
    byweekno: str = "",
    byyearday: str = "",
    wkst: str = "",
    dtstart: date | None = None,
    until: date | None = None,
    count: int | None = None,
    valid_from: date | None = None,
    valid_to: date | None = None,
    open_on_holidays: bool = False,
    note: str = "",
) -> Rule:
    """Read a schedule.

    Without a frequency: days of the week mean weekly, days of the month monthly, a start alone means once.
    """
    days, days_fine = _bydays(byday)
    monthdays, monthdays_fine = _numbers(bymonthday, 31)
    weeks, weeks_fine = _numbers(byweekno, 53)
    yeardays, yeardays_fine = _numbers(byyearday, 366)
    step = 1 if interval is None else interval
    return Rule(
        opens_at=opens_at,
        closes_at=closes_at,
        freq=freq.strip().upper() or ("MONTHLY" if monthdays or any(d.nth for d in days) else "WEEKLY" if days else ""),
        interval=max(step, 1),
        byday=days,
        bymonthday=monthdays,
        byweekno=weeks,
        byyearday=yeardays,
        week_starts=WEEKDAYS.get(wkst.strip().upper(), 0),
        dtstart=dtstart,
        until=until,
        count=count,
        valid_from=valid_from,
        valid_to=valid_to,
        open_on_holidays=open_on_holidays,
        note=note.strip(),
        broken=step < 1 or not (days_fine and monthdays_fine and weeks_fine and yeardays_fine),
    )


def _bydays(text: str) -> tuple[tuple[ByDay, ...], bool]:
    parts = _parts(text.upper())
    found = [_BYDAY.fullmatch(part) for part in parts]
    days = tuple(ByDay(WEEKDAYS[match[2]], int(match[1] or 0)) for match in found if match)
    return days, len(days) == len(parts)


def _numbers(text: str, largest: int) -> tuple[tuple[int, ...], bool]:
    parts = _parts(text)
    numbers = tuple(int(part) for part in parts if re.fullmatch(r"[+-]?\d{1,3}", part))
    fine = tuple(number for number in numbers if 1 <= abs(number) <= largest)
    return fine, len(fine) == len(parts)


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split(",", MOST_PARTS) if part.strip()]
