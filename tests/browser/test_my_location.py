""" "Gebruik mijn locatie": asked on a press only, rounded, put into the address of one search and kept nowhere."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenWindow
from tests.browser.site import Site
from tests.browser.window import PHONE, Window

HERE = {"latitude": 51.912_345_6, "longitude": 4.349_876_5}
COUNTED = """
window.asked = 0;
const really = navigator.geolocation.getCurrentPosition.bind(navigator.geolocation);
navigator.geolocation.getCurrentPosition = (...rest) => { window.asked += 1; really(...rest); };
"""
FAILS = "navigator.geolocation.getCurrentPosition = (_found, failed) => failed({code: %d});"


def _at(window: Window, site: Site) -> Page:
    window.context.grant_permissions(["geolocation"], origin=site.url("").rstrip("/"))
    window.context.set_geolocation(HERE)  # type: ignore[arg-type]
    return window.page


def test_a_press_searches_around_here(open_window: OpenWindow, site: Site) -> None:
    window = open_window(PHONE)
    page = _at(window, site)
    page.add_init_script(COUNTED)
    page.goto(site.url())
    page.locator("#q").fill("eten")
    assert page.evaluate("window.asked") == 0

    page.get_by_role("button", name="Gebruik mijn locatie").click()
    page.wait_for_url(re.compile("bij="))

    asked = parse_qs(urlsplit(page.url).query)
    assert asked["bij"] == ["51.912,4.350"]
    assert asked["q"] == ["eten"]
    assert "plaats" not in asked
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    assert window.cookies == []
    expect(page.locator(".card").first).to_be_visible()


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (1, "Uw browser geeft uw locatie niet door. Vul uw postcode in."),
        (2, "Uw locatie is niet gevonden. Vul uw postcode in."),
        (3, "Uw locatie is niet gevonden. Vul uw postcode in."),
    ],
)
def test_a_refusal_says_what_to_do_and_leaves_the_form(
    open_window: OpenWindow, site: Site, code: int, said: str
) -> None:
    page = open_window(PHONE).page
    page.add_init_script(FAILS % code)
    page.goto(site.url())
    page.get_by_role("button", name="Gebruik mijn locatie").click()

    expect(page.get_by_role("status").filter(has_text=said)).to_be_visible()
    assert page.url == site.url()


def test_without_script_there_is_no_button(open_window: OpenWindow, site: Site) -> None:
    page = open_window(PHONE, script=False).page
    page.goto(site.url())

    expect(page.locator("[data-locate]")).to_be_hidden()
    expect(page.locator("#plaats")).to_be_visible()
