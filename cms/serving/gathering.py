"""What the blocks of a page point at, read at once: as many queries for a hundred blocks as for one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.utils import timezone
from wagtail.blocks import PageChooserBlock
from wagtail.fields import RichTextField, StreamField

from cms.blocks.entries import EntryBlock, OrganisationBlock
from cms.blocks.leaves import leaves_of
from cms.blocks.rich import linked_pages
from cms.blocks.words import Text
from cms.serving.reading import addresses_of
from portal.socialmap.models import Organization
from portal.socialmap.selectors import service_cards
from portal.web.composing.cards import address_of, card_of_service
from portal.web.composing.translated import in_language_of_page
from portal.web.pages.cards import Card
from tenants.access import Actor


@dataclass
class Named:
    """What stands in a page by number or uid."""

    pages: set[int] = field(default_factory=set)
    services: set[UUID] = field(default_factory=set)
    organisations: set[UUID] = field(default_factory=set)


@dataclass(frozen=True)
class Gathered:
    """What of it the reader may see; what is missing here is not shown.

    Attributes:
        page_links: addresses by page.
        entries: cards of services by uid.
        organisations: name and address by uid.
    """

    page_links: Mapping[int, str]
    entries: Mapping[str, Card]
    organisations: Mapping[str, tuple[str, str]]


def gathered(actor: Actor, page: Any, *organisations: str) -> Gathered:
    """Read what the page names. At most one query for pages, one for organisations and ten for services."""
    named = _named_in(page)
    named.organisations |= {UUID(uid) for uid in organisations if uid}
    return Gathered(
        page_links=addresses_of(actor, named.pages),
        entries=_services(actor, named.services),
        organisations=_organisations(actor, named.organisations),
    )


def _named_in(page: Any) -> Named:
    named = Named()
    texts: list[str] = []
    for each in page._meta.get_fields():
        if isinstance(each, RichTextField):
            texts.append(getattr(page, each.name) or "")
        elif isinstance(each, StreamField):
            for block, value in leaves_of(getattr(page, each.name)):
                if isinstance(block, Text):
                    texts.append(str(value or ""))
                elif isinstance(block, PageChooserBlock):
                    named.pages |= set(_numbers(value))
                elif isinstance(block, EntryBlock):
                    kind = named.organisations if isinstance(block, OrganisationBlock) else named.services
                    kind |= set(_uids(value))
    named.pages |= linked_pages(texts)
    return named


def _services(actor: Actor, uids: set[UUID]) -> dict[str, Card]:
    if not uids:
        return {}
    today = timezone.localdate()
    found = in_language_of_page(tuple(service_cards(actor, uids=uids).values()))
    return {str(each.uid): card_of_service(each, today) for each in found}


def _organisations(actor: Actor, uids: set[UUID]) -> dict[str, tuple[str, str]]:
    if not uids:
        return {}
    rows = Organization.published.visible_to(actor).filter(uid__in=uids).values_list("uid", "name")
    return {str(uid): (name, address_of("organisation", uid)) for uid, name in rows}


def _numbers(value: Any) -> Iterator[int]:
    if isinstance(value, int):
        yield value


def _uids(value: Any) -> Iterator[UUID]:
    try:
        yield UUID(str(value))
    except ValueError:
        return
