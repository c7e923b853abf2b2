"""Services of the social map, and hits of search -> cards."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from django.urls import NoReverseMatch, reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.socialmap.freshness import Freshness
from portal.socialmap.selectors import PhoneLine, Place, ServiceCard
from portal.socialmap.taxonomies import TARGET_GROUPS
from portal.web.composing.capacity import in_short
from portal.web.composing.facts import other_languages, together
from portal.web.composing.hours import open_now, week_table
from portal.web.composing.map import Spot
from portal.web.pages.cards import Card, Label, Marked
from portal.web.pages.found import FoundPage
from portal.web.phones import Phone
from search.query import Fragment, Hit

MOST_GROUPS, MOST_LANGUAGES = 2, 3
# Which page shows a hit of this kind; a kind without a page of its own is shown without a link to follow.
PAGES = {
    "service": "web:service",
    "organization": "web:organisation",
    "organisation": "web:organisation",
    "page": "cms:found",  # a room above this one brings it
}


def card_of_hit(hit: Hit, today: date) -> Card:
    """One result, with what was searched for marked."""
    text = marked(hit.summary_fragments)
    if isinstance(hit.thing, ServiceCard):
        return replace(card_of_service(hit.thing, today, hit.distance_km), text=text)
    if isinstance(hit.thing, FoundPage):
        labels_of_page = (Label(hit.thing.label, icon="document"),) if hit.thing.label else ()
        url, partners_only = hit.thing.url, hit.partners_only
        return Card(title=hit.title, url=url, text=text, labels=labels_of_page, partners_only=partners_only)
    return Card(title=hit.title, url=address_of(hit.kind, hit.uid), text=text, partners_only=hit.partners_only)


def numbered(hits: tuple[Hit, ...], today: date) -> tuple[tuple[Card, ...], tuple[Spot, ...]]:
    """The hits as cards, numbered where they have a place on the map, and those places."""
    spots = tuple(spot for number, hit in enumerate(hits, start=1) if (spot := _spot(number, hit)))
    on_map = {spot.number for spot in spots}
    cards = tuple(
        replace(card_of_hit(hit, today), anchor=f"r{number}", number=number if number in on_map else None)
        for number, hit in enumerate(hits, start=1)
    )
    return cards, spots


def _spot(number: int, hit: Hit) -> Spot | None:
    if not isinstance(hit.thing, ServiceCard):
        return None
    for place in hit.thing.places:
        if not place.secret and place.latitude is not None and place.longitude is not None:
            return Spot(number, hit.title, place.latitude, place.longitude, hit.open_now is False)
    return None


def card_of_service(service: ServiceCard, today: date, distance_km: float | None = None) -> Card:
    phones = service.phones or tuple(phone for place in service.places for phone in place.phones)
    return Card(
        title=service.name,
        url=address_of("service", service.uid),
        organisation=service.organization.name if service.organization else "",
        text=(Marked(service.summary),) if service.summary else (),
        professional_text=service.professional_text,
        open_now=open_now(service.opening, service.timetable),
        address=_address(service.places),
        distance=distance(distance_km),
        labels=labels(service),
        week=week_table(service.timetable, today),
        phone=Phone.of(phones[0].number) if phones else None,
        checked_on=service.checked_on,
        stale=service.freshness == Freshness.STALE,
        partners_only=service.partners_only,
        uid=str(service.uid),
        email=service.email,
        wait=_begun_small(service.wait_time.strip().rstrip(".")),
        room=in_short(service.capacity),
        copy=_copy(service, phones),
    )


def address_of(kind: str, uid: UUID) -> str:
    """The page of a thing."""
    try:
        return reverse(PAGES.get(kind, f"web:{kind}"), args=[uid])
    except NoReverseMatch:
        return ""


def marked(fragments: tuple[Fragment, ...]) -> tuple[Marked, ...]:
    return tuple(Marked(fragment.text, fragment.marked) for fragment in fragments)


def labels(service: ServiceCard) -> tuple[Label, ...]:
    """What one wants to know at a glance."""
    found = []
    if service.status == "temporarily closed":
        found.append(Label(_("Nu even gesloten"), "warn", "alert"))
    if service.free:
        found.append(Label(_("Gratis"), "good", "checked"))
    if service.places and all(place.kind == "virtual" for place in service.places):
        found.append(Label(_("Online of telefonisch"), icon="phone"))
    found += [Label(term.name) for term in service.terms_of(TARGET_GROUPS)[:MOST_GROUPS]]
    if others := other_languages(service.languages):
        found.append(Label(_spoken(others), icon="language"))
    if service.from_portal:
        found.append(Label(_("Via %(portal)s") % {"portal": service.from_portal}, icon="people"))
    return tuple(found)


def _spoken(others: tuple[str, ...]) -> str:
    """ "Ook in het Arabisch en Pools"; of many languages the number, because the page names them all."""
    if len(others) > MOST_LANGUAGES:
        return _("Ook in %(n)s andere talen") % {"n": len(others)}
    return _("Ook in het %(languages)s") % {"languages": together(others)}


def _begun_small(words: str) -> str:
    """ "Ongeveer 3 weken" behind a colon. The Turkish İ would become two signs, an i and a dot above it."""
    return words[:1].lower()[:1] + words[1:]


def _copy(service: ServiceCard, phones: tuple[PhoneLine, ...]) -> str:
    """Contact data as plain lines, for a professional to paste."""
    organisation = service.organization.name if service.organization else ""
    lines = (service.name, organisation, _address(service.places), *(line.number for line in phones), service.email)
    return "\n".join(dict.fromkeys(line for line in lines if line))


def distance(km: float | None) -> str:
    """ "650 meter", "2,3 kilometer". As the crow flies, so never more precise than that."""
    if km is None:
        return ""
    if km < 0.975:
        return _("%(n)s meter") % {"n": max(round(km * 20) * 50, 50)}
    return _("%(n)s kilometer") % {"n": number_format(round(km, 1), 1)}


def _address(places: tuple[Place, ...]) -> str:
    """The first place in one line, and how many more."""
    real = [place for place in places if place.secret or place.addresses]
    if not real:
        return ""
    first = real[0]
    if first.secret:
        return _("Geheim adres. Bel eerst.")
    address = first.addresses[0]
    line = ", ".join(part for part in (*address.street[:1], address.city) if part) or first.name
    more = len(real) - 1
    if not more:
        return line
    return line + " " + ngettext("en nog %(n)s plek", "en nog %(n)s plekken", more) % {"n": more}
