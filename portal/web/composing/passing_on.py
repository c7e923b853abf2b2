"""Texts to take along: contact data to copy, and a message to a client. Plain lines, so that they fit any mail."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from portal.web.pages.details import Place, Reach


def contact_text(title: str, organisation: str, places: Iterable[Place], reach: Reach, url: str) -> str:
    """Name, addresses, telephones, mail and the page itself, a line each."""
    addresses = (", ".join(part for part in (place.name, *place.address) if part) for place in places)
    numbers = (phone.number for phone in (*reach.phones, *(each for place in places for each in place.phones)))
    return _lines(title, organisation, *addresses, *numbers, reach.email, url)


def message_text(title: str, plain: str, places: Iterable[Place], reach: Reach, url: str) -> str:
    """What a professional sends to a client, in their own name."""
    seen = tuple(places)
    phone = next(iter((*reach.phones, *(each for place in seen for each in place.phones))), None)
    call = _("Bel: %(number)s") % {"number": phone.number} if phone else ""
    where = next((", ".join(place.address) for place in seen if place.address), "")
    go = _("Adres: %(address)s") % {"address": where} if where else ""
    return _lines(_("Misschien is dit iets voor u: %(title)s.") % {"title": title}, plain, call, go, url)


def _lines(*lines: str) -> str:
    return "\n".join(dict.fromkeys(line for line in lines if line))
