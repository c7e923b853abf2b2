"""Opening hours as ORServices writes them ("Monday - Friday", "8:30AM", "Closed") -> RFC 5545."""

import re
from collections.abc import Mapping

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_TIME = re.compile(r"^(\d{1,2})(?::(\d{2}))?\s*([ap])\.?m\.?$", re.IGNORECASE)
_RANGE = re.compile(r"^(\w+)\s*(?:-|–|to|through)\s*(\w+)$", re.IGNORECASE)


def hours(cells: Mapping[str, str]) -> dict[str, str] | None:
    """The HSDS fields of one schedule row.

    Returns:
        Fields with a weekly rule; a description alone when the row says that something is closed; None when the row
        cannot be read as hours.
    """
    opens, closes = cells.get("opens", "").strip(), cells.get("closes", "").strip()
    if opens.lower() == "closed":
        return {"description": f"Closed: {cells.get('weekday', '').strip()}".rstrip(": ")}
    around_the_clock = _days_by_number(cells.get("open_24_hours", ""))
    if around_the_clock and not opens:
        return _weekly(around_the_clock, "00:00", "00:00")
    days = _days(cells.get("weekday", ""))
    opened, closed = _time(opens), _time(closes)
    if not days or opened is None or closed is None:
        return None
    return _weekly(days, opened, closed)


def as_text(cells: Mapping[str, str]) -> str:
    """What the row says, for a person to read."""
    said = [cells.get(column, "").strip() for column in ("weekday", "byday", "opens", "closes")]
    return " ".join(part for part in said if part)


def _weekly(days: list[str], opens: str, closes: str) -> dict[str, str]:
    return {"freq": "WEEKLY", "byday": ",".join(days), "opens_at": opens, "closes_at": closes}


def _days(text: str) -> list[str]:
    found: set[int] = set()
    for part in re.split(r"[,&/]|\band\b", text.lower()):
        word = part.strip()
        if not word:
            continue
        stretch = _RANGE.match(word)
        if stretch:
            first, last = _day(stretch[1]), _day(stretch[2])
            if first is None or last is None:
                return []
            found |= {(first + step) % 7 for step in range((last - first) % 7 + 1)}
            continue
        day = _day(word)
        if day is None:
            return []
        found.add(day)
    return [DAYS[number] for number in sorted(found)]


def _day(word: str) -> int | None:
    clean = word.strip(" .").removesuffix("s")
    if len(clean) < 2:
        return None
    return next((number for number, name in enumerate(_NAMES) if name.startswith(clean)), None)


def _days_by_number(text: str) -> list[str]:
    numbers = [part.strip() for part in text.split(",")]
    return [DAYS[int(number) - 1] for number in numbers if number.isdigit() and 1 <= int(number) <= 7]


def _time(text: str) -> str | None:
    match = _TIME.match(text)
    if match is None:
        return None
    hour, minute = int(match[1]), int(match[2] or 0)
    if not 1 <= hour <= 12 or minute > 59:
        return None
    return f"{hour % 12 + (12 if match[3].lower() == 'p' else 0):02d}:{minute:02d}"
