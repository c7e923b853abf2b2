"""Typing in the search box until the list stands under it."""

from playwright.sync_api import Page, expect

from tests.browser import axe
from tests.browser.site import Site

OPTION = "[role=option]"  # the page has <option> as well


def type_words(page: Page, text: str = "schu") -> None:
    page.get_by_label("Waar zoekt u hulp bij?").press_sequentially(text, delay=20)


def open_list(page: Page, site: Site, path: str = "/", text: str = "schu") -> None:
    page.goto(site.url(path))
    page.locator("#q").clear()
    page.locator("#q").press_sequentially(text, delay=20)
    expect(page.get_by_role("listbox")).to_be_visible()


def complaints(page: Page) -> list[str]:
    """But for contrast that axe cannot decide: it sees what lies under the list twice, and a name on two lines not at
    all. The colours of the list are measured below; the page is looked at without the list elsewhere."""
    return [each for each in axe.complaints(page) if not each.startswith("undecided")]
