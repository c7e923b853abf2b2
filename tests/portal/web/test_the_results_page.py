"""From the answer of search to what the page shows."""

from dataclasses import replace

import pytest

from portal.web.composing.asked import Asked
from portal.web.composing.results import how_many, results_page
from search.query import Facet, FacetValue, ReadAs, SearchedPlace, SearchQuery, SearchResult, Total

TOPIC = Facet("topic", "Onderwerp", (FacetValue("wonen", "Wonen", 3), FacetValue("werk", "Werk", 1, chosen=True)))


def _found(total: int = 0, *, exact: bool = True, **more: object) -> SearchResult:
    return SearchResult(SearchQuery(), "database", (), Total(total, exact), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("total", "said"),
    [
        (Total(0), "Niets gevonden"),
        (Total(1), "1 resultaat"),
        (Total(24), "24 resultaten"),
        (Total(1234), "1.234 resultaten"),
        (Total(1000, exact=False), "Meer dan 1.000 resultaten"),
    ],
)
def test_the_total_is_said_in_words(total: Total, said: str) -> None:
    assert how_many(total) == said


def test_the_heading_names_the_words_that_were_searched() -> None:
    corrected = _found(4, correction=ReadAs("schulden", (("schuldne", "schulden"),)))
    page = results_page(Asked(text="schuldne"), corrected, ())

    assert page.heading == "4 resultaten voor ‘schulden’"
    assert page.correction is not None
    assert page.correction.typed == "schuldne"
    assert "letterlijk=1" in page.correction.undo


def test_a_chosen_filter_can_be_taken_away_one_by_one() -> None:
    asked = Asked(text="hulp", facets={"topic": ("werk", "wonen")})
    page = results_page(asked, _found(4, facets=(TOPIC,)), ())

    assert [chip.title for chip in page.chips] == ["Werk", "Wonen"]
    assert page.chips[0].url == "/zoeken/?q=hulp&onderwerp=wonen"
    assert page.clear == "/zoeken/?q=hulp"


def test_a_group_with_one_value_is_no_choice_unless_it_is_chosen() -> None:
    one = Facet("cost", "Kosten", (FacetValue("gratis", "Gratis", 3),))
    chosen = Facet("cost", "Kosten", (FacetValue("gratis", "Gratis", 3, chosen=True),))

    assert results_page(Asked(), _found(3, facets=(one,)), ()).facets == ()
    shown = results_page(Asked(facets={"cost": ("gratis",)}), _found(3, facets=(chosen,)), ()).facets
    assert shown[0].opened


def test_the_filters_keep_words_and_place_and_forget_the_page() -> None:
    asked = Asked(text="hulp", near="1271", facets={"topic": ("werk",)}, page=3)
    page = results_page(asked, _found(90, facets=(TOPIC,)), ())

    assert page.kept_by_facets == (("q", "hulp"), ("plaats", "1271"), ("straal", "5"))


def test_the_pager_shows_first_last_and_what_lies_near() -> None:
    page = results_page(Asked(page=5), _found(400), ())

    assert page.pager is not None
    assert [link.number for link in page.pager.links] == [1, None, 4, 5, 6, None, 20]
    assert [link.url for link in page.pager.links if link.number == 5] == [""]
    assert page.pager.next == "/zoeken/?pagina=6"


def test_one_page_needs_no_pager() -> None:
    assert results_page(Asked(), _found(20), ()).pager is None


def test_sorting_is_offered_when_the_place_is_known() -> None:
    known = _found(3, place=SearchedPlace("1271", "Huizen"))

    assert [sort.title for sort in results_page(Asked(near="1271"), known, ()).sorts] == ["Best passend", "Dichtbij"]
    assert results_page(Asked(), _found(3), ()).sorts == ()


def test_an_unknown_place_is_said() -> None:
    unknown = _found(3, place=SearchedPlace("Atlantis"))

    assert "kennen deze plaats niet" in results_page(Asked(near="Atlantis"), unknown, ()).form.place_problem


def test_nothing_found_with_filters_offers_the_same_without_them() -> None:
    asked = Asked(text="hulp", near="1271", facets={"topic": ("werk",)})
    page = results_page(asked, _found(0, suggestions=("schulden",)), ())

    assert page.wider is not None
    assert page.wider.url == "/zoeken/?q=hulp&plaats=1271&straal=5"
    assert [chip.title for chip in page.suggestions] == ["schulden"]
    assert results_page(replace(asked, facets={}), _found(0), ()).wider.title == "Zoek overal"  # type: ignore[union-attr]
