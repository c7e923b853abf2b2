"""A page from the first word to its reader: written, read by a colleague, published, translated, found, and of use."""

import re
from pathlib import Path
from uuid import uuid4

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenWindow
from tests.browser.site import Site
from tests.browser.steps import search, sign_in_with_a_button
from tests.browser.window import DESKTOP, PHONE, Window

SUMMARY = "Hebt u geen fiets? Bij de fietsbank leent u er een. Het kost niets."
TEXTS = ("U leent een fiets voor vier weken.", "Neem uw identiteitskaart mee. Wij maken de fiets voor u op maat.")
ARABIC = {
    "title": "استعارة دراجة من بنك الدراجات",
    SUMMARY: "أليس لديك دراجة؟ يمكنك استعارة دراجة مجانا.",
    TEXTS[0]: "تستعير الدراجة لمدة أربعة أسابيع.",
    TEXTS[1]: "أحضر بطاقة هويتك معك. نضبط الدراجة على مقاسك.",
}


def test_from_the_first_word_to_an_answer_of_who_reads_it(open_window: OpenWindow, site: Site, pictures: Path) -> None:
    title = f"De fietsbank van straat {uuid4().hex[:6]}"
    eva = open_window(DESKTOP)
    sign_in_with_a_button(eva.page, site, "Redacteur")
    _write(eva, site, title, pictures)
    _ask_for_a_reader(eva.page)
    expect(_approving(eva.page)).to_have_count(0)
    eva.shoot(pictures, "page-waits-for-a-reader")

    wil = open_window(DESKTOP)
    sign_in_with_a_button(wil.page, site, "Gemeentebeheerder")
    _approve(wil, site, title, pictures)

    eva.page.goto(site.url("/berichten/"))
    expect(eva.page.get_by_role("row", name=re.compile(f"Uw tekst staat op de site.*{title}"))).to_be_visible()
    _translate(eva, site, title, pictures)

    resident = open_window(PHONE)
    _read_in_arabic(resident, site, title, pictures)

    eva.page.goto(site.url("/cms/gevonden/"))
    told = eva.page.get_by_role("row", name=title)
    expect(told.get_by_role("cell")).to_have_text(["Pagina", "1", "0", "100%", ""])
    eva.shoot(pictures, "whether-visitors-found-it")


def _write(window: Window, site: Site, title: str, pictures: Path) -> None:
    """An information page with two blocks of text, made by hand under the front page."""
    page = window.page
    page.goto(site.url("/cms/pages/"))
    page.get_by_role("link", name="Voeg onderliggende pagina toe").first.click()
    kind = page.get_by_role("link", name=re.compile("^Informatiepagina"))
    expect(kind).to_be_visible()
    window.shoot(pictures, "kinds-of-pages")
    kind.click()
    page.get_by_placeholder("Paginatitel*").fill(title)
    page.wait_for_timeout(
        3_000
    )  # Wagtail keeps what changes from two seconds on; before that it looks what stood there
    page.get_by_role("textbox", name="Samenvatting in een of twee zinnen").fill(SUMMARY)
    rich_texts = page.locator("[contenteditable=true][role=textbox]")
    for text in TEXTS:
        before = rich_texts.count()
        page.get_by_role("button", name="Blok invoegen").last.click()
        page.get_by_role("option", name="Tekst", exact=True).click()
        expect(rich_texts).to_have_count(before + 1)  # until it came, the last one is the block above
        rich_texts.last.click()
        page.keyboard.type(text)
        expect(rich_texts.last).to_have_text(text)
    expect(page).to_have_url(re.compile(r"/cms/pages/\d+/edit/$"))  # it saved itself: from here on the page exists
    page.wait_for_load_state("networkidle")
    expect(page.get_by_text("Bezig met opslaan")).to_be_hidden()
    window.shoot(pictures, "page-is-written")


def _ask_for_a_reader(page: Page) -> None:
    page.get_by_role("button", name="Meer acties").click()
    page.get_by_role("button", name="Stuur door naar Tweede lezer").click()
    sent = page.get_by_role("status").or_(page.locator(".messages")).filter(has_text="ter goedkeuring ingediend")
    expect(sent).to_be_visible()
    sent.get_by_role("link", name="Wijzig").click()
    expect(page.get_by_placeholder("Paginatitel*")).to_be_visible()


def _approving(page: Page) -> Locator:
    """The button that approves, shown or hidden in its menu."""
    return page.get_by_role("button", name="Goedkeuren en publiceren", include_hidden=True)


def _approve(window: Window, site: Site, title: str, pictures: Path) -> None:
    """From the message in the portal to the page, and published."""
    page = window.page
    page.goto(site.url("/berichten/"))
    message = page.get_by_role("row", name=re.compile(f"Kijkt u deze tekst na.*{title}"))
    expect(message).to_be_visible()
    window.shoot(pictures, "message-to-the-second-reader")
    message.get_by_role("button", name="Bekijken").click()
    expect(page.get_by_placeholder("Paginatitel*")).to_have_value(title)
    page.get_by_role("button", name="Meer acties").click()
    expect(_approving(page)).to_be_visible()
    window.shoot(pictures, "page-is-read-by-a-colleague")
    _approving(page).click()
    expect(page.locator(".messages").get_by_text(title)).to_be_visible()
    expect(page.get_by_role("row", name=title).get_by_role("cell", name="Huidige paginastatus: live")).to_be_visible()


def _translate(window: Window, site: Site, title: str, pictures: Path) -> None:
    """Text by text, the Dutch beside it."""
    page = window.page
    page.goto(site.url("/cms/vertalen/"))
    page.get_by_role("row", name=title).get_by_role("link", name="العربية").click()
    texts = page.locator(".portal-text")
    expect(texts).to_have_count(len(ARABIC))
    expect(texts.locator("[contenteditable=true]")).to_have_count(len(TEXTS))  # the editors of rich text came
    for text in texts.all():
        dutch = text.locator("[lang=nl]").inner_text().strip()
        given = ARABIC["title"] if dutch == title else ARABIC[dutch]
        field = text.locator("input[type=text], textarea, [contenteditable=true]").locator("visible=true").first
        field.click()
        page.keyboard.type(given)
        if dutch in TEXTS:  # rich text goes into the form a moment after it was typed
            expect(text.locator("input[type=hidden]")).to_have_value(re.compile(re.escape(given)))
    window.shoot(pictures, "page-is-translated")
    page.get_by_role("button", name="Bewaar de vertalingen").click()
    expect(page.locator(".messages")).to_contain_text("bewaard")
    page.goto(site.url("/cms/vertalen/"))
    expect(page.get_by_role("row", name=title).get_by_role("link", name="العربية")).to_contain_text("Vertaald")


def _read_in_arabic(window: Window, site: Site, title: str, pictures: Path) -> None:
    """Found with Dutch words, read in Arabic on a telephone, and of use."""
    page = window.page
    page.goto(site.url("/"))
    search(page, "fietsbank lenen")
    window.shoot(pictures, "page-is-found-phone")
    page.get_by_role("link", name=title).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    page.goto(site.url(f"/ar{page.url.removeprefix(site.url('/').rstrip('/'))}"))
    assert page.locator("html").get_attribute("dir") == "rtl"
    expect(page.get_by_role("heading", level=1)).to_have_text(ARABIC["title"])
    for dutch in TEXTS:
        expect(page.get_by_text(ARABIC[dutch])).to_be_visible()
        expect(page.get_by_text(dutch)).to_have_count(0)
    assert window.sideways == 0
    window.shoot(pictures, "page-in-arabic-phone")
    page.locator("form.helpful").get_by_role("button", name="نعم").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    window.shoot(pictures, "thanks-in-arabic-phone")
