"""A page that is translated in part: each text in its own language, and at the top one sentence about all of them."""

import json
from itertools import count
from re import sub
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.images.tests.utils import get_test_image_file

from cms.media.models import PortalDocument, PortalImage
from cms.pages import models
from cms.pages.models import HomePage
from cms.pages.segments import segments
from cms.translating.models import PageText
from portal.socialmap.models import TranslationState
from portal.socialmap.selectors.translating import text_hash
from portal.socialmap.taxonomies import ensure_taxonomies
from tenants.access import system
from tenants.context import activate
from tenants.models import Tenant
from tests.cms.blocks.bodies import one_of_each
from tests.cms.translating.saying import languages_of, said
from tests.factories.pages import make_front, make_page, stream
from tests.portal.uploads.good_files import pdf

pytestmark = pytest.mark.django_db

WORDS, THEIRS = "Gewone woorden", "كلمات"
ALL = "نص هذه الصفحة مترجم من الهولندية."
PARTLY = "جزء من هذه الصفحة متوفر بالهولندية فقط."
CHANGED = "تغيّر النص الهولندي لهذه الصفحة."
NOTHING = "هذه الصفحة لم تُترجم بعد."
SENTENCES = (ALL, PARTLY, CHANGED, NOTHING)


@pytest.fixture
def front(waterkant: Tenant) -> HomePage:
    return make_front(waterkant)


@pytest.fixture
def visitor(waterkant: Tenant) -> Client:
    return Client(SERVER_NAME="waterkant.localhost")


def told_apart(blocks: Any) -> Any:
    """The same blocks, in which no two texts are the same."""
    number = count(1)
    return json.loads(sub(WORDS, lambda _found: f"{WORDS} {next(number)}", json.dumps(blocks)))


def translated(page: Any, which: slice, language: str = "ar", state: str = TranslationState.CHECKED) -> None:
    """Translate these of the page's texts."""
    with activate(page.tenant):
        for each in segments(page)[which]:
            text = f"<p>{THEIRS}</p>" if each.kind == "rich" else each.text.replace(WORDS, THEIRS)
            PageText.objects.create(
                page_uid=page.translation_key,
                language=language,
                path=each.path,
                text=text if text != each.text else THEIRS,
                source_hash=text_hash(each.text),
                state=state,
            )


def shown(visitor: Client, page: Any, language: str = "ar") -> str:
    answer = visitor.get(f"/{language}{page.get_url()}" if language else page.get_url())
    assert answer.status_code == 200
    return answer.content.decode()


def note_on(html: str) -> list[str]:
    return [sentence for sentence in SENTENCES if sentence in html]


def fresh(page: Any) -> Any:
    with activate(page.tenant):
        return type(page).objects.get(pk=page.pk)


@pytest.fixture
def of_every_kind(front: HomePage, settings: Any, tmp_path: Any) -> list[Any]:
    """Pages with a text in every field and block that a reader sees."""
    settings.MEDIA_ROOT = str(tmp_path)
    with activate(front.tenant):
        image = PortalImage.objects.create(title="Brug", file=get_test_image_file())
        document = PortalDocument.objects.create(title="Folder", file=ContentFile(pdf(), name="folder.pdf"))
    words, rich = WORDS, f"<p>{WORDS}</p>"
    body = one_of_each(words, image=image.pk, document=document.pk)
    kinds: list[tuple[Any, Any, dict[str, Any]]] = [
        (models.InformationPage, front, {"body": body}),
        (
            models.SchemePage,
            front,
            {
                "topic": "wonen",
                **dict.fromkeys(("for_whom", "conditions", "amount", "how"), rich),
                "variants": stream(
                    ("variant", {"municipality": "0000", "conditions": rich, "amount": rich, "how": rich})
                ),
            },
        ),
        (
            models.QuestionsPage,
            front,
            {"intro": rich, "questions": stream(("question", {"question": words, "answer": rich}))},
        ),
        (models.StepByStepPage, front, {"steps": stream(("step", {"title": words, "text": rich}))}),
        (models.ProjectPage, make_page(front, models.ProjectIndexPage, "Lijst"), {"aim": rich, "result": rich}),
        (
            models.NewsPage,
            make_page(front, models.NewsIndexPage, "Lijst 2"),
            {"picture": stream(("image", {"image": image.pk, "alt": words, "ornament": False, "caption": words}))},
        ),
        (
            models.NewsletterPage,
            make_page(front, models.NewsletterIndexPage, "Lijst 3"),
            {"intro": rich, "closing": rich, "news": []},
        ),
    ]
    pages = []
    for model, above, fields in kinds:
        given = told_apart({"search_description": WORDS, **fields})
        pages.append(fresh(make_page(above, model, f"{WORDS} {model.__name__}", **given)))
    return pages


@pytest.mark.parametrize("first", [0, 1])
def test_every_text_is_said_in_the_language_that_it_is_in(
    first: int, of_every_kind: list[Any], visitor: Client
) -> None:
    for page in of_every_kind:
        translated(page, slice(first, None, 2))
        html = shown(visitor, page)

        wrong = [(language, text) for language, text in said(html) if WORDS in text and language != "nl"]
        assert wrong == [], type(page).__name__
        assert languages_of(html, THEIRS) == {"ar"}, type(page).__name__
        assert languages_of(html, WORDS) == {"nl"}, type(page).__name__


def test_words_of_the_house_stay_in_the_language_of_the_page(of_every_kind: list[Any], visitor: Client) -> None:
    html = shown(visitor, of_every_kind[1])

    assert languages_of(html, "لمن هذا؟") == {"ar"}
    assert note_on(html) == [NOTHING]


def test_dutch_text_stands_from_left_to_right_in_a_page_from_right_to_left(
    of_every_kind: list[Any], visitor: Client
) -> None:
    html = shown(visitor, of_every_kind[0])

    assert html.count('lang="nl"') > 20
    assert html.count('<div lang="nl" dir="ltr"><p>Gewone woorden') > 3


def test_a_dutch_page_says_nothing_of_languages(of_every_kind: list[Any], visitor: Client) -> None:
    for page in of_every_kind:
        html = shown(visitor, page, "").split("<main", 1)[1].split("</main>", 1)[0]
        assert 'lang="nl"' not in html
        assert "language-note" not in html


@pytest.fixture
def page(front: HomePage) -> Any:
    body = told_apart(stream(("text", f"<p>{WORDS}</p>"), ("quotation", {"text": WORDS, "who": ""})))
    return fresh(make_page(front, models.InformationPage, "Hulp bij geld", search_description=WORDS, body=body))


def test_the_page_says_once_that_nothing_is_translated(page: Any, visitor: Client) -> None:
    html = shown(visitor, page)

    assert note_on(html) == [NOTHING]
    assert html.count("language-note") == 1


def test_the_page_says_once_that_a_part_is_translated(page: Any, visitor: Client) -> None:
    translated(page, slice(1))

    assert note_on(shown(visitor, page)) == [PARTLY]


def test_the_page_says_once_that_all_of_it_is_translated(page: Any, visitor: Client) -> None:
    translated(page, slice(None))

    assert note_on(shown(visitor, page)) == [ALL]


def test_the_page_says_that_the_dutch_text_changed_and_shows_that_text(page: Any, visitor: Client) -> None:
    translated(page, slice(None))
    with activate(page.tenant):
        page.search_description = f"{WORDS} van nu"
        page.save()
    html = shown(visitor, page)

    assert note_on(html) == [CHANGED]
    assert languages_of(html, f"{WORDS} van nu") == {"nl"}


def test_a_translated_page_that_lists_dutch_ones_is_translated_in_part(page: Any, visitor: Client) -> None:
    translated(page, slice(None))
    below = make_page(page, models.InformationPage, "Brieven")
    assert note_on(shown(visitor, page)) == [PARTLY]

    translated(fresh(below), slice(None))

    assert note_on(shown(visitor, page)) == [ALL]


def test_words_of_a_topic_stand_in_a_page_that_is_translated(front: HomePage, visitor: Client) -> None:
    with activate(front.tenant):
        ensure_taxonomies(system(front.tenant, "test"))
    make_page(front, models.TopicPage, "Over wonen", topic="wonen", search_description=WORDS)
    html = visitor.get("/ar/onderwerp/wonen/").content.decode()

    assert note_on(html) == [PARTLY]
    assert languages_of(html, WORDS) == {"nl"}


def test_a_translation_of_a_computer_is_said_to_be_one(page: Any, visitor: Client) -> None:
    translated(page, slice(1), state=TranslationState.MACHINE)

    assert "حاسوب" in shown(visitor, page)


def test_the_title_of_the_window_and_the_card_of_a_link_are_translated(page: Any, visitor: Client) -> None:
    with activate(page.tenant):
        page.seo_title = "Hulp voor zoekmachines"
        page.save()
    dutch = shown(visitor, page)
    assert '<title lang="nl" dir="ltr">Hulp voor zoekmachines' in dutch

    translated(page, slice(2))
    html = shown(visitor, page)

    assert f"<title>{THEIRS}" in html
    assert f'<meta property="og:title" content="{THEIRS}' in html
    assert f'<meta property="og:description" content="{THEIRS}' in html
    assert "zoekmachines" not in html
