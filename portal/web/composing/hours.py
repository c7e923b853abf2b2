"""Opening hours of the social map -> what the page shows."""

from datetime import date, time, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from portal.socialmap.opening import DayHours, Opening, Timetable, week
from portal.web.pages.hours import Day, OpenNow, Week

WEEKS_AHEAD = 4  # how far special days are told on the page of a service


def open_now(opening: Opening) -> OpenNow | None:
    return OpenNow.of(opening.is_open, opening.sentence.rstrip(".")) if opening.known else None


def week_table(timetable: Timetable, today: date, *, ahead: bool = False) -> Week | None:
    """The coming seven days, Monday first.

    Args:
        ahead: also the special days of the weeks after these seven days.
    """
    if not timetable:
        return None
    days = sorted(week(timetable, today), key=lambda each: each.day.weekday())
    later = tuple(_special(each) for each in _weeks_after(timetable, today) if each.note) if ahead else ()
    return Week(tuple(_usual(each, today) for each in days), later)


def _usual(each: DayHours, today: date) -> Day:
    note = _("%(day)s: %(note)s") % {"day": date_format(each.day, "j F"), "note": each.note} if each.note else ""
    return Day(_name(each), _hours(each), note, each.day == today)


def _special(each: DayHours) -> Day:
    return Day(date_format(each.day, "l j F").capitalize(), _hours(each), each.note)


def _weeks_after(timetable: Timetable, today: date) -> tuple[DayHours, ...]:
    return tuple(
        each for number in range(1, WEEKS_AHEAD + 1) for each in week(timetable, today + timedelta(days=7 * number))
    )


def _name(each: DayHours) -> str:
    return date_format(each.day, "l").capitalize()


def _hours(each: DayHours) -> tuple[str, ...]:
    return tuple(_span(opens, closes) for opens, closes in each.hours)


def _span(opens: time, closes: time) -> str:
    if opens == closes == time(0):
        return _("dag en nacht")
    return _("%(opens)s tot %(closes)s uur") % {"opens": _clock(opens), "closes": _clock(closes)}


def _clock(at: time) -> str:
    return f"{at.hour}.{at.minute:02}"
