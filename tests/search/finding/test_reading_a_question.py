"""How a question is read: corrected with undo, with the tenant's own synonyms, and what else to ask."""

from search.api import search
from search.models import Synonym
from search.query import SearchQuery
from tenants.access import Actor
from tests.search.finding.conftest import Make


def test_a_correction_is_told_and_can_be_undone(service: Make, anonymous: Actor) -> None:
    service("Voedselbank", description="Eten voor een week.")

    read = search(anonymous, SearchQuery("gratis voedselbnak"))
    undone = search(anonymous, SearchQuery("gratis voedselbnak", exact=True))

    assert read.correction is not None
    assert read.correction.text == "gratis voedselbank"
    assert [hit.title for hit in read.hits] == ["Voedselbank"]
    assert undone.correction is None
    assert undone.hits == ()


def test_a_correction_that_leads_to_nothing_is_not_told(service: Make, anonymous: Actor) -> None:
    made = service("Voedselbank")
    type(made).objects.filter(pk=made.pk).update(status="defunct")

    assert search(anonymous, SearchQuery("voedselbnak")).correction is None


def test_the_general_synonyms_lead_from_plain_words_to_the_entry(service: Make, anonymous: Actor) -> None:
    service("Schuldhulpverlening")

    assert [hit.title for hit in search(anonymous, SearchQuery("deurwaarder aan de deur")).hits] == [
        "Schuldhulpverlening"
    ]


def test_a_synonym_of_the_tenant_works_at_the_next_question(service: Make, anonymous: Actor) -> None:
    service("Taxbus")
    assert search(anonymous, SearchQuery("belbusje")).total.value == 0

    Synonym.objects.create(direction="to", terms="belbusje\nTaxbus")

    assert search(anonymous, SearchQuery("belbusje")).total.value == 1


def test_what_was_looked_for_is_marked_in_title_and_text(service: Make, anonymous: Actor) -> None:
    service("Hulp bij schulden", description="Voor wie een schuld heeft.")

    hit = search(anonymous, SearchQuery("schuld")).hits[0]

    assert [piece.text for piece in hit.title_fragments if piece.marked] == ["schulden"]
    assert [piece.text for piece in hit.summary_fragments if piece.marked] == ["schuld"]
    assert "".join(piece.text for piece in hit.title_fragments) == hit.title


def test_when_nothing_is_found_the_words_that_do_find_something_are_suggested(service: Make, anonymous: Actor) -> None:
    service("Fietsles")

    found = search(anonymous, SearchQuery("fietsles", facets={"cost": frozenset({"gratis"})}))

    assert found.total.value == 0
    assert found.suggestions == ("fietsles",)


def test_an_empty_question_shows_everything_in_the_stored_order(service: Make, anonymous: Actor) -> None:
    service("Klusdienst")

    assert [hit.title for hit in search(anonymous, SearchQuery()).hits] == ["Klusdienst", "Welzijn De Kade"]


def test_pages_follow_each_other_without_a_gap(service: Make, anonymous: Actor) -> None:
    for number in range(5):
        service(f"Klusdienst {number}")

    pages = [search(anonymous, SearchQuery("klusdienst", page=page, page_size=2)).hits for page in (1, 2, 3)]

    assert [len(page) for page in pages] == [2, 2, 1]
    assert len({hit.uid for page in pages for hit in page}) == 5


def test_a_page_from_far_outside_is_the_last_one_that_anybody_reads(service: Make, anonymous: Actor) -> None:
    assert search(anonymous, SearchQuery("x" * 10_000, page=-3, page_size=10**9)).query.page_size == 100
