"""The jobs of meetings: reminding two working days before, and noting what was held."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from portal.meetings import telling
from portal.meetings.models import Invitation, Meeting
from portal.meetings.services.planning import hold_what_ended
from portal.meetings.words import COMING, Answer, MeetingState
from tenants.context import activate
from tenants.models import Tenant
from tenants.working_days import working_days_after

BEFORE = 2  # working days
BATCH = 50


def watch_everywhere() -> int:
    """Remind in each portal, and note what was held. Bears being cut off: who was reminded is reminded."""
    count = 0
    for tenant in Tenant.objects.all():
        with activate(tenant):
            now = timezone.now()
            count += remind(now) + hold_what_ended(now)
    return count


def remind(now: datetime) -> int:
    """Remind who comes, and who has not answered, of what begins within two working days. Once for each.

    Returns:
        Of how many meetings.
    """
    until = working_days_after(timezone.localdate(now), BEFORE)
    soon = Meeting.objects.filter(
        state=MeetingState.INVITED, starts_at__gt=now, starts_at__date__lte=until,
        pk__in=Invitation.objects.filter(_waits()).values("meeting"),
    )  # fmt: skip
    told = 0
    while found := _batch(soon):
        told += found
    return told


def _waits() -> Q:
    return Q(reminded_at__isnull=True) & (Q(answer__in=COMING, waiting=False) | Q(answer=Answer.NONE))


@transaction.atomic
def _batch(soon: QuerySet[Any, Any]) -> int:
    meetings = list(Meeting.objects.locked().filter(pk__in=soon.values("pk")[:BATCH]))
    for meeting in meetings:
        seats = list(meeting.invitations.filter(_waits()))
        telling.reminded(meeting, seats)
        meeting.invitations.filter(pk__in=[seat.pk for seat in seats]).update(reminded_at=timezone.now())
    return len(meetings)


EVERY = timedelta(minutes=15)
