"""How things stand now, and the week as a table, in the words of the screen."""

from datetime import UTC, date, datetime, time, timedelta

from django.utils.dates import WEEKDAYS
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from portal.socialmap.opening.holidays import holiday_name
from portal.socialmap.opening.model import DayHours, Opening, Timetable
from portal.socialmap.opening.periods import AMSTERDAM, hours_on, intervals, notes_on, special_day

# Most open again within a week; only then the far view is worth its work.
LOOK_AHEAD = (timedelta(days=9), timedelta(days=35))
# Django begins days of these languages with a capital, which their readers write only at the start of a sentence.
SMALL_DAYS = frozenset({"pl", "uk"})


def opening_at(timetable: Timetable, now: datetime) -> Opening:
    """Open or closed at this moment, until when, and when it opens again (within five weeks)."""
    if not timetable:
        return Opening(False, None, None, known=False)
    start = now.astimezone(UTC)
    found = (intervals(timetable, start, start + far) for far in LOOK_AHEAD)
    ahead = next((periods for periods in found if periods), [])
    if not ahead:
        return Opening(False, None, None)
    first = ahead[0]
    if first.opens > now:
        return Opening(False, None, first.opens, _then_opens(first.opens, now))
    if first.closes - now > timedelta(days=7):
        return Opening(True, first.closes, None, round_the_clock=True)
    return Opening(True, first.closes, None, _then_closes(first.closes, now))


def week(timetable: Timetable, first: date) -> tuple[DayHours, ...]:
    """Seven days from `first` on: what the table on the page shows."""
    return tuple(_day(timetable, first + timedelta(days=offset)) for offset in range(7))


def day_name(day: date) -> str:
    """As it stands within a sentence."""
    name = str(WEEKDAYS[day.weekday()])
    return name.lower() if get_language() in SMALL_DAYS else name


def clock(at: time) -> str:
    """A time as people write it: 9.00 uur, and 9:00 in other languages."""
    return _("%(hour)s.%(minute)s") % {"hour": at.hour, "minute": f"{at.minute:02}"}


def _day(timetable: Timetable, day: date) -> DayHours:
    special = special_day(timetable, day)
    note = special.description if special is not None else holiday_name(day)
    hours = tuple(hours_on(timetable, day))
    return DayHours(day, hours, note, notes_on(timetable, day, hours))


def _then_closes(until: datetime, now: datetime) -> str:
    local, today = until.astimezone(AMSTERDAM), now.astimezone(AMSTERDAM).date()
    if local.date() == today or (local.date() == today + timedelta(days=1) and local.hour < 6):
        return _("tot %(time)s uur") % {"time": clock(local.time())}
    return _("tot %(day)s %(time)s uur") % {"day": day_name(local.date()), "time": clock(local.time())}


def _then_opens(opens: datetime, now: datetime) -> str:
    local, today = opens.astimezone(AMSTERDAM), now.astimezone(AMSTERDAM).date()
    words = {"time": clock(local.time()), "day": day_name(local.date()), "date": f"{local.day}-{local.month}"}
    days = (local.date() - today).days
    if days == 0:
        return _("gaat vandaag open om %(time)s uur") % words
    if days == 1:
        return _("gaat morgen open om %(time)s uur") % words
    if days < 7:
        return _("gaat %(day)s open om %(time)s uur") % words
    return _("gaat %(day)s %(date)s open om %(time)s uur") % words
