"""The list of suggestions from right to left, narrow, in forced colours, in every theme and without script."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from portal.web.colours import contrast
from tests.browser.conftest import OpenWindow
from tests.browser.pages import EVERY_PORTAL
from tests.browser.site import Site
from tests.browser.suggesting import OPTION, complaints, open_list, type_words
from tests.browser.window import DESKTOP, NARROW


def test_in_arabic_it_stands_the_other_way_round(open_window: OpenWindow, site: Site, pictures: Path) -> None:
    window = open_window(DESKTOP)
    page = window.page
    open_list(page, site, "/ar/")
    box, found = page.locator("#q").bounding_box(), page.get_by_role("listbox").bounding_box()
    option = page.locator(OPTION).first
    window.shoot(pictures, "typeahead-arabic")

    assert box is not None
    assert found is not None
    assert abs(box["x"] + box["width"] - found["x"] - found["width"]) < 2
    assert option.evaluate("e => getComputedStyle(e).direction") == "rtl"
    assert (option.get_attribute("data-url") or "").startswith("/ar/")
    assert complaints(page) == []


def test_at_320_pixels_nothing_is_cut_off(open_window: OpenWindow, site: Site) -> None:
    window = open_window(NARROW)
    open_list(window.page, site)

    assert window.sideways == 0
    wide = "es => es.filter(e => e.scrollWidth > e.clientWidth + 1).map(e => e.textContent)"
    assert window.page.locator(OPTION).evaluate_all(wide) == []
    low = "es => es.map(e => e.getBoundingClientRect().height)"
    assert min(window.page.locator(OPTION).evaluate_all(low)) >= 44


def test_in_forced_colours_the_choice_shows_by_its_border(open_window: OpenWindow, site: Site) -> None:
    page = open_window().page
    page.emulate_media(forced_colors="active")
    open_list(page, site)
    page.keyboard.press("ArrowDown")
    width = "e => parseFloat(getComputedStyle(e).outlineWidth) * (getComputedStyle(e).outlineStyle !== 'none')"

    assert page.locator("[aria-selected=true]").evaluate(width) >= 2


COLOURS = """(selector) => {
  const found = document.querySelector(selector);
  let behind = found;
  while (getComputedStyle(behind).backgroundColor === 'rgba(0, 0, 0, 0)') behind = behind.parentElement;
  return [getComputedStyle(found).color, getComputedStyle(behind).backgroundColor];
}"""
PARTS = (".suggestions__title", "[aria-selected=true] span", "[aria-selected=true] small", "[aria-selected=false] span")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("portal", EVERY_PORTAL)
def test_all_of_it_can_be_read_in_every_theme(open_window: OpenWindow, site: Site, portal: str, scheme: str) -> None:
    page = open_window().page
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(site.url("/", portal))
    type_words(page, "geld")
    expect(page.get_by_role("listbox")).to_be_visible()
    page.keyboard.press("ArrowDown")

    low = {part: contrast(*map(_hexadecimal, page.evaluate(COLOURS, part))) for part in PARTS}
    assert {part: ratio for part, ratio in low.items() if ratio < 4.5} == {}


def _hexadecimal(written: str) -> str:
    return "#" + "".join(f"{int(part):02x}" for part in re.findall(r"\d+", written)[:3])


def test_without_script_the_box_is_a_plain_box(open_window: OpenWindow, site: Site) -> None:
    page = open_window(script=False).page
    page.goto(site.url())
    type_words(page)

    assert page.locator("#q").get_attribute("role") is None
    page.get_by_role("button", name="Zoeken", exact=True).click()
    expect(page).to_have_url(re.compile(r"/zoeken/\?q=schu"))
