"""The page of a service from the social map."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from portal.socialmap import selectors
from portal.socialmap.freshness import Freshness
from portal.socialmap.opening import AMSTERDAM
from portal.socialmap.taxonomies import LIFE_DOMAINS
from portal.web.composing.asked import Asked
from portal.web.composing.cards import address_of, labels
from portal.web.composing.facts import facts, paragraphs, waiting
from portal.web.composing.hours import open_now, week_table
from portal.web.composing.passing_on import contact_text, message_text
from portal.web.composing.reach import reach
from portal.web.composing.where import map_of, places_of
from portal.web.pages.details import Checked, Link, ServicePage

__all__ = ["paragraphs", "service_page"]


def service_page(found: selectors.ServicePage, now: datetime, outlines: Sequence[Any], url: str) -> ServicePage:
    """What the page shows at this moment.

    Args:
        outlines: the borders of the portal's municipalities, from its settings.
        url: the whole address of the page, for paper and messages.
    """
    card = found.card
    today = now.astimezone(AMSTERDAM).date()
    # One week for all when all places keep the same hours, else a week with each.
    together = len({place.timetable for place in card.places}) <= 1
    places = places_of(card.places, now, with_hours=not together)
    ways = reach(card.phones, found.contacts, found.email, found.url, found.links)
    plain = paragraphs(found.plain_text or found.description)
    organisation = card.organization.name if card.organization else ""
    return ServicePage(
        uid=str(card.uid),
        title=card.name,
        also_called=found.alternate_name,
        organisation=Link(organisation, address_of("organisation", card.organization.uid))
        if card.organization
        else None,
        plain=plain,
        more=paragraphs(found.description) if found.plain_text and found.description != found.plain_text else (),
        professional=paragraphs(found.professional_text),
        facts=tuple(facts(found)),
        bring=tuple(Link(paper.text, paper.uri) for paper in found.papers if paper.text),
        waiting=waiting(found),
        labels=labels(card),
        places=places,
        map=map_of(outlines, card.places, now),
        week=week_table(card.timetable, today, ahead=True) if together else None,
        open_now=open_now(card.opening, card.timetable),
        hours_unknown=not card.timetable,
        reach=ways,
        topics=tuple(
            Link(term.name, Asked(facets={"topic": (term.code,)}).address()) for term in card.terms_of(LIFE_DOMAINS)
        ),
        checked=Checked(card.checked_on, _checker(found), card.freshness == Freshness.STALE),
        source=found.source,
        partners_only=card.partners_only,
        alert=card.alert,
        temporarily_closed=card.status == "temporarily closed",
        copy=contact_text(card.name, organisation, places, ways, url),
        message=message_text(card.name, plain[0] if plain else "", places, ways, url),
    )


def _checker(found: selectors.ServicePage) -> str:
    """Who looked whether it is still true: the organisation itself, or else the editors of the portal that owns it."""
    if found.checked_by_organization and found.card.organization:
        return found.card.organization.name
    return found.card.from_portal or _("de redactie")
