"""Keys, contact data to copy and a message to a client, for who works here all day. And sharing, for everybody."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser import axe
from tests.browser.conftest import OpenWindow
from tests.browser.site import Site
from tests.browser.steps import sign_in_with_a_button
from tests.browser.window import DESKTOP, NARROW, PHONE, Window

COPIED = "window.copied = []; navigator.clipboard.writeText = async (text) => { window.copied.push(text); };"
REFUSED = "navigator.clipboard.writeText = async () => { throw new DOMException('no', 'NotAllowedError'); };"
STAY = "document.addEventListener('click', e => e.target.closest('[href^=mailto], [href^=sms]') && e.preventDefault())"


def _at_work(window: Window, site: Site, path: str = "/zoeken/?q=schulden") -> Page:
    sign_in_with_a_button(window.page, site, "Professional")
    window.page.goto(site.url(path))
    return window.page


def _service(page: Page) -> None:
    page.locator(".card:not(.card--partners) h3 a").first.click()
    expect(page.get_by_role("button", name="Stuur naar cliënt")).to_be_visible()


def _at(page: Page) -> int:
    """Which result has the focus; -1 when none."""
    return int(page.evaluate("[...document.querySelectorAll('.card h3 a')].indexOf(document.activeElement)"))


def test_keys_walk_through_the_results(open_window: OpenWindow, site: Site) -> None:
    page = _at_work(open_window(DESKTOP), site)
    places = []
    for key in "jjjk":
        page.keyboard.press(key)
        places.append(_at(page))
    assert places == [0, 1, 2, 1]

    name = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(name)


def test_keys_keep_copy_search_and_go(open_window: OpenWindow, site: Site) -> None:
    window = open_window(DESKTOP)
    window.page.add_init_script(COPIED)
    page = _at_work(window, site)
    page.keyboard.press("j")
    page.keyboard.press("s")
    expect(page.locator("#melding")).to_have_text("Bewaard in uw lijst.")
    expect(page.locator("[data-favourite]").first).to_have_attribute("aria-pressed", "true")

    page.keyboard.press("c")
    expect(page.locator("#melding")).to_have_text("Gekopieerd.")
    assert page.evaluate("document.activeElement.textContent") in page.evaluate("window.copied[0]")

    page.keyboard.press("/")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.press("Escape")
    page.locator("h1").click()
    page.keyboard.press("g")
    page.keyboard.press("l")
    expect(page).to_have_url(site.url("/mijn-lijst/"))
    page.keyboard.press("g")
    page.keyboard.press("h")
    expect(page).to_have_url(site.url("/"))


def test_a_letter_in_a_box_is_a_letter(open_window: OpenWindow, site: Site) -> None:
    page = _at_work(open_window(DESKTOP), site)
    page.locator("#q").fill("")
    page.locator("#q").press_sequentially("jks?/gh")

    expect(page.locator("#q")).to_have_value("jks?/gh")
    assert page.url == site.url("/zoeken/?q=schulden")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_with_control_or_alt_a_key_is_of_the_browser(open_window: OpenWindow, site: Site) -> None:
    page = _at_work(open_window(DESKTOP), site)
    for key in ("Alt+j", "Control+j", "Meta+j"):
        page.keyboard.press(key)

    assert _at(page) == -1


@pytest.mark.parametrize("opened_by", ["key", "button"])
def test_the_keys_are_shown_and_can_be_switched_off(
    open_window: OpenWindow, site: Site, pictures: Path, opened_by: str
) -> None:
    window = open_window(DESKTOP)
    page = _at_work(window, site)
    if opened_by == "key":
        page.keyboard.press("?")
    else:
        page.get_by_role("button", name="Sneltoetsen").click()
    dialog = page.get_by_role("dialog", name="Sneltoetsen")
    expect(dialog).to_be_visible()
    assert axe.complaints(page) == []
    window.shoot(pictures, "shortcuts")

    dialog.get_by_label("Gebruik sneltoetsen in deze browser").uncheck()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    page.keyboard.press("j")
    assert _at(page) == -1

    page.reload()
    page.keyboard.press("j")
    page.keyboard.press("?")
    assert _at(page) == -1
    expect(dialog).to_be_hidden()


def test_a_visitor_has_no_keys(open_window: OpenWindow, site: Site) -> None:
    page = open_window(DESKTOP).page
    page.goto(site.url("/zoeken/?q=schulden"))
    page.keyboard.press("j")
    page.keyboard.press("?")

    assert _at(page) == -1
    assert page.locator("dialog#sneltoetsen, dialog#stuur, [data-send]").count() == 0


def test_a_message_to_a_client_goes_by_ones_own_mail_or_telephone(
    open_window: OpenWindow, site: Site, pictures: Path
) -> None:
    window = open_window(DESKTOP)
    window.page.add_init_script(COPIED)
    page = _at_work(window, site)
    _service(page)
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))
    title = page.get_by_role("heading", level=1).inner_text()
    page.evaluate(STAY)

    page.get_by_role("button", name="Stuur naar cliënt").click()
    dialog = page.get_by_role("dialog", name="Stuur naar cliënt")
    text = dialog.get_by_label("Bericht")
    assert title in text.input_value()
    assert page.url in text.input_value()
    assert axe.complaints(page) == []
    window.shoot(pictures, "send")
    text.fill("Beste & lieve cliënt,\nkijk eens: 50% korting?")
    dialog.get_by_role("link", name="Mail").click()
    dialog.get_by_role("link", name="Sms").click()
    said = "Beste%20%26%20lieve%20cli%C3%ABnt%2C%0Akijk%20eens%3A%2050%25%20korting%3F"

    mail = dialog.locator("[data-by=mail]").get_attribute("href") or ""
    assert re.fullmatch(rf"mailto:\?subject=[^&]+&body={re.escape(said)}", mail)
    assert dialog.locator("[data-by=sms]").get_attribute("href") == f"sms:?&body={said}"
    dialog.get_by_role("button", name="Kopieer").click()
    expect(dialog.locator("#melding")).to_have_text("Gekopieerd.")
    assert page.evaluate("window.copied") == ["Beste & lieve cliënt,\nkijk eens: 50% korting?"]
    assert sent == []


def test_the_dialog_is_left_by_keyboard_and_gives_the_focus_back(open_window: OpenWindow, site: Site) -> None:
    page = _at_work(open_window(DESKTOP), site)
    _service(page)
    button = page.get_by_role("button", name="Stuur naar cliënt")
    button.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Stuur naar cliënt")
    for _number in range(12):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement === document.body || !!document.activeElement.closest('dialog')")
    page.keyboard.press("Escape")

    expect(dialog).to_be_hidden()
    expect(button).to_be_focused()


def test_a_refused_clipboard_says_what_to_do(open_window: OpenWindow, site: Site) -> None:
    window = open_window(DESKTOP)
    window.page.add_init_script(REFUSED)
    page = _at_work(window, site)
    _service(page)
    page.get_by_role("button", name=re.compile("Kopieer contact")).first.click()

    expect(page.locator("#melding")).to_contain_text("Kopiëren lukt niet.")


SHEET = "window.shared = []; navigator.share = async (what) => { window.shared.push(what); };"
STOPPED = "navigator.share = async () => { throw new DOMException('stopped', 'AbortError'); };"


def _public_service(page: Page, site: Site) -> str:
    page.goto(site.url("/zoeken/?q=schulden"))
    page.locator(".card h3 a").first.click()
    expect(page.locator("[data-share]")).to_be_visible()
    return page.get_by_role("heading", level=1).inner_text()


def test_sharing_uses_the_sheet_of_the_phone(open_window: OpenWindow, site: Site) -> None:
    page = open_window(PHONE).page
    page.add_init_script(SHEET)
    title = _public_service(page, site)
    page.locator("[data-share]").click()

    assert page.evaluate("window.shared") == [{"title": title, "url": page.url}]


def test_without_a_sheet_the_address_is_copied(open_window: OpenWindow, site: Site) -> None:
    page = open_window(DESKTOP).page
    page.add_init_script("delete Navigator.prototype.share;" + COPIED)
    _public_service(page, site)
    page.locator("[data-share]").click()

    expect(page.locator("#melding")).to_have_text("Gekopieerd.")
    assert page.evaluate("window.copied") == [page.url]


def test_who_stops_halfway_hears_nothing(open_window: OpenWindow, site: Site) -> None:
    page = open_window(PHONE).page
    page.add_init_script(STOPPED + COPIED)
    _public_service(page, site)
    page.locator("[data-share]").click()
    page.wait_for_timeout(200)

    expect(page.locator("#melding")).to_be_empty()
    assert page.evaluate("window.copied") == []


@pytest.mark.parametrize("name", ["stuur", "sneltoetsen"])
def test_dialogs_fit_320_pixels(open_window: OpenWindow, site: Site, name: str) -> None:
    window = open_window(NARROW)
    page = _at_work(window, site)
    page.evaluate("name => document.getElementById(name).showModal()", name)

    assert window.sideways == 0
    assert page.locator(f"#{name}").evaluate("e => e.scrollWidth - e.clientWidth") == 0
