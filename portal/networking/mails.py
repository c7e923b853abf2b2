"""Letters to guests. Only ids wait in the outbox; links are made, and addresses read, when a letter is sent.

The subject names the portal and no meeting: it shows on locked screens. A public meeting is named inside.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from django.utils import translation
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from portal.meetings.models import Meeting
from portal.networking import links
from portal.networking.models import Guest
from portal.networking.models.guest import COMING
from tenants.context import current_tenant
from tenants.models import Tenant
from tenants.outbox import Letter, mail_purpose, send_mail_later

CONFIRMATION = "networking.confirmation"
KNOWN_ALREADY = "networking.known_already"
REGISTERED = "networking.registered"
SEAT_FREE = "networking.seat_free"
MOVED = "networking.moved"
CANCELLED = "networking.cancelled"
REMINDER = "networking.reminder"


def send_confirmation(guest: Guest) -> None:
    """Have the link sent with which somebody confirms."""
    _later(CONFIRMATION, guest, guest.letters)


def send_known_already(guest: Guest, now: datetime) -> None:
    """Tell whoever registers again that they are on the list; once a day, so that nobody can be flooded."""
    _later(KNOWN_ALREADY, guest, f"{now:%Y-%m-%d}")


def send_registered(guest: Guest, *, lost_group: bool = False) -> None:
    """Tell that they have a seat, or stand on the waiting list; and that a group which they chose is full meanwhile."""
    _later(REGISTERED, guest, "1", lost="yes" if lost_group else "no")


def send_seat_free(guest: Guest, *, lost_group: bool = False) -> None:
    """Tell who waited that there is room now."""
    _later(SEAT_FREE, guest, "1", lost="yes" if lost_group else "no")


def send_moved(guest: Guest, meeting: Meeting) -> None:
    """Tell that day, time or place changed."""
    _later(MOVED, guest, meeting.sequence)


def send_cancelled(guest: Guest) -> None:
    """Tell that it does not go on."""
    _later(CANCELLED, guest, "1")


def send_reminder(guest: Guest) -> None:
    """Remind of what begins soon. Again when it moved since."""
    _later(REMINDER, guest, guest.meeting_ends_at.date().isoformat())


def _later(purpose: str, guest: Guest, which: object, *, lost: str = "no") -> None:
    if guest.email:
        send_mail_later(purpose, key=f"{guest.uid}.{which}", guest=guest.uid, lost=lost)


Parts = Callable[[Tenant, Guest, Meeting], tuple[str, tuple[str, ...]]]


def _letter(purpose: str, found: Any) -> Callable[[Parts], Parts]:
    """Write a letter for a guest of this kind, in their language; nothing when they are no longer one."""

    def register(parts: Parts) -> Parts:
        @mail_purpose(purpose)
        def write(ids: Mapping[str, int | str]) -> Letter | None:
            guest = found().filter(uid=str(ids["guest"])).select_related("meeting").first()
            if guest is None or not guest.email:
                return None
            tenant = current_tenant()
            with translation.override(guest.language):
                subject, text = parts(tenant, guest, guest.meeting)
                if ids.get("lost") == "yes":
                    said = _("De groep die u koos, is nu vol. Kies op de dag zelf een andere groep.")
                    text = (text[0], said, *text[1:])
            return Letter(to=guest.email, subject=subject, text="\n\n".join(text) + "\n")

        return parts

    return register


def _asked() -> Any:
    return Guest.objects.filter(confirmed_at=None, cancelled_at=None)


def _coming() -> Any:
    return Guest.objects.filter(COMING)


@_letter(CONFIRMATION, _asked)
def confirmation(tenant: Tenant, guest: Guest, meeting: Meeting) -> tuple[str, tuple[str, ...]]:
    subject = _("Bevestig uw aanmelding bij %(portal)s") % {"portal": tenant.name}
    return subject, (
        _("Iemand, waarschijnlijk uzelf, meldde u aan voor deze bijeenkomst:"),
        _what(meeting),
        _("Komt u? Open dan deze link en druk op de knop. De link werkt twee dagen. Tot dan is er geen plek voor u."),
        links.link_to(tenant, guest.uid, links.CONFIRM),
        _("Hebt u dit niet gevraagd? Dan hoeft u niets te doen. Wij wissen uw gegevens vanzelf."),
    )


@_letter(KNOWN_ALREADY, _coming)
def known_already(tenant: Tenant, guest: Guest, meeting: Meeting) -> tuple[str, tuple[str, ...]]:
    subject = _("U bent al aangemeld bij %(portal)s") % {"portal": tenant.name}
    return subject, (
        _("Iemand, waarschijnlijk uzelf, meldde u nog een keer aan. U staat al op de lijst."),
        _what(meeting),
        *_around(tenant, guest, meeting),
    )


@_letter(REGISTERED, _coming)
def registered(tenant: Tenant, guest: Guest, meeting: Meeting) -> tuple[str, tuple[str, ...]]:
    if guest.waiting:
        subject = _("U staat op de wachtlijst bij %(portal)s") % {"portal": tenant.name}
        first = _("De bijeenkomst is vol. U staat op de wachtlijst. Komt er een plek vrij, dan krijgt u een mail.")
    else:
        subject = _("U bent aangemeld bij %(portal)s") % {"portal": tenant.name}
        first = _("U bent aangemeld. Tot ziens!")
    return subject, (first, _what(meeting), *_around(tenant, guest, meeting))


@_letter(SEAT_FREE, _coming)
def seat_free(tenant: Tenant, guest: Guest, meeting: Meeting) -> tuple[str, tuple[str, ...]]:
    subject = _("Er is nu plek voor u bij %(portal)s") % {"portal": tenant.name}
    first = _("Er is een plek vrij. U bent nu aangemeld. Kunt u toch niet? Meld u dan af, dan kan iemand anders komen.")
    return subject, (first, _what(meeting), *_around(tenant, guest, meeting))


@_letter(MOVED, _coming)
def moved(tenant: Tenant, guest: Guest, meeting: Meeting) -> tuple[str, tuple[str, ...]]:
    subject = _("Uw bijeenkomst bij %(portal)s verandert") % {"portal": tenant.name}
    first = _("De dag, de tijd of de plaats is anders. Zo is het nu:")
    return subject, (first, _what(meeting), *_around(tenant, guest, meeting))


@_letter(CANCELLED, _coming)
def cancelled(tenant: Tenant, guest: Guest, meeting: Meeting) -> tuple[str, tuple[str, ...]]:
    subject = _("Uw bijeenkomst bij %(portal)s gaat niet door") % {"portal": tenant.name}
    return subject, (_("Deze bijeenkomst gaat niet door:"), _what(meeting), meeting.cancelled_because)


@_letter(REMINDER, _coming)
def reminder(tenant: Tenant, guest: Guest, meeting: Meeting) -> tuple[str, tuple[str, ...]]:
    subject = _("Binnenkort: uw bijeenkomst bij %(portal)s") % {"portal": tenant.name}
    return subject, (_("Deze bijeenkomst komt eraan:"), _what(meeting), *_around(tenant, guest, meeting))


def _what(meeting: Meeting) -> str:
    starts, ends = localtime(meeting.starts_at), localtime(meeting.ends_at)
    when = _("%(day)s, van %(start)s tot %(end)s uur (Nederlandse tijd)") % {
        "day": date_format(starts, "l j E Y"),
        "start": date_format(starts, "H.i"),
        "end": date_format(ends, "H.i"),
    }
    return "\n".join(filter(None, (meeting.title, when, meeting.place)))


def _around(tenant: Tenant, guest: Guest, meeting: Meeting) -> tuple[str, ...]:
    """What every letter to who comes ends with: the page, with a file for the calendar, and the way off the list."""
    online = _("Online meedoen kan hier: %(link)s") % {"link": meeting.online_url} if meeting.online_url else ""
    told = (
        online if not guest.waiting else "",
        _("Alles over de bijeenkomst, ook om in uw agenda te zetten: %(link)s")
        % {"link": links.page_of(tenant, meeting.uid)},
        _("Kunt u niet komen? Meld u af met deze link. Wij wissen dan meteen uw gegevens: %(link)s")
        % {"link": links.link_to(tenant, guest.uid, links.LEAVE)},
    )
    return tuple(filter(None, told))
