"""The ways to ask otherwise: filters, chosen ones that can be taken away, orders, and how to find less or more."""

from dataclasses import replace
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from portal.web.composing.asked import NAMES, Asked
from portal.web.composing.direction import isolated
from portal.web.pages.results import Chip, Choice, Facet, Narrower
from search.guiding import narrowing
from search.query import Facet as FoundFacet
from search.query import SearchResult

OPEN_AT_FIRST = 2  # how many groups of filters show their choices before anybody chose
FEWEST_CHOICES = 1
MOST_CHOICES = {"topic": 12}  # the ones that give most; chosen ones always stay
USUAL_CHOICES = 8
MANY = 60  # nobody reads on after three pages
NARROWING = ("topic", "target", "place", "municipality", "hours", "language")


def facets_of(asked: Asked, found: SearchResult) -> tuple[Facet, ...]:
    """Groups with something to choose between; the first ones and those with a choice stand open."""
    shown = [facet for facet in found.facets if _useful(facet)]
    return tuple(
        Facet(
            NAMES[facet.name],
            facet.title,
            tuple(
                Choice(value.value, value.label, value.count, value.chosen)
                for place, value in enumerate(facet.values)
                if place < MOST_CHOICES.get(facet.name, USUAL_CHOICES) or value.chosen
            ),
            opened=number < OPEN_AT_FIRST or facet.name in asked.facets,
        )
        for number, facet in enumerate(shown)
    )


def chips_of(asked: Asked, found: SearchResult) -> tuple[Chip, ...]:
    """Everything that was chosen beside the words, each with the address without it."""
    return (*_chips_of_where(asked, found), *_chips_of_facets(asked, found))


def address_without_choices(asked: Asked) -> str:
    """The same words, everywhere and unfiltered; nothing when there is nothing to take away."""
    if not (asked.facets or asked.is_somewhere or asked.box):
        return ""
    return replace(asked, facets={}, near="", point=None, box=None, sort="", page=1).address()


def sorts_of(asked: Asked, found: SearchResult) -> tuple[Choice, ...]:
    """The orders that mean something for this question."""
    titles = {"best": _("Best passend")} if asked.text or not asked.is_somewhere else {}
    if found.place is not None and found.place.known:
        titles["dichtbij"] = _("Dichtbij")
    titles["open"] = _("Nu open of snel open")
    return tuple(Choice(name, title, chosen=name == asked.order) for name, title in titles.items())


def narrower_of(asked: Asked, found: SearchResult) -> Narrower | None:
    """Of a list that nobody reads to its end: the filter that parts it best, of those that people can answer."""
    if found.total.value <= MANY:
        return None
    answerable = tuple(facet for facet in found.facets if facet.name in NARROWING)
    facet = narrowing(replace(found, facets=answerable))
    if facet is None:
        return None
    choices = (
        Chip(
            _("%(name)s (%(n)s)") % {"name": value.label, "n": number_format(value.count, force_grouping=True)},
            asked.having(facet.name, value.value).address(),
        )
        for value in facet.values
    )
    return Narrower(facet.title, tuple(choices))


def wider_of(asked: Asked) -> tuple[Chip, ...]:
    """What to leave out when nothing was found, the nearest step first."""
    steps: tuple[tuple[bool, str, dict[str, Any]], ...] = (
        (bool(asked.facets), _("Zoek zonder filters"), {"facets": {}}),
        (asked.box is not None, _("Zoek op de hele kaart"), {"box": None}),
        (asked.is_somewhere and bool(asked.radius), _("Zoek overal"), {"radius": ""}),
    )
    return tuple(Chip(title, replace(asked, page=1, **without).address()) for asks, title, without in steps if asks)


def _chips_of_where(asked: Asked, found: SearchResult) -> tuple[Chip, ...]:
    chips = []
    if found.place is not None and found.place.known:
        title = (
            _("Bij u in de buurt") if found.place.shared else _("Bij %(place)s") % {"place": isolated(found.place.name)}
        )
        chips.append(Chip(title, replace(asked, near="", point=None, sort="", page=1).address()))
        if asked.radius:
            within = _("Binnen %(km)s km") % {"km": asked.radius}
            chips.append(Chip(within, replace(asked, radius="", page=1).address()))
    if asked.box:
        chips.append(Chip(_("Een deel van de kaart"), replace(asked, box=None, page=1).address()))
    return tuple(chips)


def _chips_of_facets(asked: Asked, found: SearchResult) -> tuple[Chip, ...]:
    labels = {(facet.name, value.value): value.label for facet in found.facets for value in facet.values}
    return tuple(
        Chip(labels.get((facet, value), value), asked.without(facet, value).address())
        for facet, values in asked.facets.items()
        for value in values
    )


def _useful(facet: FoundFacet) -> bool:
    """One value that everything has is no choice, unless it is open now, or chosen."""
    return facet.name in NAMES and (
        len(facet.values) > FEWEST_CHOICES or facet.name == "open" or any(value.chosen for value in facet.values)
    )
