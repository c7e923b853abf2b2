"""The usual week as people edit it: for each day its hours. To rules and back, and in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import time
from itertools import groupby, pairwise
from typing import Any

from django.utils.translation import gettext as _

from portal.socialmap.opening.model import Rule, SpecialDay, Timetable
from portal.socialmap.opening.parsing import WEEKDAYS, rule_of

CODES = tuple(WEEKDAYS)
# Dutch whatever the language of the screen: these words are read back from files.
DAY_WORDS = ("ma", "di", "wo", "do", "vr", "za", "zo")
ROUND_THE_CLOCK, ON_HOLIDAYS = "dag en nacht", "ook op feestdagen"
# A desk that closes later than this at night closes on a day of its own: more likely a slip of the pen.
LATEST_NIGHT = time(6)
MOST_A_DAY = 6


@dataclass(frozen=True, order=True)
class Span:
    """Open from and until. `closes` that is not after `opens` lies on the next day; 0.00 to 0.00 is day and night."""

    opens: time
    closes: time
    note: str = ""
    on_holidays: bool = False

    @property
    def round_the_clock(self) -> bool:
        return self.opens == self.closes == time(0)


@dataclass(frozen=True)
class WeekPlan:
    """The hours of Monday to Sunday, each day in order; a day without hours is closed."""

    days: tuple[tuple[Span, ...], ...] = ((),) * 7

    @staticmethod
    def of(days: Mapping[int, Iterable[Span]]) -> "WeekPlan":
        """A plan from the hours by weekday (Monday is 0)."""
        return WeekPlan(tuple(tuple(sorted(set(days.get(number, ())))) for number in range(7)))

    def __bool__(self) -> bool:
        return any(self.days)


def problems_of(plan: WeekPlan) -> list[str]:
    """What is wrong with a plan, a sentence for each thing; empty when it can be used. Pure."""
    found: list[str] = []
    for number, spans in enumerate(plan.days):
        words = {"day": day_word(number)}
        if len(spans) > MOST_A_DAY:
            found.append(_("Op %(day)s staan te veel tijden.") % words)
        for span in spans:
            if span.opens == span.closes and not span.round_the_clock:
                found.append(_("Op %(day)s is de begintijd gelijk aan de eindtijd.") % words)
            elif span.closes < span.opens and span.closes > LATEST_NIGHT:
                found.append(_("Op %(day)s ligt de eindtijd vóór de begintijd.") % words)
        if any(_ends(first) > _begins(second) for first, second in pairwise(spans)):
            found.append(_("Op %(day)s lopen twee tijden door elkaar.") % words)
    return found


def plan_of(rules: Iterable[Rule]) -> WeekPlan | None:
    """The week that these rules make, or None when they say more than a week can hold (once a month, from a date)."""
    days: dict[int, list[Span]] = {number: [] for number in range(7)}
    for rule in rules:
        if not _is_weekly(rule):
            return None
        assert rule.opens_at is not None
        assert rule.closes_at is not None
        for each in rule.byday:
            days[each.weekday].append(Span(rule.opens_at, rule.closes_at, rule.note, rule.open_on_holidays))
    return WeekPlan.of(days)


def timetable_of(plan: WeekPlan, special_days: Iterable[SpecialDay] = ()) -> Timetable:
    """The plan as everything else reads opening hours: for a preview in the words of the page. Pure."""
    rules = tuple(
        rule_of(
            opens_at=row["opens_at"],
            closes_at=row["closes_at"],
            freq=row["freq"],
            byday=row["byday"],
            open_on_holidays=row["open_on_holidays"],
            note=row["description"],
        )
        for row in schedule_fields(plan)
    )
    return Timetable(rules, tuple(special_days))


def schedule_fields(plan: WeekPlan) -> list[dict[str, Any]]:
    """The rows of HSDS that hold this plan: days with the same hours share one."""
    by_span: dict[Span, list[str]] = {}
    for number, spans in enumerate(plan.days):
        for span in spans:
            by_span.setdefault(span, []).append(CODES[number])
    return [
        {
            "freq": "WEEKLY",
            "byday": ",".join(days),
            "opens_at": span.opens,
            "closes_at": span.closes,
            "description": span.note,
            "open_on_holidays": span.on_holidays,
        }
        for span, days in by_span.items()
    ]


def special_day_fields(day: SpecialDay) -> dict[str, Any]:
    """The row of HSDS that holds this day."""
    return {
        "start_date": day.start,
        "end_date": day.end,
        "closed": day.closed,
        "opens_at": day.opens_at,
        "closes_at": day.closes_at,
        "description": day.description,
    }


def in_words(plan: WeekPlan) -> str:
    """The plan as somebody writes it: "ma-vr 9.00-17.00; za 10.00-12.00 (inloop)". The Dutch reader reads it back."""
    runs: list[tuple[int, int, tuple[Span, ...]]] = []
    for number, spans in enumerate(plan.days):
        if not spans:
            continue
        if runs and runs[-1][2] == spans and runs[-1][1] == number - 1:
            runs[-1] = (runs[-1][0], number, spans)
        else:
            runs.append((number, number, spans))
    return "; ".join(f"{_days(first, last)} {hours}" for first, last, spans in runs for hours in _hours(spans))


def day_word(number: int) -> str:
    return DAY_WORDS[number]


def _is_weekly(rule: Rule) -> bool:
    bounded = (rule.dtstart, rule.until, rule.count, rule.valid_from, rule.valid_to)
    other = (rule.bymonthday, rule.byweekno, rule.byyearday)
    return (
        not rule.broken
        and rule.freq == "WEEKLY"
        and rule.interval == 1
        and bool(rule.byday)
        and all(each.nth == 0 for each in rule.byday)
        and rule.opens_at is not None
        and rule.closes_at is not None
        and not any(each is not None for each in bounded)
        and not any(other)
    )


def _begins(span: Span) -> int:
    return span.opens.hour * 60 + span.opens.minute


def _ends(span: Span) -> int:
    minutes = span.closes.hour * 60 + span.closes.minute
    return minutes if span.closes > span.opens else minutes + 24 * 60


def _days(first: int, last: int) -> str:
    if first == last:
        return day_word(first)
    return f"{day_word(first)}-{day_word(last)}"


def _hours(spans: Iterable[Span]) -> list[str]:
    """The hours of a day; those of which different things are said stand apart, so that each note keeps its hours."""
    return [f"{' en '.join(map(_span, together))}{note}" for note, together in groupby(spans, key=_note)]


def _note(span: Span) -> str:
    said = [each for each in (span.note, ON_HOLIDAYS if span.on_holidays else "") if each]
    return f" ({', '.join(said)})" if said else ""


def _span(span: Span) -> str:
    return ROUND_THE_CLOCK if span.round_the_clock else f"{_clock(span.opens)}-{_clock(span.closes)}"


def _clock(at: time) -> str:
    return f"{at.hour}.{at.minute:02}"
