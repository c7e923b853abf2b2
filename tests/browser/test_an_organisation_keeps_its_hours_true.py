"""Hours that change: their organisation says so, an editor looks, a colleague reads along, and everybody sees it."""

from pathlib import Path
from uuid import uuid4

from playwright.sync_api import Locator, Page, expect

from portal.demo.filling.socialmap import uid_of
from tests.browser.conftest import OpenWindow
from tests.browser.site import MAIN, Site
from tests.browser.steps import sign_in_with_a_button
from tests.browser.window import DESKTOP, PHONE, Window

NAME = "Huiskamer Noord: koffie en soep"  # of the organisation of Trudy, who may propose for it
ADDRESS = f"/hulp/{uid_of(MAIN, 'service', 'huiskamer-noord')}/"


def test_from_a_proposal_to_the_public_page(open_window: OpenWindow, site: Site, pictures: Path) -> None:
    opens = f"9.{10 + uuid4().int % 45}"
    trudy = open_window(DESKTOP)
    sign_in_with_a_button(trudy.page, site, "Trudy Hoogerwerff")
    stood = _propose(trudy, site, opens, pictures)

    eva = open_window(DESKTOP)
    sign_in_with_a_button(eva.page, site, "Redacteur")
    _take_over(eva, site, stood, opens, pictures)

    resident = open_window(PHONE)
    resident.page.goto(site.url(ADDRESS))
    expect(_hours(resident.page)).not_to_contain_text(opens)

    wil = open_window(DESKTOP)
    sign_in_with_a_button(wil.page, site, "Gemeentebeheerder")
    _publish(wil, site, opens, pictures)

    resident.page.goto(site.url(ADDRESS))
    for said in (f"{opens} tot 12.45 uur", "inloop", "13.00 tot 16.30 uur"):
        expect(_hours(resident.page)).to_contain_text(said)
    assert resident.sideways == 0
    resident.shoot(pictures, "new-hours-phone")

    trudy.page.goto(site.url("/berichten/"))
    expect(trudy.page.get_by_role("row", name="De redactie koos over uw voorstel").first).to_contain_text(NAME)


def _propose(window: Window, site: Site, opens: str, pictures: Path) -> str:
    """Other hours, after words that nobody can read; returns the first line of those that stood."""
    page = window.page
    page.goto(site.url("/kaart/mijn-vermeldingen/"))
    page.get_by_role("row", name=NAME).get_by_role("link", name="Wijziging voorstellen").click()
    hours = page.get_by_label("Openingstijden")
    stood = hours.input_value().splitlines()[0]
    hours.fill("soms wel, soms niet")
    page.get_by_role("button", name="Voorstel versturen").click()
    expect(page.get_by_role("alert")).to_contain_text("Schrijf het zo")
    window.shoot(pictures, "hours-not-understood")
    hours.fill(f"ma-do {opens}-12.45 (inloop)\nza 13.00-16.30")
    page.get_by_role("button", name="Voorstel versturen").click()
    expect(page.get_by_text("Uw voorstel is verstuurd.")).to_be_visible()
    window.shoot(pictures, "hours-are-proposed")
    return stood


def _take_over(window: Window, site: Site, stood: str, opens: str, pictures: Path) -> None:
    """From "Mijn werk" to the difference, into the draft, and to a colleague."""
    page = window.page
    page.goto(site.url("/cms/"))
    page.get_by_role("link", name=NAME).first.click()
    proposal = page.locator("#voorstellen")
    expect(proposal.locator("del")).to_contain_text(stood)
    expect(proposal.locator("ins")).to_contain_text(f"ma-do {opens}-12.45 (inloop)")
    window.shoot(pictures, "hours-before-and-after")
    proposal.get_by_role("button", name="Zet in het concept").click()
    expect(page.get_by_text("Het voorstel staat in het concept.")).to_be_visible()
    page.get_by_role("button", name="Bewaar en laat meelezen").click()
    expect(page.get_by_text("U vroeg een collega om mee te lezen.")).to_be_visible()


def _publish(window: Window, site: Site, opens: str, pictures: Path) -> None:
    page = window.page
    page.goto(site.url("/cms/sociale-kaart/?text=huiskamer"))
    page.get_by_role("link", name=NAME).click()
    page.get_by_role("link", name="Bekijk wat er verandert").click()
    expect(page.locator("ins").filter(has_text=opens).first).to_be_visible()
    window.shoot(pictures, "hours-compared")
    page.go_back()
    page.get_by_role("button", name="Keur goed en publiceer").click()
    expect(page.get_by_text("Goedgekeurd en gepubliceerd.")).to_be_visible()


def _hours(page: Page) -> Locator:
    return page.locator(".week").first
