"""A referral of the demo until its outcome, and a resident who reads how it goes and stops another one."""

import re
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page, expect

from portal.demo.content.cases import read_cases
from tenants.working_days import is_working_day
from tests.browser.conftest import OpenWindow
from tests.browser.site import MAIN, Site
from tests.browser.steps import sign_in_with_a_button
from tests.browser.window import DESKTOP, PHONE

KIND = "Hulp bij wonen"
PLACE = "3131 Vlaardingen"  # where Karel lives, of whom a list tells no more
RECEIVER = "Bob Verhaegen"


def test_from_sent_to_the_outcome_on_the_list_of_the_sender(
    open_window: OpenWindow, site: Site, pictures: Path
) -> None:
    karel = next(case for case in read_cases(MAIN).cases if case.id == "karel")
    alice = open_window(DESKTOP)
    sign_in_with_a_button(alice.page, site, "Alice Meerdink")
    alice.page.goto(site.url("/mijn-werk/"))
    _tab(alice.page, "Wacht op hen")
    _line(alice.page).click()
    expect(alice.page.get_by_text(karel.last_name).first).to_be_visible()
    address = urlsplit(alice.page.url).path

    bob = open_window(DESKTOP)
    sign_in_with_a_button(bob.page, site, RECEIVER)
    bob.page.goto(site.url(address))
    expect(bob.page.get_by_role("heading", name="Nog dicht")).to_be_visible()
    expect(bob.page.get_by_text(karel.last_name)).to_have_count(0)
    bob.page.get_by_label("Kijken of onze voorwaarden passen").check()
    bob.page.get_by_role("button", name="Open de rest om te beoordelen").click()
    expect(bob.page.get_by_text(karel.last_name).first).to_be_visible()
    bob.shoot(pictures, "referral-assessed")
    _step(bob.page, "Accepteren", {"radio": RECEIVER})
    day = _working_day_after(date.today())
    _step(bob.page, "Plan een afspraak", {"Op welke dag is de afspraak?": f"{day:%d-%m-%Y}", "Hoe laat?": "10:30"})
    _step(bob.page, "Begin de hulp", {})
    _step(bob.page, "Afronden met uitkomst", {"radio": "Hulp gestart en afgerond"})
    expect(bob.page.get_by_text("Afgerond").first).to_be_visible()

    alice.page.goto(site.url("/mijn-werk/"))
    _tab(alice.page, "Afgesloten")
    ended = alice.page.get_by_role("row").filter(has_text=PLACE).filter(has_text="Afgerond")
    expect(ended.get_by_role("link", name=KIND)).to_be_visible()
    ended.get_by_role("link", name=KIND).click()
    assert urlsplit(alice.page.url).path == address
    expect(alice.page.get_by_text("Hulp gestart en afgerond").first).to_be_visible()
    alice.shoot(pictures, "referral-outcome")


def test_a_resident_reads_in_arabic_how_it_goes_and_stops_another_one(
    open_window: OpenWindow, site: Site, pictures: Path
) -> None:
    layla = next(case for case in read_cases(MAIN).with_a_code if case.language == "ar")
    bob = open_window(DESKTOP)
    sign_in_with_a_button(bob.page, site, RECEIVER)
    bob.page.goto(site.url("/mijn-werk/"))
    bob.page.get_by_role("row").filter(has_text="Geaccepteerd").get_by_role("link", name=KIND).click()
    expect(bob.page.get_by_text(layla.last_name).first).to_be_visible()
    address = bob.page.url

    resident = open_window(PHONE)
    page = resident.page
    page.goto(site.url("/ar/wie-weet-wat/"))
    page.get_by_label("رمزك").fill(layla.code)
    page.get_by_label("تاريخ ميلادك").fill("-".join(reversed(layla.birth_date.split("-"))))
    page.get_by_role("button", name="شاهد من يعرف ماذا عنك").click()
    goes = page.get_by_role("region", name="ما وضع مساعدتك؟")
    running = goes.get_by_role("article").filter(has_text="المساعدة في الهموم المالية")
    expect(running).to_contain_text("Noor Achterberg")
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    assert resident.sideways == 0
    resident.shoot(pictures, "resident-arabic")

    knower = page.get_by_role("article").filter(has=page.get_by_role("heading", name="Woonmaatschappij De Ree"))
    knower.get_by_text("أوقف المشاركة").first.click()
    knower.get_by_role("button", name="نعم، أوقف المشاركة").click()
    expect(page.get_by_role("heading", name="Woonmaatschappij De Ree").first).to_be_visible()
    expect(page.get_by_role("button", name="نعم، أوقف المشاركة")).to_have_count(0)
    resident.shoot(pictures, "resident-arabic-stopped")

    answer = bob.page.goto(address)
    assert answer is not None
    assert answer.status == 404
    expect(bob.page.get_by_text(layla.last_name)).to_have_count(0)


def _tab(page: Page, name: str) -> None:
    page.get_by_role("navigation", name="Werklijsten").get_by_role("link", name=re.compile(name)).click()


def _line(page: Page) -> Locator:
    return page.get_by_role("row").filter(has_text=PLACE).get_by_role("link", name=KIND)


def _step(page: Page, name: str, told: dict[str, str]) -> None:
    """From the page of the referral to the form of a step, and back."""
    page.get_by_role("link", name=name, exact=True).click()
    for label, value in told.items():
        if label == "radio":
            page.get_by_label(value).check()
        else:
            page.get_by_label(label).fill(value)
    page.get_by_role("button", name=name, exact=True).click()
    expect(page.get_by_role("heading", level=1, name=KIND)).to_be_visible()


def _working_day_after(day: date) -> date:
    """The first working day that comes."""
    day += timedelta(days=1)
    while not is_working_day(day):
        day += timedelta(days=1)
    return day
