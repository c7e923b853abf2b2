"""The municipality's administrator writes the letters; a word that nobody can fill in is a clear error."""

from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from portal.letters.models import LetterTemplate
from portal.letters.providing import defaults, provide_for
from portal.letters.selectors import templates
from portal.letters.words_to_fill import WORDS, words_in, wrong_with
from tenants.access import Actor
from tenants.audit.models import AuditEntry
from tenants.models import Tenant
from tests.factories.accounts import sign_in

ALL = "/instellingen/brieven/"


@pytest.fixture
def at_marits(client: Client, marit: Actor) -> Client:
    return sign_in(client, marit)


@pytest.fixture
def template(letters: dict[str, LetterTemplate]) -> LetterTemplate:
    return letters["niet-bereikt"]


def given(**more: Any) -> dict[str, Any]:
    return {"active": "on", "title_nl": "Een brief", "body_nl": "Beste {naam},\n\nBel {telefoon}.", **more}


@pytest.mark.parametrize("row", defaults(), ids=lambda row: row["code"])
def test_what_a_portal_starts_with_is_whole_in_each_language(row: dict[str, Any]) -> None:
    languages = {code for code, _name in settings.LANGUAGES}
    asked = {code: set(words_in(parts["body"])) for code, parts in row["texts"].items()}

    assert set(row["texts"]) == languages
    assert all(words == asked["nl"] for words in asked.values()), "each language says the same"
    assert all(wrong_with(parts["body"]) == "" for parts in row["texts"].values())


def test_filling_a_portal_again_leaves_what_was_written(in_waterkant: Tenant, template: LetterTemplate) -> None:
    template.texts = {"nl": {"title": "Anders", "body": "Anders"}}
    template.save()
    LetterTemplate.objects.filter(code="kaartje").delete()

    provide_for(in_waterkant)

    assert LetterTemplate.objects.get(pk=template.pk).title == "Anders"
    assert LetterTemplate.objects.filter(code="kaartje").exists()


def test_a_word_that_nobody_knows_is_told_with_those_that_are_known(at_marits: Client) -> None:
    answer = at_marits.post(f"{ALL}nieuw/", given(body_nl="Uw schuld is {bedrag}."))

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Het woord {bedrag} kennen wij niet" in page
    assert all(f"{{{word}}}" in page for word in WORDS)
    assert "Uw schuld is {bedrag}." in page, "what was typed stays"
    assert LetterTemplate.objects.filter(texts__nl__title="Een brief").count() == 0


@pytest.mark.parametrize("text", ["Beste {naam", "Beste naam}", "{{naam}}", "{}", "{Naam}", "{naam }", "{naam.uid}"])
def test_braces_that_do_not_fit_are_told(text: str) -> None:
    assert wrong_with(text)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"title_en": "A letter"}, "allebei"),
        ({"body_tr": "{isim}", "title_tr": "Mektup"}, "{isim} kennen wij niet"),
        ({"title_nl": ""}, "verplicht"),
        ({"title_nl": "Voor {wie}"}, "{wie} kennen wij niet"),
    ],
)
def test_what_is_wrong_stands_beside_its_field(at_marits: Client, more: dict[str, str], said: str) -> None:
    answer = at_marits.post(f"{ALL}nieuw/", given(**more))

    assert answer.status_code == 422
    assert said in answer.content.decode()


def test_an_example_is_shown_and_not_kept(at_marits: Client) -> None:
    answer = at_marits.post(f"{ALL}nieuw/", given(look="ja"))

    page = answer.content.decode()
    assert answer.status_code == 200
    assert WORDS["naam"].sample in page
    assert "nog niet bewaard" in page
    assert LetterTemplate.objects.count() == len(defaults())


def test_a_new_letter_and_a_change_are_kept_and_logged(at_marits: Client, template: LetterTemplate) -> None:
    assert at_marits.post(f"{ALL}nieuw/", given(card="on"))["Location"] == ALL
    path = f"{ALL}{template.uid}/"
    assert at_marits.post(path, given(version=1))["Location"] == ALL

    assert LetterTemplate.objects.filter(card=True).count() == 2
    assert LetterTemplate.objects.get(pk=template.pk).texts.keys() == {"nl"}
    assert AuditEntry.objects.filter(action__startswith="letters.template").count() == 2
    assert at_marits.post(path, given(version=1)).status_code == 409, "somebody looked at an older one"
    assert at_marits.post(path, given()).status_code == 409


def test_the_list_says_which_languages_are_lacking(at_marits: Client, template: LetterTemplate) -> None:
    template.texts.pop("uk")
    template.save()

    assert "Українська" in at_marits.get(ALL).content.decode()


def test_nobody_else_writes_them(client: Client, alice: Actor, template: LetterTemplate) -> None:
    browser = sign_in(client, alice)

    for path in (ALL, f"{ALL}nieuw/", f"{ALL}{template.uid}/"):
        assert browser.get(path).status_code in (403, 404)
        assert browser.post(path, given(version=1)).status_code in (403, 404, 405)
    assert LetterTemplate.objects.get(pk=template.pk).version == 1


@pytest.mark.parametrize("rows", [1, 10, 30])
def test_the_list_costs_one_query_however_long(
    marit: Actor, rows: int, django_assert_num_queries: Callable[[int], Any]
) -> None:
    LetterTemplate.objects.bulk_create(LetterTemplate(code=f"b-{each}", texts={}) for each in range(rows))

    with django_assert_num_queries(1):
        assert len(templates(marit)) == rows + len(defaults())
