"""The page of an organisation from the social map."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from portal.socialmap import selectors
from portal.socialmap.freshness import Freshness
from portal.socialmap.opening import AMSTERDAM
from portal.socialmap.taxonomies import LIFE_DOMAINS
from portal.web.composing.cards import card_of_service
from portal.web.composing.facts import paragraphs
from portal.web.composing.passing_on import contact_text
from portal.web.composing.reach import reach
from portal.web.composing.where import map_of, places_of
from portal.web.pages.cards import Card
from portal.web.pages.details import Checked, OrganisationPage, ServiceGroup
from tenants.models import OrganisationKind

FEW = 5  # so many services need no headings
MOST_PLACES = 30


def organisation_page(
    found: selectors.OrganizationPage, now: datetime, outlines: Sequence[Any], url: str
) -> OrganisationPage:
    """What the page shows at this moment.

    Args:
        outlines: the borders of the portal's municipalities, from its settings.
        url: the whole address of the page, for messages.
    """
    places = _places(found.services)
    shown = places_of(places, now, with_hours=False)
    ways = reach(found.phones, found.contacts, found.email, found.website, found.links)
    return OrganisationPage(
        uid=str(found.uid),
        title=found.name,
        also_called=found.alternate_name,
        kind=str(OrganisationKind(found.kind).label) if found.kind in OrganisationKind.values else "",
        text=paragraphs(found.plain_text or found.description),
        professional=paragraphs(found.professional_text),
        groups=_groups([service for service in found.services if not service.partners_only], now),
        partner_services=tuple(_card(service, now) for service in found.services if service.partners_only),
        places=shown,
        map=map_of(outlines, places, now),
        reach=ways,
        checked=Checked(found.checked_on, found.from_portal or _("de redactie"), found.freshness == Freshness.STALE),
        from_portal=found.from_portal,
        copy=contact_text(found.name, "", shown, ways, url),
    )


def _groups(services: Sequence[selectors.ServiceCard], now: datetime) -> tuple[ServiceGroup, ...]:
    """By life domain when there are many: the one that most of them have comes first."""
    if len(services) <= FEW:
        return (ServiceGroup("", tuple(_card(service, now) for service in services)),) if services else ()
    by_domain: dict[str, list[Card]] = defaultdict(list)
    for service in services:
        domain = next((term.name for term in service.terms_of(LIFE_DOMAINS)), _("Overig"))
        by_domain[domain].append(_card(service, now))
    ordered = sorted(by_domain.items(), key=lambda each: (-len(each[1]), each[0]))
    return tuple(ServiceGroup(title, tuple(cards)) for title, cards in ordered)


def _card(service: selectors.ServiceCard, now: datetime) -> Card:
    """No more than is new on the page of its organisation."""
    card = card_of_service(service, now.astimezone(AMSTERDAM).date())
    return replace(card, organisation="", professional_text="", week=None)


def _places(services: Iterable[selectors.ServiceCard]) -> tuple[selectors.Place, ...]:
    """Where this organisation gives help, each place once, without what belongs to one service alone."""
    found = {place.uid: place for service in services for place in service.places if not place.secret}
    return tuple(replace(place, phones=(), description="") for place in list(found.values())[:MOST_PLACES])
