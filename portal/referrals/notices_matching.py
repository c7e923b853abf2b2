"""What a volunteer hears of who they help, and what their team hears of them. Never a name, never what it is about."""

from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from portal.notifications.recipients import people_for
from portal.notifications.services import forget, notify
from portal.referrals.models import ReferralMessage, VolunteerMatch

MATCHED, ENDED, WROTE = "referral.matched", "referral.match_ended", "referral.volunteer_wrote"


def tell_the_volunteer(match: VolunteerMatch) -> None:
    """Listens to `referrals.matched`."""
    key = f"{_key(match)}made:{match.version}"
    notify(MATCHED, recipients=[match.volunteer], url=_path("matching:mine"), subject=match.referral.number, key=key)


def tell_that_it_ended(match: VolunteerMatch) -> None:
    """Listens to `referrals.match_ended`. An unread message that it began goes."""
    forget(_key(match), people=[match.volunteer])
    key = f"{_key(match)}ended:{match.version}"
    notify(ENDED, recipients=[match.volunteer], url=_path("matching:mine"), subject=match.referral.number, key=key)


def tell_the_team(message: ReferralMessage) -> None:
    """Listens to `referrals.volunteer_wrote`: the contact person, or else everybody of the team."""
    referral = message.referral
    assert referral.receiver_team_id is not None
    here = people_for(WROTE, team=referral.receiver_team_id)
    named = {referral.contact_person_id, referral.assignee_id}
    people = [each for each in here if each.pk in named] or here
    where, key = _path("referrals:referral", referral.uid), f"referral:{referral.uid}:{message.uid}"
    notify(WROTE, recipients=people, url=where, subject=referral.number, key=key)


def _key(match: VolunteerMatch) -> str:
    return f"match:{match.uid}:"


def _path(name: str, *about: UUID) -> str:
    with translation.override(settings.LANGUAGE_CODE):
        return reverse(name, args=about, urlconf=settings.ROOT_URLCONF)
