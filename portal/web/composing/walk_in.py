"""Where one can walk in: the hours of entries of the social map, the one source. Nothing is kept of them here."""

from django.utils import timezone

from portal.socialmap.models import Service
from portal.socialmap.selectors import service_cards
from portal.socialmap.taxonomies import LIFE_DOMAINS
from portal.web.composing.cards import card_of_service
from portal.web.composing.translated import in_language_of_page
from portal.web.pages.cards import Card
from tenants.access import Actor

LOOKED_AT, SHOWN = 60, 12


def walk_in_cards(actor: Actor, topic: str) -> tuple[Card, ...]:
    """Entries about this topic with hours and a place to go to, by name. Eleven queries, however many there are."""
    found = Service.published.visible_to(actor).filter(
        attributes__gone_from_source_at=None,
        attributes__taxonomy_term__taxonomy__external_id=LIFE_DOMAINS,
        attributes__taxonomy_term__code=topic,
    )
    uids = set(found.order_by("pk").values_list("uid", flat=True)[:LOOKED_AT])
    if not uids:
        return ()
    services = in_language_of_page(tuple(service_cards(actor, uids=uids).values()))
    open_somewhere = [each for each in services if each.timetable and any(not place.secret for place in each.places)]
    today = timezone.localdate()
    by_name = sorted(open_somewhere, key=lambda each: each.name.casefold())
    return tuple(card_of_service(each, today) for each in by_name[:SHOWN])
