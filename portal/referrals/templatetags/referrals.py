"""Small words of the screens of referrals."""

from datetime import date, datetime

from django import template
from django.template.defaultfilters import date as written

from portal.referrals.selectors import Line
from portal.referrals.views.worklist import next_step

register = template.Library()

ICONS = {
    "draft": "pencil", "consent": "clock", "sent": "send", "returned": "return", "accepted": "check",
    "waitlisted": "waiting", "appointed": "calendar", "in_progress": "people", "handed_on": "arrow-right",
    "rejected": "close", "withdrawn": "not-allowed", "expired": "clock", "completed": "checked", "ended": "close",
    "in_error": "not-allowed",
}  # fmt: skip


@register.filter
def state_icon(state: str) -> str:
    """The icon beside the word of a state. States are grey: colour is kept for clocks."""
    return ICONS[str(state)]


@register.filter
def next_word(line: Line) -> str:
    """The word on the button of a line."""
    return next_step(line)


@register.filter
def short_day(at: datetime | None, time: str = "") -> str:
    """The day of the week and of the month, in the order of the language; `time` is the format of a time after it."""
    day = f"{written(at, 'D')} {written(at, 'MONTH_DAY_FORMAT')}" if at else ""
    return f"{day}, {written(at, time)}" if day and time else day


@register.filter
def written_out(day: str) -> str:
    """A day that is kept as ISO 8601, as people write it; anything else as it stands."""
    try:
        return str(written(date.fromisoformat(day), "DATE_FORMAT"))
    except ValueError:
        return day
