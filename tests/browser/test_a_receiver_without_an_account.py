"""A volunteers' house without an account: a link by mail, a code by mail, the terms, yes, and what came of it."""

import re
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Page, expect

from portal.demo.content.cases import read_cases
from tests.browser.conftest import OpenWindow
from tests.browser.site import MAIN, Site
from tests.browser.window import PHONE

ADDRESS = read_cases(MAIN).by_link[0].email
TINEKE = next(case for case in read_cases(MAIN).cases if case.id == "tineke")


def test_from_the_mail_to_the_outcome_on_a_phone(open_window: OpenWindow, site: Site, pictures: Path) -> None:
    window = open_window(PHONE)
    page = window.page
    letter = site.mail_to(ADDRESS, within=90)  # after all other mails of the filled demo
    assert TINEKE.first_name not in letter
    door = re.search(r"/ontvangen/\S+", letter)
    assert door
    page.goto(site.url(door.group(0)))
    window.shoot(pictures, "link-door")
    page.get_by_role("button", name="Stuur mij de code").click()
    expect(page.get_by_text("Kijk in uw mail.")).to_be_visible()
    page.get_by_label("Uw code").fill(_code(site))
    page.get_by_role("button", name="Ga verder").click()

    expect(page.get_by_role("heading", level=1, name="Lees eerst de afspraken")).to_be_visible()
    page.get_by_label("Uw naam").fill("Joke Verzonnen")
    page.get_by_role("button", name="Ik ga akkoord").click()
    expect(page.get_by_role("heading", name="Dit ziet u nog niet")).to_be_visible()
    expect(page.get_by_text(TINEKE.first_name)).to_have_count(0)
    window.shoot(pictures, "link-before-yes")

    _step(page, "Accepteren", {"Wie wordt de contactpersoon van de inwoner?": "Joke Verzonnen"})
    expect(page.get_by_text(TINEKE.first_name).first).to_be_visible()
    expect(page.get_by_text(TINEKE.last_name)).to_have_count(0)
    window.shoot(pictures, "link-after-yes")
    _step(page, "Begin de hulp", {})
    page.get_by_role("link", name="Afronden met uitkomst").click()
    page.get_by_label("Hulp gestart en afgerond").check()
    page.get_by_role("button", name="Afronden met uitkomst").click()
    expect(page.get_by_role("heading", level=1, name="Dank u wel")).to_be_visible()

    page.goto(site.url(door.group(0)))
    assert urlsplit(page.url).path.startswith("/ontvangen/")
    expect(page.get_by_text(TINEKE.first_name)).to_have_count(0)


def _code(site: Site) -> str:
    found = re.search(r"\b\d{6}\b", site.mail_to(ADDRESS, holding="Uw code is"))
    assert found
    return found.group()


def _step(page: Page, name: str, told: dict[str, str]) -> None:
    page.get_by_role("link", name=name, exact=True).click()
    for label, value in told.items():
        page.get_by_label(label).fill(value)
    page.get_by_role("button", name=name, exact=True).click()
    expect(page.get_by_role("heading", name="De inwoner")).to_be_visible()
