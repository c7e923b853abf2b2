"""Tab, Enter and Space get everywhere, and one always sees where one is."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenWindow
from tests.browser.focus import MOST_STOPS
from tests.browser.site import Site
from tests.browser.steps import sign_in_with_a_button
from tests.browser.window import DESKTOP, PHONE


@pytest.mark.parametrize("path", ["/", "/zoeken/?q=schulden"])
def test_the_first_stop_skips_to_the_content(open_window: OpenWindow, site: Site, path: str) -> None:
    page = open_window(DESKTOP).page
    page.goto(site.url(path))

    page.keyboard.press("Tab")
    expect(page.locator(".nl-skip-link")).to_be_focused()
    expect(page.locator(".nl-skip-link")).to_be_in_viewport()
    page.keyboard.press("Enter")

    target = page.locator(".nl-skip-link").get_attribute("href") or ""
    assert page.evaluate("document.activeElement.id") == target.lstrip("#")


def test_a_resident_searches_and_opens_a_result(open_window: OpenWindow, site: Site) -> None:
    page = open_window(DESKTOP).page
    page.goto(site.url())
    _tab_to(page, "q")
    page.keyboard.type("voedselbank")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Hulp zoeken")

    _tab_until(page, "document.activeElement.matches('ol.cards a')")
    page.keyboard.press("Enter")

    expect(page.locator("a[href^='tel:']").first).to_be_visible()


def test_a_filter_opens_and_is_ticked(open_window: OpenWindow, site: Site) -> None:
    page = open_window(PHONE).page
    page.goto(site.url("/zoeken/?q=geld"))
    _tab_until(page, "document.activeElement.matches('.facets__all > summary')")
    page.keyboard.press("Enter")
    _tab_until(page, "document.activeElement.matches('details.facet input, details.facet > summary')")
    if page.evaluate("document.activeElement.tagName") == "SUMMARY":
        if not page.evaluate("document.activeElement.parentElement.open"):
            page.keyboard.press("Enter")
        _tab_until(page, "document.activeElement.matches('details.facet input')")
    page.keyboard.press("Space")
    _tab_until(page, "document.activeElement.matches('.facets__apply button')")
    page.keyboard.press("Enter")

    expect(page.get_by_role("list", name="Gekozen filters")).to_be_visible()


def test_signing_out_by_keyboard(open_window: OpenWindow, site: Site) -> None:
    page = open_window(DESKTOP).page
    sign_in_with_a_button(page, site, "Professional")
    page.goto(site.url("/overzicht/"))
    _tab_until(page, "document.activeElement.innerText.includes('Uitloggen')")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.goto(site.url("/overzicht/"))

    assert "/account/inloggen/" in page.url


def _tab_to(page: Page, name: str) -> None:
    _tab_until(page, f"document.activeElement.name === '{name}'")


def _tab_until(page: Page, holds: str) -> None:
    for _number in range(MOST_STOPS):
        page.keyboard.press("Tab")
        if page.evaluate(holds):
            return
    raise AssertionError(f"Tab never gets where {holds}.")
