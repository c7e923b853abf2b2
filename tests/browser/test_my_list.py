""" "Mijn lijst": kept in the browser alone, with notes, an order, and a way back from every mistake."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, Request, expect

from tests.browser import axe
from tests.browser.conftest import OpenWindow
from tests.browser.site import Site
from tests.browser.window import DESKTOP, NARROW, PHONE, Window

KEY = "ketenwijzer.lijst"
NOTE = "Neem uw paspoort mee.\nBel eerst <b>even</b>."
GONE = "6f0d9f1e-0000-4000-8000-000000000000"


def stored(page: Page) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads(page.evaluate("key => localStorage.getItem(key)", KEY) or "[]")
    return found


def titles(page: Page) -> list[str]:
    return page.locator(".entry h2").all_inner_texts()


def fill(page: Page, site: Site, number: int = 3) -> list[str]:
    """Keep the first results by their buttons, and open the list; the ids in its order."""
    page.goto(site.url("/zoeken/?q=geld"))
    for each in range(number):
        page.locator("[data-favourite]").nth(each).click()
    page.goto(site.url("/mijn-lijst/"))
    expect(page.locator(".entry")).to_have_count(number)
    return [entry["uid"] for entry in stored(page)]


def test_a_button_keeps_and_lets_go(open_window: OpenWindow, site: Site) -> None:
    window = open_window(DESKTOP)
    page = window.page
    page.goto(site.url("/zoeken/?q=geld"))
    button = page.locator("[data-favourite]").first
    count = page.locator(".nav__count")
    expect(button).to_have_attribute("aria-pressed", "false")
    expect(count).to_be_empty()

    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(button).to_contain_text("Bewaard")
    expect(page.locator("#melding")).to_have_text("Bewaard in uw lijst.")
    expect(count).to_have_text("1")
    assert axe.complaints(page) == []

    page.reload()
    expect(button).to_have_attribute("aria-pressed", "true")
    button.click()
    expect(page.locator("#melding")).to_have_text("Uit uw lijst gehaald.")
    expect(count).to_be_empty()
    assert page.evaluate("Object.keys(localStorage)") == []
    assert window.cookies == []


def test_the_same_entry_is_marked_on_its_own_page_and_in_another_tab(open_window: OpenWindow, site: Site) -> None:
    window = open_window(DESKTOP)
    page, other = window.page, window.context.new_page()
    other.goto(site.url("/zoeken/?q=geld"))
    page.goto(site.url("/zoeken/?q=geld"))
    page.locator("[data-favourite]").first.click()
    expect(other.locator("[data-favourite]").first).to_have_attribute("aria-pressed", "true")

    page.locator(".card h3 a").first.click()
    expect(page.locator("[data-favourite]").first).to_have_attribute("aria-pressed", "true")


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_the_list_shows_what_was_kept(
    open_window: OpenWindow, site: Site, pictures: Path, size: tuple[int, int]
) -> None:
    window = open_window(size)
    page = window.page
    fill(page, site)
    page.locator(".entry textarea").first.fill("Dinsdag bellen.")

    expect(page.get_by_text("Anderen op deze computer kunnen uw lijst zien.")).to_be_visible()
    assert page.url == site.url("/mijn-lijst/")
    assert axe.complaints(page) == []
    window.shoot(pictures, f"my-list-{size[0]}")


def test_an_empty_list_says_how_to_begin(open_window: OpenWindow, site: Site, pictures: Path) -> None:
    window = open_window(PHONE)
    page = window.page
    page.goto(site.url("/mijn-lijst/"))

    expect(page.get_by_text("Uw lijst is nog leeg.")).to_be_visible()
    expect(page.get_by_role("button", name="Wis mijn lijst")).to_be_hidden()
    assert axe.complaints(page) == []
    window.shoot(pictures, "my-list-empty")


def test_a_note_stays_here_and_never_leaves(open_window: OpenWindow, site: Site) -> None:
    page = open_window(DESKTOP).page
    sent: list[str] = []
    page.on("request", lambda request: sent.append(_all_of(request)))
    fill(page, site)
    page.locator(".entry textarea").nth(1).fill(NOTE)
    page.reload()

    expect(page.locator(".entry textarea").nth(1)).to_have_value(NOTE)
    assert stored(page)[1]["note"] == NOTE
    assert [each for each in sent if "paspoort" in each] == []


def _all_of(request: Request) -> str:
    return f"{request.url} {request.post_data or ''} {json.dumps(request.headers)}"


def test_a_note_is_cut_at_five_hundred(open_window: OpenWindow, site: Site) -> None:
    page = open_window(DESKTOP).page
    fill(page, site, 1)
    page.locator(".entry textarea").press_sequentially("a" * 5)
    page.evaluate("() => document.querySelector('.entry textarea').value = 'b'.repeat(900)")
    page.locator(".entry textarea").dispatch_event("input")

    assert len(stored(page)[0]["note"]) == 500


def test_the_order_is_changed_by_keyboard_alone(open_window: OpenWindow, site: Site) -> None:
    page = open_window(DESKTOP).page
    uids = fill(page, site)
    before = titles(page)
    down = page.locator(".entry").first.get_by_role("button", name="Omlaag")
    down.focus()
    page.keyboard.press("Enter")

    assert titles(page) == [before[1], before[0], before[2]]
    expect(page.locator("#melding")).to_have_text(f"{before[0]} staat nu op plek 2 van 3.")
    assert [entry["uid"] for entry in stored(page)] == [uids[1], uids[0], uids[2]]
    assert _focused(page) == f"Omlaag: {before[0]}"

    page.keyboard.press("Enter")
    assert titles(page)[2] == before[0]
    assert _focused(page) == f"Omhoog: {before[0]}"  # lower is no longer possible
    expect(page.locator(".entry").first.get_by_role("button", name="Omhoog")).to_be_disabled()
    page.reload()
    expect(page.locator(".entry")).to_have_count(3)
    assert titles(page) == [before[1], before[2], before[0]]


def _focused(page: Page) -> str:
    return re.sub(r"\s+", " ", page.evaluate("document.activeElement.textContent")).strip()


def test_what_was_taken_away_comes_back_with_its_note(open_window: OpenWindow, site: Site) -> None:
    page = open_window(DESKTOP).page
    fill(page, site)
    page.locator(".entry textarea").nth(1).fill(NOTE)
    before = titles(page)
    page.locator(".entry").nth(1).get_by_role("button", name="Verwijder").click()

    expect(page.locator(".entry")).to_have_count(2)
    expect(page.locator("[data-part=undo]")).to_contain_text(f"{before[1]} is uit uw lijst gehaald.")
    expect(page.get_by_role("button", name="Zet terug")).to_be_focused()
    assert axe.complaints(page) == []

    page.keyboard.press("Enter")
    expect(page.locator(".entry")).to_have_count(3)
    assert titles(page) == before
    expect(page.locator(".entry textarea").nth(1)).to_have_value(NOTE)
    expect(page.locator("#vermeldingen")).to_be_focused()


def test_a_wiped_list_is_gone_and_can_come_back(open_window: OpenWindow, site: Site) -> None:
    page = open_window(PHONE).page
    fill(page, site)
    page.get_by_role("button", name="Wis mijn lijst").click()

    expect(page.get_by_text("Uw lijst is nog leeg.")).to_be_visible()
    expect(page.locator(".entry")).to_have_count(0)
    assert page.evaluate("localStorage.length") == 0

    page.get_by_role("button", name="Zet terug").click()
    expect(page.locator(".entry")).to_have_count(3)


def test_on_paper_stand_telephone_hours_note_and_code(open_window: OpenWindow, site: Site, pictures: Path) -> None:
    window = open_window(DESKTOP)
    page = window.page
    fill(page, site)
    page.locator(".entry textarea").first.fill(NOTE)
    page.emulate_media(media="print")

    expect(page.locator(".entry__note").first).to_be_visible()
    expect(page.locator(".entry__note").first).to_contain_text("Bel eerst <b>even</b>.")
    expect(page.locator(".entry a[href^='tel:']").first).to_be_visible()
    expect(page.locator(".entry table.week").first).to_be_visible()
    expect(page.locator(".list-qr svg")).to_be_visible()
    for control in ("textarea", "[data-move]", "[data-wipe]", "[data-part=tools]", "#melding"):
        expect(page.locator(control).first).to_be_hidden()
    window.shoot(pictures, "my-list-print")


def test_the_code_follows_the_order(open_window: OpenWindow, site: Site) -> None:
    page = open_window(DESKTOP).page
    fill(page, site)
    before = page.locator(".list-qr svg").inner_html()
    page.locator("[data-move='1']").first.click()

    expect(page.locator(".list-qr")).not_to_have_attribute("aria-busy", "true")
    page.wait_for_function("before => document.querySelector('.list-qr svg').innerHTML !== before", arg=before)


def test_at_320_pixels_and_from_right_to_left(open_window: OpenWindow, site: Site, pictures: Path) -> None:
    window: Window = open_window(NARROW)
    page = window.page
    fill(page, site)
    assert window.sideways == 0
    page.goto(site.url("/ar/mijn-lijst/"))
    expect(page.locator(".entry")).to_have_count(3)
    window.shoot(pictures, "my-list-arabic-320")

    assert window.sideways == 0
    assert page.locator("html").get_attribute("dir") == "rtl"
    assert axe.complaints(page) == []


def test_without_script_the_page_says_what_it_needs(open_window: OpenWindow, site: Site) -> None:
    page = open_window(DESKTOP, script=False).page
    page.goto(site.url("/mijn-lijst/"))

    expect(page.get_by_text("Uw lijst staat in uw browser.")).to_be_visible()
    expect(page.locator("[data-favourite], [data-wipe], [data-share-list]").locator("visible=true")).to_have_count(0)
