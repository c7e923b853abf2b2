"""What higher rooms may want to know of a referral, in the same transaction."""

from typing import TYPE_CHECKING

from tenants.events import emit

if TYPE_CHECKING:
    from portal.referrals.models import Referral, ReferralClock, ReferralEvent, ReferralMessage, VolunteerMatch

MOVED = "referrals.moved"
TALKED = "referrals.talked"
LATE = "referrals.late"
MATCHED = "referrals.matched"
MATCH_ENDED = "referrals.match_ended"
VOLUNTEER_WROTE = "referrals.volunteer_wrote"
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


def matched(match: "VolunteerMatch") -> None:
    """A volunteer is going to help, or does so again."""
    emit(MATCHED, match=match)


def match_ended(match: "VolunteerMatch") -> None:
    """A volunteer does not help any more, because somebody said so or because the referral ended."""
    emit(MATCH_ENDED, match=match)


def volunteer_wrote(message: "ReferralMessage") -> None:
    """A volunteer told how it goes; their own team is to be told."""
    emit(VOLUNTEER_WROTE, message=message)


def note_asked(clock: "ReferralClock") -> None:
    """A moment came at which the sender wants to hear how it goes; the clock is that of the note."""
    emit(NOTE_ASKED, clock=clock)
