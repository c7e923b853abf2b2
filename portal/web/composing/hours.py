"""Opening hours of the social map -> what the page shows."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, time, timedelta
from itertools import groupby

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from portal.socialmap.opening import AMSTERDAM, DayHours, Opening, Timetable, clock, day_name, special_day, week
from portal.web.pages.hours import Day, OpenNow, Week

WEEKS_AHEAD = 4  # how far special days are told on the page of a service


def open_now(opening: Opening, timetable: Timetable | None = None) -> OpenNow | None:
    """How things stand, with what these hours are ("telefonisch") when the timetable says so; none when not known."""
    if not opening.known:
        return None
    return OpenNow.of(opening.is_open, opening.sentence.rstrip("."), _note_now(opening, timetable))


def week_table(timetable: Timetable, today: date, *, ahead: bool = False) -> Week | None:
    """The coming seven days, Monday first.

    Args:
        ahead: also the special days of the weeks after these seven days.
    """
    if not timetable:
        return None
    coming = week(timetable, today)
    days = sorted(coming, key=lambda each: each.day.weekday())
    later = _special_days(timetable, today, coming) if ahead else ()
    return Week(tuple(_usual(each, today) for each in days), later)


def _note_now(opening: Opening, timetable: Timetable | None) -> str:
    """Of the hours that end when the present ones end. Nothing when they are glued together from more than one."""
    if not opening.is_open or opening.until is None or timetable is None:
        return ""
    until = opening.until.astimezone(AMSTERDAM)
    if opening.round_the_clock:  # then `until` is where looking ahead ends, not an hour at which something closes
        return next((note for note in week(timetable, until.date())[0].notes if note), "")
    for each in (*week(timetable, until.date())[:1], *week(timetable, until.date() - timedelta(days=1))[:1]):
        for (_opens, closes), note in zip(each.hours, each.notes, strict=False):
            if closes == until.time() and note:
                return note
    return ""


def _usual(each: DayHours, today: date) -> Day:
    note = _("%(day)s: %(note)s") % {"day": date_format(each.day, "j E"), "note": each.note} if each.note else ""
    return Day(_name(each), _hours(each), note, each.day == today, each.notes)


def _special_days(timetable: Timetable, today: date, coming: Sequence[DayHours]) -> tuple[Day, ...]:
    """The days of the weeks after these that differ; days in a row that differ in the same way are one line."""
    usual = {each.day.weekday(): each.hours for each in coming if not each.note}
    differing = [
        each
        for each in _weeks_after(timetable, today)
        if special_day(timetable, each.day) or (each.note and each.hours != usual.get(each.day.weekday()))
    ]
    runs = groupby(enumerate(differing), key=lambda pair: _run(pair[0], pair[1]))
    return tuple(_special([each for _place, each in run]) for _key, run in runs)


def _run(place: int, each: DayHours) -> tuple[date, object, str]:
    """The same for days that follow each other and go alike."""
    return each.day - timedelta(days=place), (each.hours, each.notes), each.note


def _special(days: Sequence[DayHours]) -> Day:
    first, last = days[0], days[-1]
    name = _date(first)
    if len(days) > 1:
        name = _("%(first)s tot en met %(last)s") % {"first": name, "last": _date(last)}
    day = Day(name[:1].upper() + name[1:], _hours(first), first.note)
    return replace(day, notes=first.notes)


def _date(each: DayHours) -> str:
    return f"{day_name(each.day)} {date_format(each.day, 'j E')}"


def _weeks_after(timetable: Timetable, today: date) -> Iterator[DayHours]:
    for number in range(1, WEEKS_AHEAD + 1):
        yield from week(timetable, today + timedelta(days=7 * number))


def _name(each: DayHours) -> str:
    return date_format(each.day, "l").capitalize()


def _hours(each: DayHours) -> tuple[str, ...]:
    return tuple(_span(opens, closes) for opens, closes in each.hours)


def _span(opens: time, closes: time) -> str:
    if opens == closes == time(0):
        return _("dag en nacht")
    return _("%(opens)s tot %(closes)s uur") % {"opens": clock(opens), "closes": clock(closes)}
