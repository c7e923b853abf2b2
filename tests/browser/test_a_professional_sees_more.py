"""With a second factor, what is for partners opens: the entries, and the text beside the plain one."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tenants.access import Role
from tests.browser.conftest import OpenWindow
from tests.browser.site import Site
from tests.browser.steps import sign_in_by_hand, sign_in_with_a_button, sign_out
from tests.browser.window import DESKTOP, PHONE

SIZES = {"phone": PHONE, "desktop": DESKTOP}


@pytest.mark.parametrize("size", SIZES)
def test_password_and_code_open_what_is_for_partners(
    open_window: OpenWindow, site: Site, pictures: Path, size: str
) -> None:
    window = open_window(SIZES[size])
    page = window.page

    sign_in_by_hand(page, site, site.login(Role.PARTNER, which=list(SIZES).index(size)))

    expect(page.get_by_role("link", name="Mijn account").first).to_be_attached()
    window.shoot(pictures, f"overview-{size}")
    page.goto(site.url("/overzicht/"))
    partners_only = page.locator("a[href^='/hulp/']").first
    address = partners_only.get_attribute("href")
    assert address is not None
    partners_only.click()
    expect(page.get_by_text("Alleen voor partners").first).to_be_visible()
    expect(page.get_by_role("heading", name="Voor professionals")).to_be_visible()
    window.shoot(pictures, f"partner-service-{size}")

    stranger = open_window(SIZES[size]).page
    answer = stranger.goto(site.url(address))
    assert answer is not None
    assert answer.status == 404


def test_a_button_of_the_demo_opens_the_same_door(open_window: OpenWindow, site: Site) -> None:
    page = open_window(DESKTOP).page
    sign_in_with_a_button(page, site, "Professional")

    page.goto(site.url("/overzicht/"))

    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.url == site.url("/overzicht/")


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_after_signing_out_nothing_opens(open_window: OpenWindow, site: Site, script: bool) -> None:
    page = open_window(DESKTOP, script=script).page
    sign_in_with_a_button(page, site, "Professional")
    page.goto(site.url("/account/"))

    sign_out(page)
    page.goto(site.url("/account/"))

    assert "/account/inloggen/" in page.url


def test_a_session_opens_no_other_portal(open_window: OpenWindow, site: Site) -> None:
    window = open_window(DESKTOP)
    sign_in_with_a_button(window.page, site, "Professional")
    cookie = next(each for each in window.context.cookies() if each["name"] == "sessionid")
    window.context.add_cookies(
        [{"name": "sessionid", "value": str(cookie["value"]), "domain": "heidedorp.localhost", "path": "/"}]
    )

    window.page.goto(site.url("/account/", portal="heidedorp"))

    assert "/account/inloggen/" in window.page.url
