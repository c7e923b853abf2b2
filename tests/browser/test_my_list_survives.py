"""What is gone, full, forbidden, unreachable or written by somebody else does the list no harm."""

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenWindow
from tests.browser.site import Site
from tests.browser.test_my_list import GONE, KEY, fill, stored
from tests.browser.window import DESKTOP


def test_what_is_no_longer_there_is_told_and_can_be_left(open_window: OpenWindow, site: Site) -> None:
    page = open_window(DESKTOP).page
    uids = fill(page, site, 2)
    _put(page, [{"uid": uids[0]}, {"uid": GONE}, {"uid": uids[1]}])
    page.reload()

    expect(page.get_by_text("1 vermelding is niet meer beschikbaar.")).to_be_visible()
    page.get_by_role("button", name="Haal uit mijn lijst").click()
    expect(page.get_by_text("niet meer beschikbaar")).to_have_count(0)
    assert [entry["uid"] for entry in stored(page)] == uids


HOSTILE: list[Any] = [
    "nonsense",
    {"uid": "x"},
    [None, 3, "x", {"uid": None}, {"uid": "<img src=x onerror=alert(1)>"}, {"uid": [GONE]}, [GONE]],
    [{"uid": GONE, "note": {"toString": "x"}}] * 500,
]


@pytest.mark.parametrize("kept", HOSTILE)
def test_a_store_that_somebody_else_wrote_does_no_harm(open_window: OpenWindow, site: Site, kept: Any) -> None:
    page = open_window(DESKTOP).page
    page.goto(site.url("/mijn-lijst/"))
    _put(page, kept)
    page.reload()
    known = kept == HOSTILE[-1]
    expect(page.get_by_text("niet meer beschikbaar" if known else "Uw lijst is nog leeg.").first).to_be_visible()
    expect(page.locator(".nav__count")).to_have_text("1" if known else "")


def _put(page: Page, kept: Any) -> None:
    page.evaluate("([key, kept]) => localStorage.setItem(key, kept)", [KEY, json.dumps(kept)])


def test_fifty_is_the_most(open_window: OpenWindow, site: Site) -> None:
    page = open_window(DESKTOP).page
    page.goto(site.url("/zoeken/?q=geld"))
    _put(page, [{"uid": GONE[:-2] + f"{number:02d}"} for number in range(50)])
    page.reload()
    page.locator("[data-favourite]").first.click()

    expect(page.locator("#melding")).to_have_text("Uw lijst is vol. Er passen 50 vermeldingen in.")
    assert len(stored(page)) == 50


def test_a_browser_that_keeps_nothing_is_told_of(open_window: OpenWindow, site: Site) -> None:
    page = open_window(DESKTOP).page
    page.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new Error('no') }})")
    page.goto(site.url("/zoeken/?q=geld"))
    page.locator("[data-favourite]").first.click()

    expect(page.locator("#melding")).to_contain_text("Uw browser bewaart de lijst niet.")


def test_without_the_server_the_list_is_not_lost(open_window: OpenWindow, site: Site) -> None:
    window = open_window(DESKTOP)
    page = window.page
    fill(page, site)
    page.route(re.compile(r"/mijn-lijst/\?h="), lambda route: route.abort())
    page.reload()

    expect(page.get_by_text("Uw lijst laadt nu niet.")).to_be_visible()
    assert len(stored(page)) == 3
    window.errors = [each for each in window.errors if "ERR_FAILED" not in each]
