"""Translating a page: what is kept, what is refused, what the reader gets."""

from typing import Any

import pytest
from django.test import Client

from cms.pages.models import InformationPage
from cms.pages.segments import segments
from cms.translating import selectors, services
from cms.translating.models import PageText
from cms.translating.reading import page_in_language
from cms.translating.states import Standing
from portal.socialmap.selectors.translating import Translated
from tenants.access import Actor
from tenants.errors import Invalid, NotFound, Refused
from tenants.models import Tenant

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_waterkant")]


def body_path(page: Any) -> str:
    return next(each.path for each in segments(page) if each.kind == "rich")


def translate(actor: Actor, page: Any, **texts: str) -> int:
    paths = {"body": body_path(page)}
    return services.translate_page(
        actor, page=page.pk, language="ar", texts={paths.get(name, name): text for name, text in texts.items()}
    )


def standing(actor: Actor, page: Any, path: str) -> Standing:
    found = selectors.page_to_translate(actor, page=page.pk, language="ar")
    return next(line.standing for line in found.lines if line.path == path)


def test_a_reader_gets_what_is_translated_and_dutch_where_it_is_not(eva: Actor, page: Any) -> None:
    translate(eva, page, title="المال")

    shown = page_in_language(page, "ar")
    assert (shown.title, shown.search_description) == ("المال", "Zo werkt het.")
    assert isinstance(shown.title, Translated)
    assert page.title == "Hulp bij geld"


def test_a_running_text_keeps_its_marks_and_links(eva: Actor, page: Any) -> None:
    translate(eva, page, body='<p>اتصل <a href="https://hulp.example/">بنا</a>.</p>')

    assert "اتصل" in str(page_in_language(page, "ar").body)


def test_a_changed_dutch_text_is_dutch_again_and_says_that_it_changed(eva: Actor, page: Any) -> None:
    translate(eva, page, title="المال")
    page.title = "Hulp bij schulden"
    page.save()

    assert page_in_language(page, "ar").title == "Hulp bij schulden"
    assert standing(eva, page, "title") == Standing.OUTDATED


def test_an_old_translation_that_is_still_right_is_said_to_be(eva: Actor, page: Any) -> None:
    translate(eva, page, title="المال")
    page.title = "Hulp bij geldzorgen"
    page.save()
    services.translate_page(eva, page=page.pk, language="ar", texts={"title": "المال"}, still_right={"title"})

    assert standing(eva, page, "title") == Standing.CURRENT


def test_saving_the_form_again_does_not_make_an_old_translation_new(eva: Actor, page: Any) -> None:
    translate(eva, page, title="المال")
    page.title = "Hulp bij schulden"
    page.save()
    translate(eva, page, title="المال")

    assert standing(eva, page, "title") == Standing.OUTDATED


def test_an_empty_text_takes_the_translation_away(eva: Actor, page: Any) -> None:
    translate(eva, page, title="المال")
    assert translate(eva, page, title="") == 1

    assert standing(eva, page, "title") == Standing.MISSING
    assert not PageText.objects.exists()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("title", "<script>x</script>"),
        ("title", "twee\nregels"),
        ("title", "a" * 300),
        ("body", '<p onclick="x">a</p>'),
        ("body", "<p>a</p><script>x</script>"),
        ("body", '<p><a href="https://kwaad.example/">a</a></p>'),
        ("body", '<p><a href="javascript:x">a</a></p>'),
        ("body", "<h1>a</h1>"),
        ("body", "<p>a</p><img src=x>"),
        ("body", "<p>5 < 6"),
        ("body", "<p>" + "a" * 20_001),
    ],
)
def test_what_the_dutch_text_does_not_have_is_refused_and_nothing_is_kept(
    name: str, text: str, eva: Actor, page: Any
) -> None:
    with pytest.raises(Invalid) as wrong:
        translate(eva, page, search_description="حسنا", **{name: text})

    assert list(wrong.value.fields) == [body_path(page) if name == "body" else name]
    assert not PageText.objects.exists()


def test_only_who_writes_pages_translates_them(alice: Actor, page: Any) -> None:
    with pytest.raises(Refused):
        translate(alice, page, title="المال")


def test_a_page_of_another_portal_is_not_there(eva: Actor, foreign_page: Any) -> None:
    for asked in (foreign_page.pk, 987_654):
        with pytest.raises(NotFound):
            services.translate_page(eva, page=asked, language="ar", texts={"title": "x"})
        with pytest.raises(NotFound):
            selectors.page_to_translate(eva, page=asked, language="ar")


@pytest.mark.parametrize("language", ["nl", "tr", "xx", ""])
def test_a_language_that_the_portal_does_not_speak_is_not_there(language: str, eva: Actor, page: Any) -> None:
    with pytest.raises(NotFound):
        services.translate_page(eva, page=page.pk, language=language, texts={"title": "x"})


def test_a_visitor_reads_the_page_in_arabic_from_the_right(client: Client, eva: Actor, page: Any) -> None:
    translate(eva, page, title="المال", search_description="هكذا", body="<p>اتصل بنا.</p>")

    answer = client.get("/ar/hulp-bij-geld/", headers={"host": "waterkant.localhost"}).content.decode()
    assert 'dir="rtl"' in answer
    assert "المال" in answer
    assert "اتصل بنا" in answer
    assert "Hulp bij geld" not in answer


def test_the_list_costs_the_same_for_one_page_and_for_ten(
    eva: Actor, page: Any, waterkant: Tenant, django_assert_num_queries: Any
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from tests.factories.pages import make_page

    selectors.pages_to_translate(eva)
    with CaptureQueriesContext(connection) as one:
        selectors.pages_to_translate(eva)
    for number in range(9):
        make_page(page, InformationPage, f"Pagina {number}")
    with django_assert_num_queries(len(one)):
        lines, more = selectors.pages_to_translate(eva)
    assert len(lines) == 11
    assert not more


def test_what_is_behind_is_counted_by_language(eva: Actor, page: Any) -> None:
    before = selectors.translations_behind(eva)
    for each in segments(page):
        services.translate_page(
            eva, page=page.pk, language="ar", texts={each.path: "<p>x</p>" if each.kind == "rich" else "x"}
        )

    assert selectors.translations_behind(eva) == {"en": before["en"], "ar": before["ar"] - 1}
