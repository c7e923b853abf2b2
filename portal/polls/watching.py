"""The jobs of date polls: reminding two working days before the deadline, and closing at it."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from portal.polls import telling
from portal.polls.models import Poll
from portal.polls.selectors.people import awaited
from portal.polls.services.ending import close_one
from portal.polls.words import PollState
from tenants.context import activate
from tenants.models import Tenant
from tenants.working_days import working_days_after

BEFORE = 2  # working days
# Who was asked only just is not reminded at once.
LEFT_ALONE = timedelta(days=1)
EVERY = timedelta(minutes=15)


def watch_everywhere() -> int:
    """Close and remind in each portal. Bears being cut off: each poll is a transaction, and who was told is told."""
    count = 0
    for tenant in Tenant.objects.all():
        with activate(tenant):
            now = timezone.now()
            count += close_what_ended(now) + remind(now)
    return count


def close_what_ended(now: datetime) -> int:
    """Close the polls of the active portal whose deadline is over, and tell their organisers.

    Returns:
        How many.
    """
    over = list(Poll.objects.filter(state=PollState.OPEN, closes_at__lte=now))
    return sum(close_one(poll, now) for poll in over)


def remind(now: datetime) -> int:
    """Remind who has not answered a poll that closes within two working days. Once for each.

    Returns:
        How many were reminded.
    """
    until = working_days_after(timezone.localdate(now), BEFORE)
    soon = Poll.objects.filter(state=PollState.OPEN, closes_at__gt=now, closes_at__date__lte=until)
    return sum(_remind_one(poll, now) for poll in soon.filter(voters__reminded_at__isnull=True).distinct())


@transaction.atomic
def _remind_one(poll: Poll, now: datetime) -> int:
    found: Poll | None = Poll.objects.locked().filter(pk=poll.pk, state=PollState.OPEN, closes_at__gt=now).first()
    if found is None:
        return 0
    waiting = [
        voter for voter in awaited(list(found.voters.all()))
        if voter.reminded_at is None and voter.asked_at is not None and voter.asked_at <= now - LEFT_ALONE
    ]  # fmt: skip
    if waiting:
        telling.reminded(found, waiting)
        found.voters.filter(pk__in=[voter.pk for voter in waiting]).update(reminded_at=now)
    return len(waiting)
