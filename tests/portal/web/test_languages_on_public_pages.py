"""What a resident meets in English and Arabic: translated texts, Dutch ones marked as Dutch, at few queries more."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from portal.intake.models import Report
from portal.socialmap.models import Attribute, Translation, TranslationState
from portal.socialmap.selectors.translating import text_hash
from portal.socialmap.taxonomies import ensure_taxonomies
from portal.socialmap.translations_of_ours import ensure_translations
from portal.web import remembering
from search.indexing.building import rebuild
from tenants.access import Actor
from tenants.context import activate
from tenants.models import Tenant
from tests.portal.web.conftest import fill_with

MORE_QUERIES = 3  # for the topics, the cards and what stands beside them


def _translate(service: Any, **texts: str) -> None:
    for field, text in texts.items():
        Translation.objects.update_or_create(
            entity="service",
            object_uid=service.uid,
            field=field,
            language="ar",
            defaults={
                "text": text,
                "source_hash": text_hash(getattr(service, field)),
                "state": TranslationState.CHECKED,
            },
        )


@pytest.fixture
def in_arabic(waterkant: Tenant, debt_help: Any) -> Any:
    with activate(waterkant):
        _translate(debt_help, name="مساعدة في الديون", plain_text="لديك ديون. نساعدك بخطة.")
    return debt_help


def test_a_service_is_told_in_the_language_of_the_page(visitor: Client, in_arabic: Any) -> None:
    page = visitor.get(f"/ar/hulp/{in_arabic.uid}/").content.decode()

    assert "مساعدة في الديون" in page
    assert "لديك ديون. نساعدك بخطة." in page
    assert "language-note" not in page


def test_a_text_that_is_only_there_in_dutch_is_marked_and_said_to_be(visitor: Client, debt_help: Any) -> None:
    page = visitor.get(f"/en/hulp/{debt_help.uid}/").content.decode()

    assert re.search(r'<p class="reading" lang="nl" dir="ltr">U heeft schulden.', page)
    assert re.search(r'<span lang="nl" dir="ltr">Hulp bij schulden</span>', page)
    assert "Part of this text is only in Dutch." in page


def test_a_dutch_page_marks_nothing(visitor: Client, in_arabic: Any) -> None:
    page = visitor.get(f"/hulp/{in_arabic.uid}/").content.decode()

    assert 'lang="nl" dir="ltr">U heeft' not in page
    assert "language-note" not in page


def test_a_translation_by_a_computer_is_labelled(visitor: Client, waterkant: Tenant, in_arabic: Any) -> None:
    with activate(waterkant):
        Translation.objects.filter(field="plain_text").update(state=TranslationState.MACHINE)

    assert "ترجم حاسوب هذا النص" in visitor.get(f"/ar/hulp/{in_arabic.uid}/").content.decode()


@pytest.mark.parametrize("address", ["/ar/", "/ar/zoeken/?q=schulden"])
def test_cards_are_told_in_the_language_of_the_page(visitor: Client, in_arabic: Any, address: str) -> None:
    page = visitor.get(address).content.decode()

    assert "مساعدة في الديون" in page


def test_filters_and_topics_are_told_in_the_language_of_the_page(
    visitor: Client, waterkant: Tenant, eva: Actor, debt_help: Any
) -> None:
    with activate(waterkant):
        terms = ensure_taxonomies(eva)
        ensure_translations(eva, terms)
        for topic in ("geld-en-schulden", "wonen"):
            Attribute.objects.create(
                service=debt_help, link_entity="service", taxonomy_term=terms[f"leefgebieden:{topic}"]
            )
        rebuild()

    assert "Money and debt" in visitor.get("/en/zoeken/?q=schulden").content.decode()
    assert "المال والديون" in visitor.get("/ar/onderwerpen/").content.decode()


def test_phone_numbers_and_postcodes_keep_their_direction(visitor: Client, debt_help: Any) -> None:
    page = visitor.get(f"/ar/hulp/{debt_help.uid}/").content.decode()

    assert re.search(r'<bdi dir="ltr">010 555 00 01</bdi>', page)
    assert not re.search(r"[٠-٩۰-۹]", page)


def _queries(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_another_language_costs_a_few_queries_however_much_there_is(
    visitor: Client, waterkant: Tenant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remembering.time, "time", lambda: 0.0)  # no minute ends in between
    pages = ("/", "/zoeken/?q=schuldhulp", "/onderwerpen/")
    costs = []
    for more in (2, 20):
        organization = fill_with(waterkant, more)
        addresses = (*pages, f"/organisatie/{organization.uid}/")
        dutch = {address: _queries(visitor, address) for address in addresses}
        arabic = {address: _queries(visitor, f"/ar{address}") for address in addresses}
        costs.append({address: arabic[address] - dutch[address] for address in addresses})

    assert costs[0] == costs[1]
    assert {address: cost for address, cost in costs[1].items() if not 0 < cost <= MORE_QUERIES} == {}


def test_a_report_in_arabic_is_kept_for_who_reads_dutch(visitor: Client, waterkant: Tenant, in_arabic: Any) -> None:
    address = f"/ar/hulp/{in_arabic.uid}/klopt-dit-niet/"
    shown = visitor.get(address).content.decode()
    answer = visitor.post(address, {"problem": "hours", "told": "Al maanden dicht."})

    assert "مساعدة في الديون" in shown
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/ar/")
    with activate(waterkant):
        report = Report.objects.get()
    assert report.about_title == "Hulp bij schulden"
    assert report.about_url == f"/hulp/{in_arabic.uid}/"
