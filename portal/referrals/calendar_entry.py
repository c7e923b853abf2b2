"""An appointment as an entry for a calendar (RFC 5545). It says that there is a talk, and where to read the rest.

A calendar is shared, synchronised and shown on locked screens: so no name, no kind of help, no place, no telephone.
"""

from datetime import UTC, timedelta
from uuid import NAMESPACE_URL, uuid5

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from portal.accounts.links import absolute
from portal.referrals.models import Referral
from portal.referrals.talks import USUAL_LENGTH
from tenants.dutch_time import DUTCH_TIME

PRODUCT = "-//Ketenwijzer//Doorverwijzingen//NL"


def entry_of(referral: Referral, *, page: str) -> bytes:
    """The file of one appointment.

    Times are those of Dutch clocks, with the rules for summer and winter time in the file. The UID stays the same when
    the appointment moves; SEQUENCE is the version of the referral, which only grows: a calendar replaces what it had.

    Args:
        page: the path where its reader finds the rest.
    """
    assert referral.appointment_at is not None
    length = timedelta(minutes=referral.appointment_minutes or USUAL_LENGTH)
    # From here on in UTC: adding an hour to what Dutch clocks show is wrong in the two nights that they change.
    start = referral.appointment_at.astimezone(UTC)
    where = absolute(referral.tenant, page)
    event = Event()
    event.add("uid", f"{uuid5(NAMESPACE_URL, f'appointment:{referral.uid}')}@{referral.tenant.primary_host}")
    event.add("sequence", referral.version)
    event.add("dtstamp", timezone.now())
    event.add("dtstart", start.astimezone(DUTCH_TIME))
    event.add("dtend", (start + length).astimezone(DUTCH_TIME))
    event.add("summary", _("Gesprek"))
    event.add("description", _("Meer leest u na inloggen: %(where)s") % {"where": where})
    event.add("url", where)
    event.add("class", "PRIVATE")
    event.add("status", "CONFIRMED")
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(event)
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def page_of(referral: Referral) -> str:
    """The page of a referral, for who has an account."""
    with translation.override(settings.LANGUAGE_CODE):
        return reverse("referrals:referral", kwargs={"uid": referral.uid}, urlconf=settings.ROOT_URLCONF)


def page_by_link() -> str:
    """The page of who came in by a link; their session opens it, the address itself does not."""
    with translation.override(settings.LANGUAGE_CODE):
        return reverse("by_link:page", urlconf=settings.ROOT_URLCONF)
