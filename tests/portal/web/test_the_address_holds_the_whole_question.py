"""Everything that is asked stands in the address; what makes no sense counts as not asked."""

import pytest
from django.http import QueryDict

from portal.web.composing.asked import FACETS, MOST_TEXT, MOST_VALUES, Asked
from search.facets import TITLES
from search.query import Sort

FULL = (
    "q=schulden&plaats=1271&straal=10&onderwerp=wonen&onderwerp=werk&kosten=gratis"
    "&sorteer=dichtbij&letterlijk=1&pagina=3"
)


def test_what_is_read_is_written_again() -> None:
    asked = Asked.read(QueryDict(FULL))

    assert QueryDict(asked.address().partition("?")[2]) == QueryDict(FULL)


def test_the_question_reaches_search_whole() -> None:
    query = Asked.read(QueryDict(FULL)).query()

    assert (query.text, query.near, query.radius_km, query.page) == ("schulden", "1271", 10.0, 3)
    assert query.facets == {"topic": frozenset({"wonen", "werk"}), "cost": frozenset({"gratis"})}
    assert query.sort is Sort.DISTANCE
    assert query.exact


def test_taking_a_filter_away_leaves_the_rest_and_returns_to_the_first_page() -> None:
    left = Asked.read(QueryDict(FULL)).without("topic", "werk")

    assert left.facets == {"topic": ("wonen",), "cost": ("gratis",)}
    assert left.page == 1
    assert left.text == "schulden"


@pytest.mark.parametrize("page", ["0", "-1", "abc", "", "9999999", "1.5", "٣"])
def test_a_page_that_makes_no_sense_is_the_first(page: str) -> None:
    assert Asked.read(QueryDict(f"pagina={page}")).page == 1


def test_a_radius_or_order_that_is_not_offered_is_not_taken() -> None:
    asked = Asked.read(QueryDict("plaats=1271&straal=99999&sorteer=wachtwoord"))

    assert asked.query().radius_km == 5.0
    assert asked.query().sort is Sort.RELEVANCE


def test_long_and_many_values_are_cut() -> None:
    many = "&".join(f"onderwerp={number}" for number in range(100))
    asked = Asked.read(QueryDict(f"q={'x' * 5000}&{many}"))

    assert len(asked.text) == MOST_TEXT
    assert len(asked.facets["topic"]) == MOST_VALUES


def test_a_null_character_is_no_text() -> None:
    assert Asked.read(QueryDict("q=hu%00ur")).text == "huur"


def test_without_a_place_there_is_no_radius() -> None:
    assert Asked.read(QueryDict("straal=5&q=eten")).query().radius_km is None


def test_every_facet_of_search_has_a_name_in_the_address() -> None:
    assert set(FACETS.values()) == set(TITLES)
