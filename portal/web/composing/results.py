"""The results page from the answer of search."""

from dataclasses import replace

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.web.composing.asked import NAMES, RADII, Asked
from portal.web.pages.cards import Card
from portal.web.pages.map import MapFigure
from portal.web.pages.results import (
    Chip,
    Choice,
    Correction,
    Facet,
    PageLink,
    Pager,
    ResultsPage,
    SearchForm,
)
from search.query import MAX_PAGE, SearchResult, Total
from search.query import Facet as FoundFacet

OPEN_AT_FIRST = 2  # how many groups of filters show their choices before anybody chose
FEWEST_CHOICES = 1
MOST_CHOICES = 12  # the ones that give most; chosen ones always stay


def results_page(
    asked: Asked, found: SearchResult, cards: tuple[Card, ...], figure: MapFigure | None = None
) -> ResultsPage:
    """Everything that the page shows.

    Args:
        asked: the question as it stands in the address.
        found: the answer.
        cards: the hits of this page, as cards.
        figure: the map beside them.
    """
    return ResultsPage(
        form=search_form(asked, found),
        heading=_heading(asked, found),
        page_title=_page_title(asked, found),
        cards=cards,
        facets=_facets(asked, found),
        facets_are_lower_bound=any(not facet.exact for facet in found.facets),
        chips=_chips(asked, found),
        clear=replace(asked, facets={}, page=1).address() if asked.facets else "",
        sorts=_sorts(asked, found),
        correction=_correction(asked, found),
        suggestions=tuple(
            Chip(words, replace(asked, text=words, facets={}, page=1).address()) for words in found.suggestions
        ),
        map=figure,
        pager=_pager(asked, found.total, found.query.page_size),
        wider=_wider(asked),
        kept_by_facets=asked.pairs(leave_out=frozenset({*NAMES.values(), "pagina"})),
        kept_by_sort=asked.pairs(leave_out=frozenset({"sorteer", "pagina"})),
    )


def search_form(asked: Asked, found: SearchResult | None = None) -> SearchForm:
    """The form in the band, filled with what was asked."""
    unknown = found is not None and found.place is not None and not found.place.known
    problem = _("Wij kennen deze plaats niet. U ziet nu alles, dichtbij en ver weg.") if unknown else ""
    radii = tuple((km, _("%(km)s km") % {"km": km} if km else _("Overal")) for km in RADII)
    return SearchForm(asked.text, asked.near, asked.radius, radii, place_problem=problem)


def how_many(total: Total) -> str:
    """ "24 resultaten", "meer dan 1.000 resultaten"."""
    if not total.exact:
        many = number_format(total.value, force_grouping=True)
        return _("Meer dan %(many)s resultaten") % {"many": many}
    if total.value == 0:
        return _("Niets gevonden")
    written = number_format(total.value, force_grouping=True)
    return ngettext("%(many)s resultaat", "%(many)s resultaten", total.value) % {"many": written}


def _heading(asked: Asked, found: SearchResult) -> str:
    words = found.correction.text if found.correction else asked.text
    if not words:
        return how_many(found.total)
    return _("%(count)s voor ‘%(words)s’") % {"count": how_many(found.total), "words": words}


def _page_title(asked: Asked, found: SearchResult) -> str:
    heading = _heading(asked, found)
    return _("%(heading)s, pagina %(page)s") % {"heading": heading, "page": asked.page} if asked.page > 1 else heading


def _facets(asked: Asked, found: SearchResult) -> tuple[Facet, ...]:
    """Groups with something to choose between; the first ones and those with a choice stand open."""
    shown = [facet for facet in found.facets if _useful(facet)]
    return tuple(
        Facet(
            NAMES[facet.name],
            facet.title,
            tuple(
                Choice(value.value, value.label, value.count, value.chosen)
                for place, value in enumerate(facet.values)
                if place < MOST_CHOICES or value.chosen
            ),
            opened=number < OPEN_AT_FIRST or facet.name in asked.facets,
        )
        for number, facet in enumerate(shown)
    )


def _useful(facet: FoundFacet) -> bool:
    """One value that everything has is no choice, unless it is open now, or chosen."""
    return facet.name in NAMES and (
        len(facet.values) > FEWEST_CHOICES or facet.name == "open" or any(value.chosen for value in facet.values)
    )


def _chips(asked: Asked, found: SearchResult) -> tuple[Chip, ...]:
    labels = {(facet.name, value.value): value.label for facet in found.facets for value in facet.values}
    return tuple(
        Chip(labels.get((facet, value), value), asked.without(facet, value).address())
        for facet, values in asked.facets.items()
        for value in values
    )


def _sorts(asked: Asked, found: SearchResult) -> tuple[Choice, ...]:
    """Only with a place there is something to choose."""
    if found.place is None or not found.place.known:
        return ()
    titles = {"best": _("Best passend"), "dichtbij": _("Dichtbij")}
    return tuple(Choice(name, title, chosen=name == asked.sort) for name, title in titles.items())


def _correction(asked: Asked, found: SearchResult) -> Correction | None:
    if found.correction is None:
        return None
    return Correction(found.correction.text, asked.text, replace(asked, exact=True, page=1).address())


def _wider(asked: Asked) -> Chip | None:
    if asked.facets:
        return Chip(_("Zoek zonder filters"), replace(asked, facets={}, page=1).address())
    if asked.near and asked.radius:
        return Chip(_("Zoek overal"), replace(asked, radius="", page=1).address())
    return None


def _pager(asked: Asked, total: Total, page_size: int) -> Pager | None:
    pages = min(-(-total.value // page_size), MAX_PAGE)
    if pages < 2:
        return None
    here = min(asked.page, pages)
    near = sorted({1, pages, *range(max(here - 1, 1), min(here + 1, pages) + 1)})
    links: list[PageLink] = []
    for before, number in zip([0, *near], near, strict=False):
        if number - before > 1:
            links.append(PageLink(None))
        links.append(PageLink(number, "" if number == here else _at(asked, number)))
    return Pager(
        tuple(links),
        previous=_at(asked, here - 1) if here > 1 else "",
        next=_at(asked, here + 1) if here < pages else "",
    )


def _at(asked: Asked, page: int) -> str:
    return replace(asked, page=page).address()
