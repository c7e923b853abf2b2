"""Who searches in another language finds the page by its translation; who searches in Dutch notices nothing."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from cms.finding.documents import documents
from cms.pages import models
from cms.pages.models import HomePage
from cms.pages.segments import segments
from cms.translating.services import translate_page
from search import vocabulary
from search.api import SearchQuery, search
from search.models import DocumentProfile, IndexedWord
from tenants.access import Actor
from tenants.models import Tenant
from tests.factories.pages import make_front, make_page, publish, stream

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_waterkant")]

QUESTIONS = ("inkomenstoeslag", "energie", "laag inkomen", "inkomenstoeslga", "hulp bij energie", "kind")


@pytest.fixture
def front(waterkant: Tenant) -> HomePage:
    return make_front(waterkant)


@pytest.fixture
def page(front: HomePage) -> Any:
    return publish(
        make_page(
            front,
            models.InformationPage,
            "Individuele inkomenstoeslag",
            search_description="Extra geld bij een laag inkomen.",
            body=stream(("text", "<p>Voor wie <b>drie jaar</b> weinig heeft.</p>")),
        )
    )


@pytest.fixture
def others(front: HomePage) -> list[Any]:
    names = ("Energietoeslag", "Energiecoach aan huis", "Kindpakket", "Hulp bij energie en geld")
    return [publish(make_page(front, models.InformationPage, name)) for name in names]


def translate(eva: Actor, page: Any, language: str, *said: str) -> None:
    """Translate title, summary and text, as far as they are given."""
    asked = zip(segments(page), said, strict=False)
    texts = {each.path: f"<p>{text}</p>" if each.kind == "rich" else text for each, text in asked}
    translate_page(eva, page=page.pk, language=language, texts=texts)


def found(actor: Actor, text: str, language: str, **asked: Any) -> list[str]:
    with override(language):
        return [hit.title for hit in search(actor, SearchQuery(text=text, **asked)).hits]


ENGLISH = ("Supplement for households", "Additional money", "Anybody who barely scraped along for years.")
ARABIC = ("علاوة الدخل الفردية", "مال إضافي", "لمن عاش سنوات بالقليل")


@pytest.mark.parametrize("text", ["supplements", "household", "additional", "Who scraped along?"])
def test_in_english_by_title_summary_and_text(text: str, eva: Actor, page: Any, anonymous: Actor) -> None:
    assert found(anonymous, text, "en") == []
    translate(eva, page, "en", *ENGLISH)

    assert found(anonymous, text, "en") == [page.title]


@pytest.mark.parametrize("text", ["علاوة", "العلاوة", "إضافي", "سنوات"])
def test_in_arabic_also_with_the_article(text: str, eva: Actor, page: Any, anonymous: Actor) -> None:
    translate(eva, page, "ar", *ARABIC)

    assert found(anonymous, text, "ar") == [page.title]


def test_the_results_page_shows_it_in_the_readers_words(eva: Actor, page: Any) -> None:
    translate(eva, page, "en", *ENGLISH)
    html = Client(SERVER_NAME="waterkant.localhost").get("/en/zoeken/?q=household").content.decode()

    assert ENGLISH[0] in html
    assert ENGLISH[1] in html


@pytest.mark.usefixtures("others")
def test_a_translation_changes_no_dutch_answer_and_no_score(eva: Actor, page: Any, anonymous: Actor) -> None:
    def answers() -> list[Any]:
        asked = [search(anonymous, SearchQuery(text=text)) for text in QUESTIONS]
        return [([(hit.title, hit.score) for hit in each.hits], each.correction, each.total) for each in asked]

    before = answers()
    translate(eva, page, "en", "Energie energie energie kind", "Inkomenstoeslga laag inkomen", "Hulp hulp")
    translate(eva, page, "ar", *ARABIC)

    assert answers() == before
    assert any(hits for hits, _correction, _total in before)


def test_words_of_one_language_are_found_in_that_language_alone(eva: Actor, page: Any, anonymous: Actor) -> None:
    translate(eva, page, "en", *ENGLISH)

    assert found(anonymous, "household", "nl") == []
    assert found(anonymous, "household", "ar") == []


def test_a_slip_in_dutch_is_never_read_as_a_word_of_a_translation(eva: Actor, page: Any, anonymous: Actor) -> None:
    translate(eva, page, "en", "Swimming lessons")
    result = search(anonymous, SearchQuery(text="enxswimm"))

    assert (result.hits, result.correction) == ((), None)


def test_sabotage_with_translations_on_the_shelf_a_slip_is_read_as_one(
    eva: Actor, page: Any, anonymous: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    translate(eva, page, "en", "Swimming lessons")
    monkeypatch.setattr(vocabulary, "is_translated", lambda _token: False)

    assert search(anonymous, SearchQuery(text="enxswimm")).correction is not None


def test_what_a_word_means_in_dutch_is_still_found_beside_it(
    eva: Actor, page: Any, others: list[Any], anonymous: Actor
) -> None:
    translate(eva, page, "en", "Energy supplement")

    titles = found(anonymous, "energy supplement", "en")
    assert page.title in titles
    assert "Energietoeslag" in titles


def test_what_is_called_so_goes_before_what_a_word_was_read_as(
    eva: Actor, front: HomePage, page: Any, anonymous: Actor
) -> None:
    publish(make_page(front, models.InformationPage, "Voedselbank"))
    translate(eva, page, "en", "Food parcels")

    assert found(anonymous, "food", "en")[0] == page.title


def test_a_changed_dutch_text_takes_its_old_translation_out_of_the_index(
    eva: Actor, page: Any, anonymous: Actor
) -> None:
    translate(eva, page, "en", *ENGLISH)
    publish(page, title="Toeslag voor huishoudens")

    assert found(anonymous, "supplement", "en") == []
    assert found(anonymous, "additional", "en") == ["Toeslag voor huishoudens"]


def test_a_translation_that_is_taken_away_is_out_of_the_index(eva: Actor, page: Any, anonymous: Actor) -> None:
    translate(eva, page, "en", *ENGLISH)
    translate(eva, page, "en", "", "", "")

    assert found(anonymous, "supplement", "en") == []
    assert not IndexedWord.objects.filter(text__startswith="en\\_", all_count__gt=0).exists()
    assert "en_" not in DocumentProfile.objects.get().packed


def test_a_page_for_partners_is_not_found_by_its_translation(
    eva: Actor, front: HomePage, anonymous: Actor, alice: Actor
) -> None:
    page = publish(make_page(front, models.PartnerPage, "Werkafspraken"))
    translate(eva, page, "en", "Agreements")

    assert found(anonymous, "agreements", "en") == []
    assert found(alice, "agreements", "en") == [page.title]


def test_translations_of_all_pages_are_read_in_one_query(eva: Actor, page: Any, others: list[Any]) -> None:
    with CaptureQueriesContext(connection) as before:
        list(documents())
    for each in (page, *others):
        translate(eva, each, "en", f"Title of {each.title}")
    with CaptureQueriesContext(connection) as after:
        made = list(documents())

    assert len(before) == len(after)
    assert all("en" in each.translations for each in made)
