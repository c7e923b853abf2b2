"""The jobs of referrals: asking how it goes, reminding, letting expire, throwing old drafts away; portal by portal."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from portal.referrals import events
from portal.referrals.models import ReferralClock
from portal.referrals.services.ending import EXPIRING, REMINDERS, discard_old_drafts, expire_due
from portal.referrals.services.progress import ask_for_notes
from tenants.context import activate
from tenants.models import Tenant

REMIND_EVERY = timedelta(days=1)


def watch_everywhere() -> int:
    """Do what is due in each portal. Bears being cut off and repeated.

    Returns:
        How many questions, reminders, endings and old drafts there were.
    """
    count = 0
    for tenant in Tenant.objects.all():
        with activate(tenant):
            count += ask_for_notes() + remind_due() + expire_due() + discard_old_drafts()
    return count


def remind_due() -> int:
    """Remind whose turn it is, once a day and twice at most, of terms that ended.

    Returns:
        How many were reminded of.
    """
    now = timezone.now()
    late = ReferralClock.objects.filter(
        stopped_at__isnull=True, paused_at__isnull=True, ends_at__lt=now, reminders__lt=REMINDERS
    ).exclude(reminded_at__gt=now - REMIND_EVERY)
    return sum(_remind(pk) for pk in late.order_by("pk").values_list("pk", flat=True))


@transaction.atomic
def _remind(pk: int) -> int:
    rows = ReferralClock.objects.locked().select_related("referral__receiver_team", "referral__case")
    clock: ReferralClock | None = rows.filter(pk=pk, stopped_at__isnull=True).first()
    if clock is None or clock.reminders >= REMINDERS:
        return 0
    clock.reminders += 1
    clock.reminded_at = timezone.now()
    clock.save(update_fields=["reminders", "reminded_at"])
    events.late(clock, last=clock.reminders == REMINDERS and clock.code in EXPIRING)
    return 1
