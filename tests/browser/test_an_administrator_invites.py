"""The only way in: an invitation, a mail with a link, a password, and a second factor before anything opens."""

import re
from pathlib import Path
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenWindow
from tests.browser.site import Site
from tests.browser.steps import code, sign_in_with_a_button
from tests.browser.window import DESKTOP, PHONE

SIZES = {"phone": PHONE, "desktop": DESKTOP}
PASSWORD = "een-heel-nieuw-lang-wachtwoord"


@pytest.mark.parametrize("size", SIZES)
def test_from_invitation_to_the_first_page(open_window: OpenWindow, site: Site, pictures: Path, size: str) -> None:
    address = f"nieuw-{size}-{uuid4().hex[:8]}@leden.example"
    window = open_window(SIZES[size])
    page = window.page
    sign_in_with_a_button(page, site, "Partnerbeheerder")
    page.goto(site.url("/beheer/uitnodigen/"))
    page.get_by_label("E-mailadres").fill(address)
    page.get_by_label("Naam").fill("Noor Nieuw")
    for chooser in page.locator("main select").all():
        chooser.select_option(index=1 if chooser.locator("option").count() > 1 else 0)
    window.shoot(pictures, f"invite-{size}")
    page.get_by_role("button", name="Uitnodiging versturen").click()
    expect(page.get_by_text("De uitnodiging is verstuurd.")).to_be_visible()
    window.shoot(pictures, f"invitations-{size}")

    letter = site.mail_to(address)
    assert "Noor" not in letter
    link = re.search(r"http://\S+/account/uitnodiging/\S+", letter)
    assert link is not None
    newcomer = open_window(SIZES[size])
    page = newcomer.page
    page.goto(link[0])
    page.get_by_label("Kies een wachtwoord").or_(page.get_by_label("Wachtwoord")).first.fill(PASSWORD)
    newcomer.shoot(pictures, f"accept-{size}")
    page.get_by_role("button", name="Uitnodiging aannemen").click()
    page.get_by_label("E-mailadres").fill(address)
    page.get_by_label("Wachtwoord", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Inloggen", exact=True).click()

    for closed in ("/", "/overzicht/", "/zoeken/"):
        page.goto(site.url(closed))
        expect(page.get_by_role("heading", name="Stel eerst uw tweede stap in")).to_be_visible()
    newcomer.shoot(pictures, f"second-factor-first-{size}")
    page.get_by_role("link", name=re.compile("Een app op uw telefoon")).click()
    page.get_by_text("Kunt u niet scannen?").click()
    seed = page.locator("p.code").inner_text().replace(" ", "")
    newcomer.shoot(pictures, f"second-factor-app-{size}")
    page.get_by_label("Code").fill(code(seed))
    page.get_by_role("button", name="App instellen").click()
    expect(page.get_by_role("button", name="App instellen")).to_have_count(0)

    page.goto(site.url("/overzicht/"))
    assert page.url == site.url("/overzicht/")

    again = open_window(SIZES[size]).page
    answer = again.goto(link[0])
    assert answer is not None
    assert answer.status == 410
