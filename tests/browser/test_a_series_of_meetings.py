"""An organiser plans a series, a professional answers on a phone, and who is there is ticked."""

import re
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import expect

from tests.browser.conftest import OpenWindow
from tests.browser.site import Site
from tests.browser.steps import sign_in_with_a_button
from tests.browser.window import DESKTOP, PHONE

NAME = "Werkgroep Brieven"


def test_planned_by_oscar_answered_by_alice(open_window: OpenWindow, site: Site, pictures: Path) -> None:
    oscar = open_window(DESKTOP)
    sign_in_with_a_button(oscar.page, site, "Oscar Tjalma")
    oscar.page.goto(site.url("/overleggen/nieuw/"))
    first = date.today() + timedelta(days=14)
    form = oscar.page
    form.get_by_label("Soort").select_option("working_group")
    form.get_by_label("Naam", exact=True).fill(NAME)
    form.get_by_label("Dag", exact=True).fill(first.isoformat())
    form.get_by_label("Begint om").fill("10:00")
    form.get_by_label("Eindigt om").fill("11:30")
    form.get_by_label("Plaats").fill("Bibliotheek, leslokaal")
    form.get_by_label("Komt de bijeenkomst terug?").select_option("monthly")
    form.get_by_label(re.compile("^Tot en met")).fill((first + timedelta(days=120)).isoformat())
    form.get_by_role("button", name=re.compile("Verder")).click()

    form.get_by_label(re.compile("Alice Meerdink")).check()
    form.get_by_role("button", name="Zet op de lijst").click()
    expect(form.get_by_role("heading", name="Nog niemand weet hiervan")).to_be_visible()
    form.get_by_role("button", name="Verstuur de uitnodigingen").click()
    expect(form.get_by_role("heading", name="Nog niemand weet hiervan")).to_have_count(0)
    oscar.shoot(pictures, "meeting-announced")

    alice = open_window(PHONE)
    sign_in_with_a_button(alice.page, site, "Alice Meerdink")
    alice.page.goto(site.url("/overleggen/?soort=working_group"))
    expect(alice.page.get_by_role("link", name=NAME, exact=True)).not_to_have_count(1)  # each time is a line
    alice.page.goto(site.url(urlsplit(form.url).path))
    alice.page.get_by_label("Ik kom", exact=True).check()
    alice.shoot(pictures, "meeting-answered")
    alice.page.get_by_role("button", name="Bewaar mijn antwoord").click()

    form.reload()
    line = form.get_by_role("row").filter(has_text="Alice Meerdink")
    expect(line.get_by_text("Komt", exact=True)).to_be_visible()
