"""What higher rooms may want to know of a referral, in the same transaction."""

from typing import TYPE_CHECKING

from tenants.events import emit

if TYPE_CHECKING:
    from portal.referrals.models import Referral, ReferralClock, ReferralEvent, ReferralMessage

MOVED = "referrals.moved"
TALKED = "referrals.talked"
LATE = "referrals.late"
NOTE_ASKED = "referrals.note_asked"


def moved(referral: "Referral", event: "ReferralEvent") -> None:
    """A step was taken; `event.move` says which."""
    emit(MOVED, referral=referral, event=event)


def talked(message: "ReferralMessage") -> None:
    """Somebody wrote in the conversation."""
    emit(TALKED, message=message)


def late(clock: "ReferralClock", last: bool) -> None:
    """A term ended and nobody did what it asks. After the last reminder the referral expires."""
    emit(LATE, clock=clock, last=last)


def note_asked(clock: "ReferralClock") -> None:
    """A moment came at which the sender wants to hear how it goes; the clock is that of the note."""
    emit(NOTE_ASKED, clock=clock)
