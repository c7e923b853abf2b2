"""The clock of what lies on the table: minutes left, and the share of its time as a ring."""

from dataclasses import dataclass

from django.utils import timezone

from portal.agendas.selectors import Line

AROUND = 106.8  # of a circle with a radius of 17


@dataclass(frozen=True)
class Clock:
    """`light` is green, amber in the last three minutes, red after them."""

    left: int
    over: int
    light: str
    ring: str


def clock_of(line: Line | None) -> Clock | None:
    """The clock of a running line."""
    if line is None:
        return None
    gone = (timezone.now() - line.starts_at).total_seconds() / 60
    left = line.minutes - gone
    share = min(max(gone / line.minutes, 0), 1) if line.minutes else 1
    light = "red" if left < 0 else "amber" if left <= 3 else "green"
    return Clock(max(round(left), 0), max(round(-left), 0), light, f"{AROUND * share:.1f} {AROUND}")
