"""Suggestions under the search box, after the ARIA pattern of a combobox; without them the form works as ever."""

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import OpenWindow
from tests.browser.site import Site
from tests.browser.suggesting import OPTION, complaints, open_list, type_words
from tests.browser.window import DESKTOP, PHONE

SUGGESTIONS = re.compile(r"/zoeken/suggesties/")
MARKUP = "<img src=x onerror=alert(1)><b>vet</b>"


def _chosen(page: Page) -> str | None:
    """The text of the option that a screen reader is at; that of no other may look chosen."""
    at = page.locator("#q").get_attribute("aria-activedescendant")
    selected = page.locator("[role=option][aria-selected=true]")
    assert selected.count() == (1 if at else 0)
    return page.locator(f"#{at} span").inner_text() if at else None


@pytest.mark.parametrize("path", ["/", "/zoeken/?q=geld"])
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_it_opens_grouped_with_roles_and_count(
    open_window: OpenWindow, site: Site, pictures: Path, path: str, size: tuple[int, int]
) -> None:
    window = open_window(size)
    page = window.page
    open_list(page, site, path)
    box, options = page.locator("#q"), page.locator(OPTION)

    assert box.get_attribute("role") == "combobox"
    assert box.get_attribute("aria-autocomplete") == "list"
    assert box.get_attribute("aria-expanded") == "true"
    assert box.get_attribute("aria-controls") == page.get_by_role("listbox").get_attribute("id")
    assert page.get_by_role("group", name="Hulp", exact=True).locator(OPTION).count() >= 1
    assert 1 <= options.count() <= 8
    expect(page.locator("#telling")).to_have_text(re.compile(rf"^{options.count()} suggesties?\. "))
    page.keyboard.press("ArrowDown")
    window.shoot(pictures, f"typeahead-{'home' if path == '/' else 'results'}-{size[0]}")
    assert complaints(page) == []


def test_one_letter_asks_nothing(open_window: OpenWindow, site: Site) -> None:
    page = open_window().page
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if SUGGESTIONS.search(request.url) else None)
    page.goto(site.url())

    type_words(page, "s")
    page.wait_for_timeout(400)

    assert asked == []
    expect(page.locator("#telling")).to_be_empty()


def test_who_types_on_is_asked_for_once(open_window: OpenWindow, site: Site) -> None:
    page = open_window().page
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if SUGGESTIONS.search(request.url) else None)
    page.goto(site.url())

    type_words(page, "schulden")
    expect(page.get_by_role("listbox")).to_be_visible()

    assert [parse_qs(urlsplit(url).query)["q"] for url in asked][-1] == ["schulden"]
    assert len(asked) < 4


def test_an_answer_that_comes_too_late_is_left_alone(open_window: OpenWindow, site: Site) -> None:
    page = open_window().page
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route) if "q=sch&" in route.request.url + "&" else route.continue_()

    page.route(SUGGESTIONS, hold)
    page.goto(site.url())
    type_words(page, "sch")
    page.wait_for_timeout(300)
    page.locator("#q").press_sequentially("ulden", delay=20)
    expect(page.get_by_role("listbox")).to_be_visible()
    told = page.get_by_role("listbox").inner_text()

    assert held
    held[0].abort()
    page.wait_for_timeout(200)
    assert page.get_by_role("listbox").inner_text() == told


def test_arrows_go_round_by_way_of_the_box(open_window: OpenWindow, site: Site) -> None:
    page = open_window().page
    open_list(page, site)
    names = page.locator("[role=option] span").all_inner_texts()

    down = []
    for _number in range(len(names) + 2):
        page.keyboard.press("ArrowDown")
        down.append(_chosen(page))
    assert down == [*names, None, names[0]]

    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert _chosen(page) == names[-1]
    expect(page.locator("#q")).to_be_focused()
    expect(page.locator("#q")).to_have_value("schu")


def test_enter_goes_where_the_option_leads(open_window: OpenWindow, site: Site) -> None:
    page = open_window().page
    open_list(page, site)
    page.keyboard.press("ArrowDown")
    name = _chosen(page)
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text(name or "")
    assert "/hulp/" in page.url


def test_enter_without_a_choice_searches(open_window: OpenWindow, site: Site) -> None:
    page = open_window().page
    open_list(page, site)
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile(r"/zoeken/\?q=schu"))


def test_escape_closes_first_and_clears_then(open_window: OpenWindow, site: Site) -> None:
    page = open_window().page
    open_list(page, site)

    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(page.locator("#q")).to_have_value("schu")
    assert page.locator("#q").get_attribute("aria-expanded") == "false"

    page.keyboard.press("Escape")
    expect(page.locator("#q")).to_have_value("")


def test_alt_and_arrow_open_and_close_without_choosing(open_window: OpenWindow, site: Site) -> None:
    page = open_window().page
    open_list(page, site)
    page.keyboard.press("Alt+ArrowUp")
    expect(page.get_by_role("listbox")).to_be_hidden()

    page.keyboard.press("Alt+ArrowDown")
    expect(page.get_by_role("listbox")).to_be_visible()
    assert _chosen(page) is None


@pytest.mark.parametrize(("key", "at"), [("Home", 0), ("End", 4)])
def test_home_and_end_move_in_the_box(open_window: OpenWindow, site: Site, key: str, at: int) -> None:
    page = open_window().page
    open_list(page, site)
    page.keyboard.press("ArrowDown")
    page.keyboard.press(key)

    assert _chosen(page) is None
    assert page.evaluate("document.activeElement.selectionStart") == at


def test_tab_goes_on_to_the_next_field(open_window: OpenWindow, site: Site) -> None:
    page = open_window().page
    open_list(page, site)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")

    expect(page.get_by_role("listbox")).to_be_hidden()
    assert page.url == site.url()
    assert page.evaluate("document.activeElement.closest('.search-form') !== null")


def test_a_press_on_an_option_goes_there_and_one_elsewhere_closes(open_window: OpenWindow, site: Site) -> None:
    page = open_window().page
    open_list(page, site)
    page.get_by_role("heading", level=1).click()
    expect(page.get_by_role("listbox")).to_be_hidden()

    open_list(page, site)
    page.locator(OPTION).first.click()
    expect(page).to_have_url(re.compile(r"/hulp/"))


def test_it_stays_open_when_a_screen_reader_takes_the_focus_away(open_window: OpenWindow, site: Site) -> None:
    """VoiceOver on a phone blurs the box while a finger looks for an option."""
    page = open_window(PHONE).page
    open_list(page, site)
    page.evaluate("document.activeElement.blur()")

    expect(page.get_by_role("listbox")).to_be_visible()


def test_a_place_becomes_the_place_of_the_question(open_window: OpenWindow, site: Site) -> None:
    page = open_window().page
    open_list(page, site, text="vlaard")
    page.get_by_role("group", name="Zoek in de buurt van").locator(OPTION).first.click()

    expect(page.get_by_label("Postcode of plaats")).to_have_value("Vlaardingen")


def _failing(route: Route) -> None:
    route.abort()


def _wrong(route: Route) -> None:
    route.fulfill(status=200, body="<html>", content_type="text/html")


@pytest.mark.parametrize("answer", [_failing, _wrong])
def test_without_an_answer_it_is_silent_and_the_form_works(
    open_window: OpenWindow, site: Site, answer: Callable[[Route], None]
) -> None:
    window = open_window()
    page = window.page
    page.route(SUGGESTIONS, answer)
    page.goto(site.url())
    type_words(page)
    page.wait_for_timeout(400)

    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(page.locator("#telling")).to_be_empty()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/zoeken/\?q=schu"))
    window.errors = [each for each in window.errors if "ERR_FAILED" not in each]  # Chromium's own line about it


def test_what_the_server_tells_is_never_markup(open_window: OpenWindow, site: Site) -> None:
    page = open_window().page
    option = {"title": MARKUP, "extra": MARKUP, "url": "/privacy/", "lang": ""}
    told = {"said": MARKUP, "groups": [{"title": MARKUP, "options": [option]}]}
    page.route(SUGGESTIONS, lambda route: route.fulfill(json=told))
    open_list(page, site)

    expect(page.locator("[role=option] span")).to_have_text(MARKUP)
    assert page.locator(".suggestions img, .suggestions b, #telling b").count() == 0


def test_an_emptied_box_has_no_suggestions_of_before(open_window: OpenWindow, site: Site) -> None:
    page = open_window().page
    open_list(page, site)
    page.locator("#q").clear()
    page.keyboard.press("ArrowDown")

    expect(page.get_by_role("listbox")).to_be_hidden()
    assert _chosen(page) is None


def test_going_back_finds_the_list_closed(open_window: OpenWindow, site: Site) -> None:
    page = open_window().page
    open_list(page, site)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/hulp/"))
    page.go_back()

    expect(page.get_by_role("listbox")).to_be_hidden()
