"""The page of one topic: what it is, what there is, who does it, and what goes with it."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from portal.socialmap.selectors import Topic
from portal.web.composing.asked import Asked
from portal.web.composing.direction import isolated
from portal.web.composing.facts import paragraphs
from portal.web.composing.home import tiles
from portal.web.composing.results import how_many, search_form
from portal.web.pages.cards import Card
from portal.web.pages.results import Chip
from portal.web.pages.topics import Named, TopicPage
from search.query import FacetValue, SearchResult

MOST_ORGANISATIONS, MOST_GROUPS, MOST_RELATED = 10, 8, 4


def asked_of_topic(code: str, near: str = "") -> Asked:
    """The search for everything of a topic; with a place what is near comes first, however far."""
    return Asked(near=near, radius="" if near else Asked.radius, facets={"topic": (code,)})


def topic_page(
    topic: Topic,
    found: SearchResult,
    cards: tuple[Card, ...],
    *,
    near: str = "",
    parts: Sequence[Topic] = (),
    related: Sequence[Topic] = (),
    words: SafeString | str = "",
) -> TopicPage:
    """Everything that the page shows.

    Args:
        found: the answer to `asked_of_topic`, with facets.
        cards: the first of it.
        near: the place that the visitor chose.
        parts: the terms under this topic.
        words: what an editor tells of it, as safe HTML.
        related: other topics, those that go with it most first.
    """
    asked = asked_of_topic(topic.code, near)
    place = found.place.name if found.place and found.place.known else ""
    return TopicPage(
        title=topic.name,
        code=topic.code,
        form=search_form(Asked(near=near), found),
        explanation=paragraphs(topic.description),
        how_many=how_many(found.total),
        near=near,
        heading=_("Dichtbij %(place)s") % {"place": isolated(place)} if place else _("Wat kunt u doen?"),
        cards=cards,
        all_of_it=asked.address(),
        parts=tuple(
            Named(part.name, reverse("web:topic", args=[part.code]), part.services, part.description) for part in parts
        ),
        organisations=_organisations(found),
        groups=tuple(
            Chip(
                _("%(name)s (%(n)s)") % {"name": each.label, "n": each.count},
                asked.having("target", each.value).address(),
            )
            for each in values_of(found, "target")[:MOST_GROUPS]
        ),
        words=words,
        related=tiles([each for each in related if each.services][:MOST_RELATED], near=near),
    )


def _organisations(found: SearchResult) -> tuple[Named, ...]:
    return tuple(
        Named(each.label, reverse("web:organisation", args=[each.value]), each.count)
        for each in values_of(found, "organisation")[:MOST_ORGANISATIONS]
    )


def values_of(found: SearchResult, name: str) -> tuple[FacetValue, ...]:
    """The values of a facet, those that give most first."""
    return next((facet.values for facet in found.facets if facet.name == name), ())
