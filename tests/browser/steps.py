"""What people do, step by step, with the words that they see on the screen."""

import re
import time

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import Page

from tests.browser.site import Login, Site

STEP = 30  # seconds that a code of an authenticator app lasts


def code(seed: str, *, later: int = 0) -> str:
    """What the app on the phone shows; `later` steps ahead, because a code works once."""
    return format_hotp_value(hotp_value(seed, int(time.time()) // STEP + later))


def search(page: Page, words: str) -> None:
    page.get_by_label("Waar zoekt u hulp bij?").fill(words)
    page.get_by_role("button", name="Zoeken", exact=True).click()


def sign_in_by_hand(page: Page, site: Site, login: Login, portal: str = "waterkant") -> None:
    """With password and code, as somebody with a phone does."""
    page.goto(site.url("/account/inloggen/", portal))
    page.get_by_label("E-mailadres").fill(login.email)
    page.get_by_label("Wachtwoord", exact=True).fill(login.password)
    page.get_by_role("button", name="Inloggen", exact=True).click()
    page.get_by_label("Code").fill(code(login.seed))
    page.get_by_role("button", name="Inloggen", exact=True).click()


def sign_in_with_a_button(page: Page, site: Site, does: str, portal: str = "waterkant") -> None:
    """As somebody of the example, by role."""
    page.goto(site.url("/account/inloggen/", portal))
    page.get_by_role("button", name=re.compile(rf"Aanmelden als .*{does}")).first.click()


def sign_out(page: Page) -> None:
    page.get_by_role("button", name="Uitloggen").locator("visible=true").first.click()
    if page.get_by_role("heading", name="Wilt u uitloggen?").count():
        page.get_by_role("button", name="Uitloggen").locator("visible=true").last.click()
