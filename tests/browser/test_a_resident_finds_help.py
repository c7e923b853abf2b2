"""From the front page to a telephone number, with a typing mistake on the way."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenWindow
from tests.browser.pages import EVERY_PORTAL
from tests.browser.site import Site
from tests.browser.steps import search
from tests.browser.window import DESKTOP, PHONE

SIZES = {"phone": PHONE, "desktop": DESKTOP}


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
@pytest.mark.parametrize("size", SIZES)
def test_with_a_typing_mistake_to_a_telephone_number(
    open_window: OpenWindow, site: Site, pictures: Path, size: str, script: bool
) -> None:
    window = open_window(SIZES[size], script=script)
    page = window.page
    page.goto(site.url())
    window.shoot(pictures, f"home-{size}")

    search(page, "voedzelbank")

    expect(page.locator(".correction")).to_contain_text("voedselbank")
    expect(page.get_by_role("link", name="Toch zoeken op ‘voedzelbank’")).to_be_visible()
    window.shoot(pictures, f"results-{size}")

    if size == "phone":
        page.locator(".facets__all > summary").click()
    facet = page.locator("details.facet").first
    if not facet.get_attribute("open") and facet.get_attribute("open") != "":
        facet.locator("summary").click()
    facet.get_by_role("checkbox").first.check()
    page.get_by_role("button", name="Toon resultaten").click()
    expect(page.get_by_role("list", name="Gekozen filters")).to_be_visible()
    window.shoot(pictures, f"filtered-{size}")

    page.locator("ol.cards a").first.click()
    expect(page.get_by_role("heading", level=1)).not_to_be_empty()
    expect(page.locator("a[href^='tel:']").first).to_be_visible()
    window.shoot(pictures, f"service-{size}")
    assert window.cookies == []


def test_the_correction_can_be_undone(open_window: OpenWindow, site: Site) -> None:
    page = open_window(DESKTOP).page
    page.goto(site.url("/zoeken/?q=voedzelbank"))
    page.get_by_role("link", name="Toch zoeken op ‘voedzelbank’").click()

    expect(page.get_by_label("Waar zoekt u hulp bij?")).to_have_value("voedzelbank")
    expect(page.get_by_role("link", name="Toch zoeken op")).to_have_count(0)


@pytest.mark.parametrize("path", ["/", "/zoeken/?q=schulden", "/onderwerpen/", "/privacy/", "/toegankelijkheid/"])
def test_a_page_that_only_shows_sets_no_cookie(open_window: OpenWindow, site: Site, path: str) -> None:
    window = open_window()
    window.page.goto(site.url(path))

    assert window.cookies == []


def test_the_platform_lists_the_three_portals(open_window: OpenWindow, site: Site, pictures: Path) -> None:
    window = open_window()
    window.page.goto(site.index)
    window.shoot(pictures, "index")

    for portal in EVERY_PORTAL:
        expect(window.page.locator(f"a[href*='//{portal}.localhost']")).to_have_count(1)
