"""Puts what a command did just now on the day on which it would have happened."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from portal.referrals import clocks
from portal.referrals.models import Referral, ReferralClock, ReferralEvent, ReferralOpening
from portal.referrals.norms import NORMS, length
from portal.referrals.services.keeping_time import first_end, norms_of
from portal.referrals.services.progress import upcoming
from tenants.dutch_time import DUTCH_TIME
from tenants.working_days import is_working_day

STAMPS = ("sent_at", "requested_at", "accepted_at", "closed_at")
DAY = timedelta(days=1)


def moment(ago: int, number: int) -> datetime:
    """So many days ago on a working day, the next step of the same day some hours later; never in the future.

    A day that lies ahead (`ago` below 0) is a working day as well.
    """
    day = timezone.localdate() - ago * DAY
    while not is_working_day(day):
        day += DAY if ago < 0 else -DAY
    at = datetime.combine(day, time(9 + 2 * (number % 4), 17 * (number % 4)), tzinfo=DUTCH_TIME)
    return at if ago < 0 else min(at, timezone.now())


def moved_back(referral: Referral, since: datetime, at: datetime) -> None:
    """Everything that was written about this referral since a moment gets this one instead; its clocks are set anew."""
    for stamp in STAMPS:
        Referral.objects.filter(pk=referral.pk, **{f"{stamp}__gte": since}).update(**{stamp: at})
    ReferralEvent.objects.filter(referral=referral, at__gte=since).update(at=at)
    ReferralOpening.objects.filter(referral=referral, at__gte=since).update(at=at)
    now = Referral.objects.select_related("kind", "case").get(pk=referral.pk)
    for clock in ReferralClock.objects.filter(referral=referral):
        _set(clock, now, since, at)
    note = upcoming(now, timezone.now()) if now.note_due_on is not None else None
    Referral.objects.filter(pk=referral.pk).update(due_at=first_end(now), note_due_on=note)


def _set(clock: ReferralClock, referral: Referral, since: datetime, at: datetime) -> None:
    if clock.started_at >= since:
        clock.started_at = at
        # The end of a place on a waiting list is a day that somebody named.
        if not (clock.code == "waitlist" and referral.expected_on):
            term = length(clock.code, referral.urgency, norms_of(referral))
            clock.ends_at = clocks.due(at, term, statutory=NORMS[clock.code].statutory)
    if clock.stopped_at is not None and clock.stopped_at >= since:
        clock.stopped_at = at
    if clock.paused_at is not None and clock.paused_at >= since:
        clock.paused_at = at
    clock.save()
