"""Reminding guests two working days before, as others are reminded."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from portal.meetings.reminding import BATCH, BEFORE
from portal.meetings.words import MeetingState
from portal.networking import mails
from portal.networking.models import Guest
from portal.networking.models.guest import SEATED
from tenants.context import activate
from tenants.models import Tenant
from tenants.working_days import working_days_after

EVERY = timedelta(minutes=15)


def remind_everywhere() -> int:
    """Remind the guests of each portal. Bears being cut off: who was reminded is reminded."""
    count = 0
    for tenant in Tenant.objects.all():
        with activate(tenant):
            count += remind(timezone.now())
    return count


def remind(now: datetime) -> int:
    """Have a mail sent to each guest of what begins within two working days. Once for each.

    Returns:
        How many.
    """
    told = 0
    while found := _batch(now):
        told += found
    return told


@transaction.atomic
def _batch(now: datetime) -> int:
    until = working_days_after(timezone.localdate(now), BEFORE)
    waits = Guest.objects.locked().filter(
        SEATED, reminded_at__isnull=True, at_the_door=False,
        meeting__state=MeetingState.INVITED, meeting__starts_at__gt=now, meeting__starts_at__date__lte=until,
    )  # fmt: skip
    guests = list(waits.order_by("pk")[:BATCH])
    for guest in guests:
        mails.send_reminder(guest)
    Guest.objects.filter(pk__in=[guest.pk for guest in guests]).update(reminded_at=now)
    return len(guests)
