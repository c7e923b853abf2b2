"""The week as an editor fills it in: for each day some hours, each with a word. Kept as typed until it can be read."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import time
from typing import Any

from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _

from portal.socialmap.opening.plan import MOST_A_DAY, Span, WeekPlan, problems_of

_TIME = re.compile(r"(\d{1,2})(?:[.:u]?\s?(\d{2}))?")
LONGEST_NOTE = 200
WORKDAYS = range(5)


@dataclass(frozen=True)
class SpanTyped:
    """Hours as typed."""

    opens: str = ""
    closes: str = ""
    note: str = ""
    holidays: bool = False

    def __bool__(self) -> bool:
        return bool(self.opens or self.closes or self.note)


@dataclass(frozen=True)
class DayTyped:
    number: int
    spans: tuple[SpanTyped, ...]
    wrong: str = ""

    @property
    def name(self) -> str:
        return str(WEEKDAYS[self.number]).capitalize()


@dataclass
class WeekTyped:
    """A week in the making."""

    days: tuple[DayTyped, ...]
    wrong: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, plan: WeekPlan) -> "WeekTyped":
        return cls(
            tuple(
                DayTyped(
                    number,
                    tuple(SpanTyped(_as_typed(s.opens), _as_typed(s.closes), s.note, s.on_holidays) for s in spans),
                )
                for number, spans in enumerate(plan.days)
            )
        )

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> "WeekTyped":
        """From the fields "d0-0-opens" and so on; a day has six rows at most."""
        days = []
        for number in range(7):
            rows = (_span(data, f"d{number}-{place}") for place in range(MOST_A_DAY + 1))
            days.append(DayTyped(number, tuple(row for row in rows if row)))
        return cls(tuple(days))

    def do(self, what: str) -> None:
        """A button inside the week: "copy:0" (to the working days), "all:0" (to all days), "clear:0", "more:0"."""
        verb, _colon, number = what.partition(":")
        day = int(number) if number.isdigit() and int(number) < 7 else None
        if verb == "empty":
            self.days = tuple(replace(each, spans=()) for each in self.days)
        if day is None:
            return
        spans = self.days[day].spans
        copied = {"copy": frozenset(WORKDAYS), "all": frozenset(range(7))}.get(verb, frozenset())
        if copied:
            self.days = tuple(replace(each, spans=spans) if each.number in copied else each for each in self.days)
        if verb == "clear":
            self.days = tuple(replace(each, spans=()) if each.number == day else each for each in self.days)

    def plan(self) -> WeekPlan | None:
        """The week, or None with `wrong` filled in."""
        self.wrong = []
        found: dict[int, list[Span]] = {}
        for day in self.days:
            for span in day.spans:
                read = _read(span)
                if read is None:
                    self.wrong.append(
                        _("%(day)s: vul een begintijd en een eindtijd in, zoals 09:00 en 17:00.") % {"day": day.name}
                    )
                else:
                    found.setdefault(day.number, []).append(read)
        plan = WeekPlan.of(found)
        self.wrong = list(dict.fromkeys(self.wrong)) or problems_of(plan)
        return None if self.wrong else plan

    def rows(self) -> list[tuple[DayTyped, list[tuple[str, SpanTyped]]]]:
        """Each day with its rows and one empty one; the text is the beginning of the names of its fields."""
        return [
            (
                day,
                [(f"d{day.number}-{place}", span) for place, span in enumerate((*day.spans, SpanTyped())[:MOST_A_DAY])],
            )
            for day in self.days
        ]


def time_of(text: str) -> time | None:
    """A time as people type it: 9, 9.30, 09:30, 9u30. 24:00 is midnight."""
    match = _TIME.fullmatch(text.strip().lower())
    if match is None:
        return None
    hour, minute = int(match[1]), int(match[2] or 0)
    if (hour, minute) == (24, 0):
        return time(0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _span(data: Mapping[str, Any], name: str) -> SpanTyped:
    given = [str(data.get(f"{name}-{part}", "")).strip()[:LONGEST_NOTE] for part in ("opens", "closes", "note")]
    opens, closes, note = given
    return SpanTyped(opens, closes, note, bool(data.get(f"{name}-holidays")))


def _read(span: SpanTyped) -> Span | None:
    opens, closes = time_of(span.opens), time_of(span.closes)
    if opens is None or closes is None:
        return None
    return Span(opens, closes, span.note, span.holidays)


def _as_typed(at: time) -> str:
    return f"{at:%H:%M}"
