"""From the answer of search to what the page shows."""

import pytest
from django.utils.translation import override

from portal.web.composing.asked import Asked
from portal.web.composing.results import how_many, results_page
from search.places.distance import Point
from search.query import (
    Facet,
    FacetValue,
    ReadAs,
    SearchedPlace,
    SearchQuery,
    SearchResult,
    Suggestion,
    SuggestionKind,
    Total,
)

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


HUIZEN = SearchedPlace("1271", "1271 Huizen", Point(52.3, 5.24))


def _sorts(asked: Asked, **more: object) -> list[str]:
    return [sort.title for sort in results_page(asked, _found(3, **more), ()).sorts]


def test_sorting_by_distance_is_offered_when_the_place_is_known() -> None:
    assert _sorts(Asked(text="hulp")) == ["Best passend", "Nu open of snel open"]
    assert _sorts(Asked(text="hulp", near="1271"), place=HUIZEN) == ["Best passend", "Dichtbij", "Nu open of snel open"]


def test_without_words_what_is_near_comes_first_and_nothing_fits_better() -> None:
    asked = Asked(near="1271")

    assert _sorts(asked, place=HUIZEN) == ["Dichtbij", "Nu open of snel open"]
    assert [sort.value for sort in results_page(asked, _found(3, place=HUIZEN), ()).sorts if sort.chosen] == [
        "dichtbij"
    ]


@pytest.mark.parametrize(
    ("asked", "more", "heading"),
    [
        (Asked(), {}, "3 resultaten"),
        (Asked(text="hulp"), {}, "3 resultaten voor ‘hulp’"),
        (Asked(text="hulp", near="1271"), {"place": HUIZEN}, "3 resultaten voor ‘hulp’ bij 1271 Huizen"),
        (
            Asked(point=(52.3, 5.24)),
            {"place": SearchedPlace(point=Point(52.3, 5.24))},
            "3 resultaten bij u in de buurt",
        ),
        (Asked(text="hulp", near="Atlantis"), {"place": SearchedPlace("Atlantis")}, "3 resultaten voor ‘hulp’"),
        (Asked(facets={"topic": ("werk",)}), {"facets": (TOPIC,)}, "3 resultaten over ‘Werk’"),
        (Asked(facets={"topic": ("wonen", "werk")}), {"facets": (TOPIC,)}, "3 resultaten"),
    ],
)
def test_the_heading_says_what_was_asked(asked: Asked, more: dict[str, object], heading: str) -> None:
    assert results_page(asked, _found(3, **more), ()).heading == heading


def test_place_distance_and_piece_of_the_map_can_be_taken_away_too() -> None:
    asked = Asked(text="hulp", near="1271", box=(52.1, 5.1, 52.4, 5.4), facets={"topic": ("werk",)})
    page = results_page(asked, _found(3, place=HUIZEN, facets=(TOPIC,)), ())

    assert [(chip.title, chip.url) for chip in page.chips] == [
        ("Bij 1271 Huizen", "/zoeken/?q=hulp&gebied=52.1,5.1,52.4,5.4&onderwerp=werk"),
        ("Binnen 5 km", "/zoeken/?q=hulp&plaats=1271&straal=&gebied=52.1,5.1,52.4,5.4&onderwerp=werk"),
        ("Een deel van de kaart", "/zoeken/?q=hulp&plaats=1271&straal=5&onderwerp=werk"),
        ("Werk", "/zoeken/?q=hulp&plaats=1271&straal=5&gebied=52.1,5.1,52.4,5.4"),
    ]
    assert page.clear == "/zoeken/?q=hulp"
    assert page.chosen == 1


def test_a_shared_location_stays_when_one_searches_for_other_words() -> None:
    form = results_page(Asked(point=(52.3, 5.24)), _found(3), ()).form

    assert form.kept == (("bij", "52.3,5.24"),)


def test_a_long_list_tells_how_to_find_less() -> None:
    both = Facet("topic", "Onderwerp", (FacetValue("wonen", "Wonen", 600), FacetValue("werk", "Werk", 400)))
    page = results_page(Asked(text="hulp"), _found(1000, facets=(both,)), ())

    assert page.narrower is not None
    assert page.narrower.title == "Onderwerp"
    assert [(chip.title, chip.url) for chip in page.narrower.choices] == [
        ("Wonen (600)", "/zoeken/?q=hulp&onderwerp=wonen"),
        ("Werk (400)", "/zoeken/?q=hulp&onderwerp=werk"),
    ]
    assert results_page(Asked(text="hulp"), _found(20, facets=(both,)), ()).narrower is None


def test_an_unknown_place_is_said() -> None:
    unknown = _found(3, place=SearchedPlace("Atlantis"))

    assert "kennen deze plaats niet" in results_page(Asked(near="Atlantis"), unknown, ()).form.place_problem


def test_nothing_found_offers_every_step_to_more() -> None:
    asked = Asked(text="hulp", near="1271", facets={"topic": ("werk",)}, box=(52.1, 5.1, 52.4, 5.4))
    page = results_page(asked, _found(0, suggestions=("schulden",)), ())

    assert [(way.title, way.url) for way in page.wider] == [
        ("Zoek zonder filters", "/zoeken/?q=hulp&plaats=1271&straal=5&gebied=52.1,5.1,52.4,5.4"),
        ("Zoek op de hele kaart", "/zoeken/?q=hulp&plaats=1271&straal=5&onderwerp=werk"),
        ("Zoek overal", "/zoeken/?q=hulp&plaats=1271&straal=&gebied=52.1,5.1,52.4,5.4&onderwerp=werk"),
    ]
    assert [chip.title for chip in page.suggestions] == ["schulden"]
    assert results_page(Asked(text="hulp"), _found(0), ()).wider == ()


def test_people_are_asked_to_choose_only_what_they_can_answer() -> None:
    organisations = Facet(
        "organisation", "Organisatie", tuple(FacetValue(f"{n}", f"Partij {n}", 150) for n in range(6))
    )

    assert results_page(Asked(), _found(1000, facets=(organisations,)), ()).narrower is None


def test_nothing_found_leads_to_topics_near_the_question() -> None:
    topic = Suggestion(SuggestionKind.TOPIC, "Wonen", "wonen", facet="topic")
    page = results_page(Asked(text="xyz"), _found(0), (), related=[topic])

    assert [(chip.title, chip.url) for chip in page.related] == [("Wonen", "/onderwerp/wonen/")]


def test_in_arabic_a_postcode_keeps_its_place_before_the_town() -> None:
    with override("ar"):
        heading = results_page(Asked(text="huur", near="1271"), _found(3, place=HUIZEN), ()).heading

    assert "\u20681271 Huizen\u2069" in heading
    assert "\u2068huur\u2069" in heading
