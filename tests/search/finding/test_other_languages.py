"""Who asks in another language finds the Dutch entries; a question in Dutch is never touched."""

import pytest
from django.utils.translation import override

from search.analysis.other_languages import all_phrases, phrases_of
from search.api import search
from search.query import SearchQuery
from tenants.access import Actor
from tests.search.finding.conftest import Make


def _titles(actor: Actor, text: str) -> list[str]:
    return [hit.title for hit in search(actor, SearchQuery(text)).hits]


@pytest.fixture
def entries(service: Make) -> None:
    service("Voedselbank De Vliet")
    service("Schuldhulpverlening")
    service("Maaltijd aan huis")


@pytest.mark.usefixtures("entries")
@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("food bank", "Voedselbank De Vliet"),
        ("Where is the FOOD BANK, please?", "Voedselbank De Vliet"),
        ("debt", "Schuldhulpverlening"),
        ("I need help with my debts", "Schuldhulpverlening"),
        ("بنك الطعام", "Voedselbank De Vliet"),
        ("ديون", "Schuldhulpverlening"),
        ("الدُّيُون", "Schuldhulpverlening"),  # with the article and with vowels
        ("ديـــون", "Schuldhulpverlening"),  # stretched
    ],
)
def test_words_of_other_languages_find_the_dutch_entry(anonymous: Actor, text: str, title: str) -> None:
    assert _titles(anonymous, text)[0] == title


@pytest.mark.usefixtures("entries")
def test_how_it_was_read_is_told_and_can_be_undone(anonymous: Actor) -> None:
    read = search(anonymous, SearchQuery("The food bank"))

    assert read.correction is not None
    assert read.correction.text == "The voedselbank"
    assert read.correction.words == (("food bank", "voedselbank"),)
    assert search(anonymous, SearchQuery("food bank", exact=True)).correction is None


@pytest.mark.usefixtures("entries")
@pytest.mark.parametrize("text", ["home", "letter", "is er hulp", "dom", "house"])
def test_on_a_dutch_page_a_word_that_dutch_has_is_never_replaced(anonymous: Actor, text: str) -> None:
    """Dutch has house and home too, Turkish writes work as is, and a house is dom in Polish."""
    assert search(anonymous, SearchQuery(text, exact=False)).correction is None


@pytest.mark.usefixtures("entries")
def test_a_word_of_the_language_of_the_page_counts_though_dutch_has_it_too(anonymous: Actor) -> None:
    with override("en"):
        found = search(anonymous, SearchQuery("home"))

    assert [hit.title for hit in found.hits] == ["Maaltijd aan huis"]
    assert found.correction is not None
    assert found.correction.words == (("home", "huis"),)


def test_what_an_entry_says_goes_before_what_it_means_elsewhere(service: Make, anonymous: Actor) -> None:
    service("Letter voor letter", description="Leren lezen.")
    service("Hulp bij een moeilijke brief", description="Wij lezen mee.")

    assert _titles(anonymous, "letter") == ["Letter voor letter"]
    with override("en"):
        assert _titles(anonymous, "letter") == ["Letter voor letter", "Hulp bij een moeilijke brief"]
        assert search(anonymous, SearchQuery("letter")).correction is None


def test_the_list_is_of_the_form_that_is_read() -> None:
    assert {"en", "ar"} <= {phrase.language for phrase in all_phrases()}
    with pytest.raises(ValueError, match="Line 2"):
        phrases_of(["en\tdebt\tschulden", "en\tdebt"])
