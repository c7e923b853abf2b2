"""The results page from the answer of search."""

from collections.abc import Sequence
from dataclasses import replace

from django.urls import reverse
from django.utils.translation import gettext as _

from portal.web.composing.asked import NAMES, RADII, Asked
from portal.web.composing.results_choices import (
    address_without_choices,
    chips_of,
    facets_of,
    narrower_of,
    sorts_of,
    wider_of,
)
from portal.web.composing.results_words import heading_of, how_many, title_of
from portal.web.pages.cards import Card
from portal.web.pages.map import MapFigure
from portal.web.pages.results import Chip, Correction, MapPage, PageLink, Pager, ResultsPage, SearchForm
from search.query import MAX_PAGE, SearchResult, Suggestion, Total

__all__ = ["how_many", "map_page", "results_page", "search_form"]


def results_page(
    asked: Asked,
    found: SearchResult,
    cards: tuple[Card, ...],
    figure: MapFigure | None = None,
    *,
    dense: bool = False,
    related: Sequence[Suggestion] = (),
) -> ResultsPage:
    """Everything that the page shows.

    Args:
        asked: the question as it stands in the address.
        found: the answer.
        cards: the hits of this page, as cards.
        figure: the map beside them.
        dense: for who reads many of these pages a day.
        related: topics near a question that found nothing.
    """
    return ResultsPage(
        form=search_form(asked, found),
        heading=heading_of(asked, found),
        page_title=title_of(asked, found),
        cards=numbered_as_on_map(cards, figure),
        dense=dense,
        facets=facets_of(asked, found),
        facets_are_lower_bound=any(not facet.exact for facet in found.facets),
        chosen=sum(map(len, asked.facets.values())),
        chips=chips_of(asked, found),
        clear=address_without_choices(asked),
        sorts=sorts_of(asked, found),
        correction=_correction(asked, found),
        narrower=narrower_of(asked, found),
        suggestions=tuple(Chip(words, Asked(text=words).address()) for words in found.suggestions),
        map=replace(figure, large=asked.address("web:search_map")) if figure else None,
        pager=_pager(asked, found.total, found.query.page_size, "web:search"),
        wider=wider_of(asked),
        related=tuple(Chip(topic.title, reverse("web:topic", args=[topic.target])) for topic in related),
        kept_by_facets=asked.pairs(leave_out=frozenset({*NAMES.values(), "pagina"})),
        kept_by_sort=asked.pairs(leave_out=frozenset({"sorteer", "pagina"})),
    )


def map_page(asked: Asked, found: SearchResult, cards: tuple[Card, ...], figure: MapFigure | None) -> MapPage:
    """The larger map of the same question."""
    return MapPage(
        heading=_("Kaart: %(heading)s") % {"heading": title_of(asked, found)},
        back=asked.address(),
        map=figure,
        cards=numbered_as_on_map(cards, figure),
        pager=_pager(asked, found.total, found.query.page_size, "web:search_map"),
    )


def numbered_as_on_map(cards: tuple[Card, ...], figure: MapFigure | None) -> tuple[Card, ...]:
    """Without a map a number of it tells nothing."""
    return cards if figure else tuple(replace(card, number=None) for card in cards)


def search_form(asked: Asked, found: SearchResult | None = None) -> SearchForm:
    """The form in the band, filled with what was asked."""
    unknown = found is not None and found.place is not None and not found.place.known
    problem = _("Wij kennen deze plaats niet. U ziet nu alles, dichtbij en ver weg.") if unknown else ""
    radii = tuple((km, _("%(km)s km") % {"km": km} if km else _("Overal")) for km in RADII)
    shared = tuple(pair for pair in asked.pairs() if pair[0] == "bij")
    return SearchForm(asked.text, asked.near, asked.radius, radii, kept=shared, place_problem=problem)


def _correction(asked: Asked, found: SearchResult) -> Correction | None:
    if found.correction is None:
        return None
    return Correction(found.correction.text, asked.text, replace(asked, exact=True, page=1).address())


def _pager(asked: Asked, total: Total, page_size: int, list_name: str) -> Pager | None:
    pages = min(-(-total.value // page_size), MAX_PAGE)
    if pages < 2:
        return None
    here = min(asked.page, pages)
    near = sorted({1, pages, *range(max(here - 1, 1), min(here + 1, pages) + 1)})
    links: list[PageLink] = []
    for before, number in zip([0, *near], near, strict=False):
        if number - before > 1:
            links.append(PageLink(None))
        links.append(PageLink(number, "" if number == here else _at(asked, number, list_name)))
    return Pager(
        tuple(links),
        previous=_at(asked, here - 1, list_name) if here > 1 else "",
        next=_at(asked, here + 1, list_name) if here < pages else "",
    )


def _at(asked: Asked, page: int, list_name: str) -> str:
    return replace(asked, page=page).address(list_name)
