"""When this site is done: with a phone one finds an open food bank in two taps, prints it, and reads it in Arabic."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.entries_of_demo import FOOD_BANK
from tests.browser.matrix import window
from tests.browser.modes import Mode
from tests.browser.pages import State
from tests.browser.site import Site
from tests.browser.window import Window

PHONE_WITHOUT_SCRIPT = Mode("phone without script", 390, script=False)
ON_A_WORKDAY = State("home on a workday", "/", clock="workday")
NUMBER = "010 000 01 12"
PAGES = re.compile(rb"/Type\s*/Page\b(?!s)")


@pytest.fixture
def phone(chromium: Browser, site: Site) -> Iterator[Window]:
    with window(chromium, site, PHONE_WITHOUT_SCRIPT, ON_A_WORKDAY) as opened:
        yield opened
        assert opened.went_wrong() == []


def _two_taps(page: Page, site: Site) -> None:
    page.goto(site.url())
    page.get_by_role("list", name="Vaak gezocht").get_by_role("link", name="voedselbank").click()
    page.locator("ol.cards").get_by_role("link", name="Voedselbank", exact=True).click()


def test_two_taps_from_home_to_an_open_food_bank(phone: Window, site: Site) -> None:
    _two_taps(phone.page, site)

    expect(phone.page.get_by_role("heading", level=1)).to_have_text("Voedselbank")
    assert phone.page.url == site.url(FOOD_BANK)
    expect(phone.page.get_by_text("Nu open").first).to_be_visible()
    expect(phone.page.locator("a[href^='tel:']").first).to_be_in_viewport()
    expect(phone.page.get_by_text("Havenkade 7").first).to_be_visible()
    assert phone.cookies == []


def test_it_prints_on_one_sheet_with_all_that_one_needs(phone: Window, site: Site, pictures: Path) -> None:
    _two_taps(phone.page, site)

    phone.page.emulate_media(media="print")
    paper = phone.page.pdf(format="A4")

    pictures.mkdir(parents=True, exist_ok=True)
    (pictures / "food-bank.pdf").write_bytes(paper)
    assert len(PAGES.findall(paper)) == 1
    for needed in (NUMBER, "Havenkade 7", "9.30 tot 11.30 uur"):
        expect(phone.page.get_by_text(needed).locator("visible=true").first).to_be_visible()


def test_it_reads_in_arabic_with_its_number_unharmed(phone: Window, site: Site) -> None:
    _two_taps(phone.page, site)

    summary = phone.page.locator("summary", has_text="Taal").first
    if summary.is_visible():
        summary.click()
    phone.page.locator("nav a[hreflang='ar']").locator("visible=true").first.click()

    assert phone.page.url == site.url(f"/ar{FOOD_BANK}")
    expect(phone.page.locator("html")).to_have_attribute("dir", "rtl")
    assert re.search(r"[\u0600-\u06ff]", phone.page.get_by_role("heading", level=1).inner_text())
    said = phone.page.locator("main").inner_text()
    arabic, latin = len(re.findall(r"[\u0600-\u06ff]", said)), len(re.findall(r"[A-Za-z]", said))
    assert arabic > latin, "names stay as they are, the rest is Arabic"
    number = phone.page.locator("a[href^='tel:'] bdi[dir='ltr']", has_text=NUMBER).first
    expect(number).to_be_visible()
