"""What a visitor meets: no cookie, no script, nothing from elsewhere, and on every page that it is an example."""

import re
from typing import Any

import pytest
from django.conf import settings
from django.test import Client, override_settings
from django.urls import reverse

from tenants.models import Tenant

# A script, style or handler in the page itself, or a form that posts; data for search engines is no script.
INSIDE = re.compile(
    r"<script(?![^>]* src=| type=\"application/ld)|<style|style=\"|onclick|javascript:|method=\"post\"",
)
PAGES = ("home", "search", "topics", "accessibility", "privacy", "style_guide")


@pytest.fixture
def pages(visitor: Client, debt_help: Any) -> dict[str, str]:
    """Every public page, by address."""
    addresses = [reverse(f"web:{name}") for name in PAGES]
    addresses += [
        reverse("web:service", args=[debt_help.uid]),
        reverse("web:organisation", args=[debt_help.organization.uid]),
        reverse("web:search") + "?q=schulden&plaats=3131&open=now",
    ]
    return {address: visitor.get(address).content.decode() for address in addresses}


def test_a_page_that_only_shows_sets_no_cookie(visitor: Client, pages: dict[str, str]) -> None:
    assert pages
    assert dict(visitor.cookies) == {}


def test_no_page_has_a_script_or_style_inside_it_or_a_form_that_posts(pages: dict[str, str]) -> None:
    # "Heeft u gevonden wat u zocht?" posts without a cookie: a signed token and the origin are its proof.
    asks = f'method="post" action="{reverse("intake:helpful")}"'
    for address, page in pages.items():
        assert INSIDE.findall(page.replace(asks, "")) == [], address


def test_nothing_is_fetched_from_elsewhere(pages: dict[str, str]) -> None:
    for address, page in pages.items():
        page = re.sub(r"<link rel=\"(?:canonical|alternate)\"[^>]+>", "", page)  # told, never fetched
        fetched = re.findall(r"<(?:link|img|script|iframe|source)[^>]+(?:href|src)=\"([^\"]+)\"", page)
        assert fetched, address
        ours = (settings.STATIC_URL, reverse("papers:manifest"))
        assert [link for link in fetched if not link.startswith(ours)] == [], address


def test_every_page_says_that_it_is_an_example(pages: dict[str, str]) -> None:
    for address, page in pages.items():
        assert "Dit is een voorbeeld." in page, address


def test_a_real_portal_does_not_say_so(waterkant: Tenant, visitor: Client) -> None:
    waterkant.settings = {}
    waterkant.save()

    assert "voorbeeld" not in visitor.get("/privacy/").content.decode().lower()


def test_every_page_has_one_heading_a_title_and_a_way_past_the_menu(pages: dict[str, str]) -> None:
    for address, page in pages.items():
        assert len(re.findall(r"<h1[ >]", page)) == 1, address
        assert re.search(r"<title>[^<–]+– Hulpwijzer Waterkant</title>", page), address
        assert re.search(r'class="nl-skip-link[^"]*" href="#(inhoud|resultaten)"', page), address
        assert '<html lang="nl" dir="ltr">' in page, address


def test_help_and_crisis_stand_on_every_page(pages: dict[str, str]) -> None:
    for address, page in pages.items():
        assert "Komt u er niet uit?" in page, address
        assert 'href="tel:08000113"' in page, address


def test_ids_are_unique_on_each_page(pages: dict[str, str]) -> None:
    for address, page in pages.items():
        ids = re.findall(r'\sid="([^"]+)"', page)
        assert sorted(ids) == sorted(set(ids)), address


def test_the_browser_may_load_only_what_is_ours(visitor: Client) -> None:
    policy = visitor.get("/").headers["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


@override_settings(DEMO=False)
def test_the_style_guide_is_for_the_demo_alone(visitor: Client) -> None:
    assert visitor.get("/stijlgids/").status_code == 404
