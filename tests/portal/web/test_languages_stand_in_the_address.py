"""One address, one language: the prefix decides and nothing else. What a portal does not offer is no address."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from portal.web.languages import offered
from tenants.access import Actor
from tenants.models import Tenant
from tests.factories.accounts import sign_in

PAGES = ("web:home", "web:search", "web:topics", "web:privacy", "web:accessibility", "account_login")


@pytest.mark.parametrize("name", PAGES)
def test_dutch_has_no_prefix_and_the_others_do(name: str) -> None:
    dutch = reverse(name)
    with override("en"):
        assert reverse(name) == f"/en{dutch}"
    with override("ar"):
        assert reverse(name) == f"/ar{dutch}"


@pytest.mark.parametrize(
    ("prefix", "told"),
    [("", '<html lang="nl" dir="ltr"'), ("/en", '<html lang="en" dir="ltr"'), ("/ar", '<html lang="ar" dir="rtl"')],
)
def test_a_page_says_its_language_and_direction(visitor: Client, waterkant: Tenant, prefix: str, told: str) -> None:
    answer = visitor.get(f"{prefix}/onderwerpen/")

    assert answer.status_code == 200
    assert told in answer.content.decode()
    assert answer.headers["Content-Language"] == (prefix[1:] or "nl")


def test_neither_browser_nor_cookie_changes_the_language(visitor: Client, waterkant: Tenant) -> None:
    visitor.cookies["django_language"] = "ar"
    answer = visitor.get("/onderwerpen/", headers={"accept-language": "ar,en;q=0.8"})

    assert '<html lang="nl"' in answer.content.decode()
    assert "Accept-Language" not in answer.headers.get("Vary", "")


def test_a_language_that_the_portal_does_not_offer_is_no_address(visitor: Client, waterkant: Tenant) -> None:
    waterkant.languages = ["nl", "en"]
    waterkant.save()

    missing = visitor.get("/ar/onderwerpen/")

    assert visitor.get("/en/onderwerpen/").status_code == 200
    assert missing.status_code == 404
    assert '<html lang="nl"' in missing.content.decode()
    assert 'hreflang="ar"' not in visitor.get("/onderwerpen/").content.decode()


@pytest.mark.parametrize("address", ["/nl/onderwerpen/", "/de/onderwerpen/", "/en-gb/onderwerpen/", "/EN/onderwerpen/"])
def test_a_prefix_that_nobody_offers_is_no_address(visitor: Client, waterkant: Tenant, address: str) -> None:
    assert visitor.get(address).status_code == 404


def test_dutch_is_offered_whatever_a_portal_says(waterkant: Tenant) -> None:
    waterkant.languages = []

    assert offered(waterkant) == ("nl",)


def test_the_language_bar_keeps_page_and_query(visitor: Client, debt_help: Any) -> None:
    page = visitor.get("/zoeken/?q=schulden&onderwerp=wonen").content.decode()

    for prefix in ("", "/en", "/ar"):
        assert f'href="{prefix}/zoeken/?q=schulden&amp;onderwerp=wonen"' in page


def test_a_page_of_an_entry_keeps_the_entry(visitor: Client, debt_help: Any) -> None:
    page = visitor.get(f"/ar/hulp/{debt_help.uid}/").content.decode()

    assert f'href="/en/hulp/{debt_help.uid}/"' in page
    assert f'href="/hulp/{debt_help.uid}/" lang="nl"' in page


def test_search_engines_are_told_of_each_language(visitor: Client, waterkant: Tenant) -> None:
    head = visitor.get("/en/onderwerpen/?van=ergens").content.decode()
    site = "http://waterkant.localhost"

    assert f'<link rel="canonical" href="{site}/en/onderwerpen/">' in head
    assert f'<link rel="alternate" hreflang="nl" href="{site}/onderwerpen/">' in head
    assert f'<link rel="alternate" hreflang="ar" href="{site}/ar/onderwerpen/">' in head
    assert f'<link rel="alternate" hreflang="x-default" href="{site}/onderwerpen/">' in head


def test_a_page_that_does_not_exist_offers_the_front_page_in_other_languages(
    visitor: Client, waterkant: Tenant
) -> None:
    page = visitor.get("/en/bestaat-niet/").content.decode()

    assert '<html lang="en"' in page
    assert 'href="/ar/" lang="ar"' in page
    assert "canonical" not in page


def test_links_of_a_page_stay_in_its_language(visitor: Client, debt_help: Any) -> None:
    page = visitor.get("/ar/privacy/").content.decode()

    inside = set(re.findall(r'(?:href|action)="(/[^"]*)"', page))
    assert {link for link in inside if not link.startswith(("/ar/", "/static/", "/manifest"))} == {
        "/privacy/",
        "/en/privacy/",
    }


def test_a_sign_in_server_knows_one_address_for_all_languages() -> None:
    dutch = reverse("openid_connect_callback", kwargs={"provider_id": "x"})
    with override("ar"):
        assert reverse("openid_connect_callback", kwargs={"provider_id": "x"}) == dutch


def test_signing_in_stays_in_the_language_of_the_page(visitor: Client, alice: Actor) -> None:
    answer = sign_in(Client(), alice).get("/en/overzicht/")

    assert answer.status_code == 200
    assert '<html lang="en"' in answer.content.decode()


def test_who_must_sign_in_first_is_led_there_in_the_same_language(visitor: Client, waterkant: Tenant) -> None:
    answer = visitor.get("/en/account/")

    assert answer.status_code in {302, 403, 404}
    assert answer.headers.get("Location", "/en/").startswith("/en/")


def test_who_signed_in_can_choose_the_language_as_well(alice: Actor) -> None:
    page = sign_in(Client(), alice).get("/overzicht/").content.decode()

    assert 'href="/ar/overzicht/" lang="ar"' in page


def test_a_secret_page_does_not_show_by_its_language_bar(visitor: Client, debt_help: Any) -> None:
    missing = visitor.get("/en/hulp/6f0d9f1e-0000-4000-8000-000000000000/").content.decode()

    assert "6f0d9f1e" not in missing
