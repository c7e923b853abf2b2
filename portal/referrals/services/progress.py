"""Notes to the sender at set moments of a kind: after so many weeks of help the receiver is asked how it goes."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from portal.referrals import events
from portal.referrals.models import Referral, ReferralClock, ReferralEvent
from portal.referrals.services import keeping_time
from portal.referrals.words import ReferralState

if TYPE_CHECKING:
    from portal.referrals.models.referral import ReferralQuerySet

# A note that comes so shortly before a moment is the note of that moment.
EARLY = timedelta(days=7)


def next_moment(weeks: Sequence[int], began: date, after: date) -> date | None:
    """The first of the moments that comes after a day; None when all have been.

    Args:
        weeks: of the kind (`progress_weeks`), counted from the day on which the help began.
    """
    moments = (began + timedelta(weeks=each) for each in sorted(weeks))
    return next((moment for moment in moments if moment > after), None)


def begin(referral: Referral, now: datetime) -> None:
    """The help begins: the first moment is known. The caller saves it."""
    began = timezone.localdate(now)
    referral.note_due_on = next_moment(referral.kind.progress_weeks, began, began)


def noted(referral: Referral, now: datetime) -> None:
    """The receiver told how it goes. What was nearly due is not asked again. The caller saves it."""
    due, until = referral.note_due_on, timezone.localdate(now) + EARLY
    if due is not None and due <= until:
        referral.note_due_on = next_moment(referral.kind.progress_weeks, _began(referral, now), until)


def upcoming(referral: Referral, now: datetime) -> date | None:
    """The first moment after today, counted from the beginning of the help. One query."""
    return next_moment(referral.kind.progress_weeks, _began(referral, now), timezone.localdate(now))


def ask_for_notes() -> int:
    """Ask each receiver for whom a moment came, once for each moment. Bears being cut off and repeated.

    Call it in the scope of a portal.

    Returns:
        How many were asked.
    """
    return sum(_ask(pk) for pk in _due().order_by("pk").values_list("pk", flat=True))


@transaction.atomic
def _ask(pk: int) -> int:
    rows = _due().select_related("kind", "case", "receiver_team").filter(pk=pk)
    referral: Referral | None = rows.locked().first()
    if referral is None:
        return 0
    now = timezone.now()
    referral.note_due_on = upcoming(referral, now)
    keeping_time.start(referral, "progress", now)
    referral.due_at = keeping_time.first_end(referral)
    referral.save(update_fields=["note_due_on", "due_at"])
    events.note_asked(ReferralClock.objects.get(referral=referral, code="progress", stopped_at__isnull=True))
    return 1


def _due() -> "ReferralQuerySet":
    return Referral.objects.filter(note_due_on__lte=timezone.localdate(), state=ReferralState.IN_PROGRESS)


def _began(referral: Referral, now: datetime) -> date:
    """The day on which the help began. One query."""
    rows = ReferralEvent.objects.filter(referral=referral, move="start").order_by("at")
    return timezone.localdate(rows.values_list("at", flat=True).first() or now)
