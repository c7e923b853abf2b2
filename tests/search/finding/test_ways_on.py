"""Ways on from a list that is too long or empty."""

import pytest

from portal.socialmap.models import Attribute, Service, TaxonomyTerm
from portal.socialmap.taxonomies import ensure_taxonomies
from search.api import search
from search.guiding import narrowing, related_topics
from search.indexing.building import rebuild
from search.query import Facet, FacetValue, SearchQuery, SearchResult, Total
from tenants.access import Actor, system
from tenants.models import Tenant
from tests.factories.socialmap import make_location
from tests.search.finding.conftest import Make


@pytest.fixture
def terms(in_waterkant: Tenant) -> dict[str, TaxonomyTerm]:
    return {term.code: term for term in ensure_taxonomies(system(in_waterkant, "test")).values()}


def _under(service: Service, *terms: TaxonomyTerm) -> None:
    for term in terms:
        Attribute.objects.create(service=service, link_entity="service", taxonomy_term=term)
    rebuild()


def _facet(name: str, *counts: int, chosen: bool = False) -> Facet:
    values = (FacetValue(str(at), str(at), count, chosen and at == 0) for at, count in enumerate(counts))
    return Facet(name, name, tuple(values))


def _result(total: int, *facets: Facet) -> SearchResult:
    return SearchResult(SearchQuery("hulp"), "test", (), Total(total), facets)


def test_the_facet_that_parts_the_list_best_is_told_with_its_first_values() -> None:
    kind = _facet("kind", 990, 10)
    topic = _facet("topic", 300, 250, 200, 150, 100, 50, 20, 10)
    organisation = _facet("organisation", *[5] * 40)

    best = narrowing(_result(1000, kind, organisation, topic))

    assert best is not None
    assert best.name == "topic"
    assert [value.count for value in best.values] == [300, 250, 200, 150, 100, 50]


def test_what_was_chosen_and_what_parts_nothing_is_no_way_to_narrow() -> None:
    assert narrowing(_result(1000, _facet("topic", 500, 500, chosen=True), _facet("kind", 1000))) is None
    assert narrowing(_result(0)) is None


def test_topics_of_the_results_come_first_and_chosen_ones_are_left_out(
    service: Make, anonymous: Actor, terms: dict[str, TaxonomyTerm]
) -> None:
    _under(service("Inloop een"), terms["geld-en-schulden"], terms["wonen"])
    _under(service("Inloop twee"), terms["geld-en-schulden"])

    found = related_topics(anonymous, search(anonymous, SearchQuery("inloop")))
    chosen = SearchQuery("inloop", facets={"topic": frozenset({"geld-en-schulden"})})

    assert [topic.title for topic in found] == ["Geld en schulden", "Wonen"]
    assert found[0].facet == "topic"
    assert [topic.title for topic in related_topics(anonymous, search(anonymous, chosen))] == ["Wonen"]


def test_when_the_choices_leave_nothing_the_topics_without_them_are_told(
    service: Make, anonymous: Actor, terms: dict[str, TaxonomyTerm]
) -> None:
    made = service("Inloop")
    make_location(made, city="Vlaardingen")
    _under(made, terms["wonen"])

    found = search(anonymous, SearchQuery("inloop", near="Ede", radius_km=2))

    assert found.total.value == 0
    assert [topic.title for topic in related_topics(anonymous, found)] == ["Wonen"]


def test_a_question_of_which_no_word_is_known_has_no_topics(
    service: Make, anonymous: Actor, terms: dict[str, TaxonomyTerm]
) -> None:
    _under(service("Zomerfeest"), terms["wonen"])

    assert related_topics(anonymous, search(anonymous, SearchQuery("qqqqxxxx"))) == ()


def test_a_topic_that_only_partners_find_something_under_is_not_told_to_the_public(
    service: Make, anonymous: Actor, alice: Actor, terms: dict[str, TaxonomyTerm]
) -> None:
    _under(service("Inloop", audience="partners"), terms["geld-en-schulden"])
    nowhere = SearchQuery("inloop", near="Ede", radius_km=2)

    assert related_topics(anonymous, search(anonymous, nowhere)) == ()
    assert len(related_topics(alice, search(alice, nowhere))) == 1
