"""Everything that is asked stands in the address; what makes no sense counts as not asked."""

import pytest
from django.http import QueryDict

from portal.web.composing.asked import FACETS, MOST_TEXT, MOST_VALUES, Asked
from search.facets import TITLES
from search.query import Sort

SHARED = "bij=52.123,4.33&straal=2&gebied=52.1,4.2,52.2,4.4&sorteer=open"
FULL = (
    "q=schulden&plaats=1271&straal=10&onderwerp=wonen&onderwerp=werk&kosten=gratis"
    "&sorteer=dichtbij&letterlijk=1&pagina=3"
)


def test_what_is_read_is_written_again() -> None:
    for written in (FULL, SHARED, "", "q=huur", "gebied=52.1,4.2,52.2,4.4", "q=huur&sorteer=open"):
        asked = Asked.read(QueryDict(written))

        assert QueryDict(asked.address().partition("?")[2]) == QueryDict(written)


def test_where_somebody_is_is_kept_no_closer_than_a_street() -> None:
    asked = Asked.read(QueryDict("bij=52.1234567,4.3345678"))

    assert asked.point == (52.123, 4.335)
    assert "52.1234" not in asked.address()
    assert "52.123" not in repr(asked)


def test_a_place_that_was_typed_goes_before_a_shared_location() -> None:
    asked = Asked.read(QueryDict("plaats=1271&bij=52.123,4.33"))

    assert (asked.near, asked.point) == ("1271", None)


@pytest.mark.parametrize("point", ["", "52", "52,", "nan,inf", "4.33,52.1", "52.1,4.3,1", "1e3,4", "٥٢,٤", "52.1;4.3"])
def test_a_location_that_makes_no_sense_is_not_asked(point: str) -> None:
    assert Asked.read(QueryDict(f"bij={point}")).point is None


@pytest.mark.parametrize("box", ["", "1,2,3", "52.2,4.2,52.1,4.4", "52.1,4.4,52.2,4.2", "a,b,c,d", "-91,0,91,1"])
def test_a_piece_of_the_map_that_is_none_is_not_asked(box: str) -> None:
    assert Asked.read(QueryDict(f"gebied={box}")).box is None


def test_without_words_what_is_near_comes_first() -> None:
    assert Asked.read(QueryDict("plaats=1271")).query().sort is Sort.DISTANCE
    assert Asked.read(QueryDict("plaats=1271&q=huur")).query().sort is Sort.RELEVANCE
    assert Asked.read(QueryDict("sorteer=dichtbij&q=huur")).query().sort is Sort.RELEVANCE


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
    asked = Asked.read(QueryDict("q=huur&plaats=1271&straal=99999&sorteer=wachtwoord"))

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
