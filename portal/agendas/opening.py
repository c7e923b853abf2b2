"""From when the items of a meeting may be prepared: counted in working days, for the day that the meeting has now."""

from datetime import datetime, timedelta

from django.utils import timezone

from portal.agendas.models import AgendaItem, AgendaSettings
from portal.agendas.models.settings import USUAL_DAYS
from portal.meetings.models import Meeting
from tenants.dutch_time import DUTCH_TIME
from tenants.working_days import is_working_day


def prepare_days() -> int:
    """How many working days before a meeting, in the active portal. One query."""
    found = AgendaSettings.objects.values_list("prepare_days", flat=True).first()
    return USUAL_DAYS if found is None else int(found)


def opens_at(starts_at: datetime, days: int) -> datetime:
    """The same time of the clock, this many working days earlier. Nought is when it begins."""
    at = starts_at.astimezone(DUTCH_TIME)
    day = at.date()
    while days > 0:
        day -= timedelta(days=1)
        days -= is_working_day(day)
    return min(datetime.combine(day, at.timetz()), starts_at)


def count(item: AgendaItem, meeting: Meeting) -> None:
    """Write from when this item opens. The caller saves."""
    item.opens_at, item.opens_for = opens_at(meeting.starts_at, prepare_days()), meeting.starts_at


def count_again() -> int:
    """Count the items of meetings that moved, in the active portal. Until then they are closed. A job of the worker.

    Returns:
        How many items.
    """
    from django.db.models import F, Q

    wrong = AgendaItem.objects.filter(meeting__ends_at__gt=timezone.now()).filter(
        Q(opens_for=None) | ~Q(opens_for=F("meeting__starts_at"))
    )
    days, counted = prepare_days(), 0
    for pk, starts_at in wrong.order_by("pk").values_list("pk", "meeting__starts_at"):
        counted += AgendaItem.objects.filter(pk=pk).update(opens_at=opens_at(starts_at, days), opens_for=starts_at)
    return counted
