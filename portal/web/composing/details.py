"""The page of a service and that of an organisation from the social map."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.socialmap import selectors
from portal.socialmap.freshness import Freshness
from portal.socialmap.taxonomies import LIFE_DOMAINS
from portal.web.composing.asked import Asked
from portal.web.composing.cards import address_lines, address_of, card_of_service, labels
from portal.web.composing.hours import open_now, week_table
from portal.web.pages.details import Fact, Link, OrganisationPage, Place, ServicePage
from portal.web.phones import Phone
from tenants.models import OrganisationKind

SAFE_SCHEMES = ("https://", "http://")


def service_page(found: selectors.ServicePage, today: date) -> ServicePage:
    card = found.card
    one_place = len(card.places) <= 1
    return ServicePage(
        title=card.name,
        organisation=_organisation(card.organization),
        plain=paragraphs(found.plain_text or found.description),
        more=paragraphs(found.description) if found.plain_text and found.description != found.plain_text else (),
        professional=paragraphs(found.professional_text),
        facts=tuple(_facts(found)),
        labels=labels(card),
        places=tuple(_place(place, today, with_hours=not one_place) for place in card.places),
        week=week_table(card.timetable, today, ahead=True) if one_place else None,
        open_now=open_now(card.opening),
        phones=_phones([*card.phones, *(phone for contact in found.contacts for phone in contact.phones)]),
        email=found.email,
        website=_website(found.url),
        links=tuple(Link(link.label, link.url) for link in found.links if _is_web(link.url)),
        topics=tuple(
            Link(term.name, Asked(facets={"topic": (term.code,)}).address()) for term in card.terms_of(LIFE_DOMAINS)
        ),
        checked_on=card.checked_on,
        stale=card.freshness == Freshness.STALE,
        source=found.source,
        partners_only=card.partners_only,
        alert=card.alert,
        temporarily_closed=card.status == "temporarily closed",
    )


def organisation_page(found: selectors.OrganizationPage, today: date) -> OrganisationPage:
    # Each says no more than is new on the page of its organisation.
    cards = [
        replace(card_of_service(service, today), organisation="", professional_text="", week=None)
        for service in found.services
    ]
    return OrganisationPage(
        title=found.name,
        kind=str(OrganisationKind(found.kind).label) if found.kind in OrganisationKind.values else "",
        text=paragraphs(found.plain_text or found.description),
        professional=paragraphs(found.professional_text),
        services=tuple(card for card in cards if not card.partners_only),
        partner_services=tuple(card for card in cards if card.partners_only),
        phones=_phones([*found.phones, *(phone for contact in found.contacts for phone in contact.phones)]),
        email=found.email,
        website=_website(found.website),
        links=tuple(Link(link.label, link.url) for link in found.links if _is_web(link.url)),
        checked_on=found.checked_on,
        stale=found.freshness == Freshness.STALE,
    )


def paragraphs(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _facts(found: selectors.ServicePage) -> Iterator[Fact]:
    """Questions with an answer, in the order in which people ask them."""
    told: tuple[tuple[str, Iterable[str]], ...] = (
        (_("Voor wie"), (*paragraphs(found.eligibility), _ages(found.minimum_age, found.maximum_age))),
        (_("Waar geldt het"), (", ".join(found.areas),)),
        (_("Kosten"), _costs(found)),
        (_("Hoe begint u"), paragraphs(found.application_process)),
        (_("Neem mee"), (paper.text for paper in found.papers)),
        (_("Wachttijd"), paragraphs(found.wait_time)),
        (_("Plek"), (_room(room) for room in found.rooms)),
        (_("Talen"), (", ".join(found.languages), found.interpretation_services)),
    )
    for title, lines in told:
        written = tuple(line for line in lines if line)
        if written:
            yield Fact(title, written)


def _costs(found: selectors.ServicePage) -> tuple[str, ...]:
    if found.card.free:
        return (_("Gratis"),)
    listed = tuple(" ".join(part for part in (cost.text, cost.amount) if part) for cost in found.costs)
    return (*paragraphs(found.fees), *listed)


def _ages(lowest: float | None, highest: float | None) -> str:
    if lowest is not None and highest is not None:
        return _("Van %(from)s tot en met %(to)s jaar") % {"from": f"{lowest:g}", "to": f"{highest:g}"}
    if lowest is not None:
        return _("Vanaf %(from)s jaar") % {"from": f"{lowest:g}"}
    return _("Tot en met %(to)s jaar") % {"to": f"{highest:g}"} if highest is not None else ""


def _room(room: selectors.Room) -> str:
    """How much room there is, with its age: an old figure is no promise."""
    many = number_format(room.available, 0, force_grouping=True)
    words = _("%(many)s %(unit)s vrij") % {"many": many, "unit": room.unit or _("plekken")}
    age = ngettext("opgegeven %(n)s dag geleden", "opgegeven %(n)s dagen geleden", room.age_days) % {"n": room.age_days}
    told = f"{words}, {age if room.age_days else _('vandaag opgegeven')}."
    return f"{told} {_('Bel voor de stand van nu.')}" if room.outdated else told


def _place(place: selectors.Place, today: date, *, with_hours: bool) -> Place:
    visit = place.addresses[0] if place.addresses else None
    return Place(
        name=place.name,
        address=address_lines(visit) if visit else (),
        secret=place.secret,
        online=place.kind == "virtual",
        week=week_table(place.timetable, today) if with_hours else None,
        phones=_phones(place.phones),
        access=place.accessibility,
        transport=place.transportation,
    )


def _phones(lines: Iterable[selectors.PhoneLine]) -> tuple[Phone, ...]:
    return tuple(dict.fromkeys(Phone.of(line.number, line.description) for line in lines))


def _organisation(name: selectors.OrganizationName | None) -> Link | None:
    return Link(name.name, address_of("organisation", name.uid)) if name else None


def _website(url: str) -> Link | None:
    return Link(_("Naar de website"), url) if _is_web(url) else None


def _is_web(url: str) -> bool:
    """Imported addresses may be anything; only those of the web become a link."""
    return url.lower().startswith(SAFE_SCHEMES)
