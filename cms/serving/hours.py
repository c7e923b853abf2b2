"""Consultation hours: a live view on the hours of entries of the social map, by the place where one goes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from cms.blocks.entries import EntryBlock
from cms.blocks.leaves import leaves_of
from portal.socialmap.models import Service
from portal.socialmap.selectors import ServiceCard, service_cards
from portal.socialmap.taxonomies import LIFE_DOMAINS
from portal.web.composing.cards import card_of_service
from portal.web.composing.translated import in_language_of_page
from portal.web.pages.cards import Card
from tenants.access import Actor

MOST = 60


@dataclass(frozen=True)
class District:
    """A town or district, and who can be reached there."""

    name: str
    cards: tuple[Card, ...]


def districts(actor: Actor, page: Any) -> tuple[District, ...]:
    """What the page chose, grouped by place; by telephone or online comes last. Eleven queries at most."""
    uids, topics = _chosen(page)
    if topics:
        uids |= _of_topics(actor, topics)
    found = in_language_of_page(tuple(service_cards(actor, uids=uids).values())) if uids else ()
    today, groups = timezone.localdate(), dict[str, list[Card]]()
    for service in sorted(found, key=lambda each: each.name.casefold()):
        if service.timetable:
            groups.setdefault(_place(service), []).append(card_of_service(service, today))
    order = sorted(groups, key=lambda name: (not name, name.casefold()))
    return tuple(District(name or _("Telefonisch of online"), tuple(groups[name])) for name in order)


def _chosen(page: Any) -> tuple[set[UUID], set[str]]:
    uids: set[UUID] = set()
    topics: set[str] = set()
    for block, kept in leaves_of(page.shown):
        if not isinstance(block, EntryBlock):
            topics.add(str(kept))
        elif kept:
            uids.add(UUID(str(kept)))
    return uids, topics


def _of_topics(actor: Actor, codes: set[str]) -> set[UUID]:
    found = Service.published.visible_to(actor).filter(
        attributes__gone_from_source_at=None,
        attributes__taxonomy_term__taxonomy__external_id=LIFE_DOMAINS,
        attributes__taxonomy_term__code__in=codes,
    )
    return set(found.order_by("pk").values_list("uid", flat=True)[:MOST])


def _place(service: ServiceCard) -> str:
    places: Sequence[Any] = [place for place in service.places if place.addresses and not place.secret]
    return str(places[0].addresses[0].city) if places else ""
