"""Every page behind the door, and the public ones in each theme: no violation of WCAG that axe can see, no error of the
Nu validator, no sideways scroll. The states of the public pages are looked at in test_every_state.py."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tenants.access import Role
from tests.browser import axe, validator
from tests.browser.behind_the_door import BEHIND_THE_DOOR
from tests.browser.conftest import OpenWindow
from tests.browser.equipment import need
from tests.browser.looking import Seen, pages_of, public_pages
from tests.browser.pages import EVERY_PORTAL, FOR_EVERYBODY
from tests.browser.site import Site
from tests.browser.window import DESKTOP, NARROW, PHONE, Window

SIZES = {"phone": PHONE, "desktop": DESKTOP}
WHO = [*BEHIND_THE_DOOR]


def _pages(window: Window, site: Site, who: Role) -> Iterator[Seen]:
    return pages_of(window.page, site, who)


def _name(who: Role) -> str:
    return str(who.name).lower()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("who", WHO, ids=_name)
def test_axe_finds_nothing(open_window: OpenWindow, site: Site, pictures: Path, who: Role, size: str) -> None:
    window = open_window(SIZES[size])
    found = []
    for seen in _pages(window, site, who):
        window.shoot(pictures / _name(who), f"{seen.name.replace(' ', '-')}-{size}")
        found += [f"{seen.name}: {each}" for each in axe.complaints(window.page)]
    assert found == []


@pytest.mark.parametrize("portal", EVERY_PORTAL)
def test_axe_finds_nothing_in_any_theme(open_window: OpenWindow, site: Site, portal: str) -> None:
    window = open_window(DESKTOP)
    found = [
        f"{seen.name}: {each}"
        for seen in public_pages(window.page, site, portal)
        for each in axe.complaints(window.page)
    ]
    assert found == []


@pytest.mark.parametrize("who", WHO, ids=_name)
def test_the_nu_validator_finds_no_error(open_window: OpenWindow, site: Site, who: Role) -> None:
    need("java", "validator")
    window = open_window(DESKTOP)
    pages = {seen.name.replace(" ", "-"): seen.html for seen in _pages(window, site, who)}

    assert validator.errors_in(pages) == []


@pytest.mark.parametrize("who", WHO, ids=_name)
def test_at_320_pixels_nothing_scrolls_sideways(open_window: OpenWindow, site: Site, pictures: Path, who: Role) -> None:
    window = open_window(NARROW)
    wide = {}
    for seen in _pages(window, site, who):
        window.shoot(pictures / "narrow", seen.name.replace(" ", "-"))
        if window.sideways > 0:
            wide[seen.name] = window.sideways
    assert wide == {}


@pytest.mark.parametrize("name", ["home", "results", "nothing found", "service", "organisation", "topics"])
def test_pages_are_whole_without_script(open_window: OpenWindow, site: Site, name: str) -> None:
    """What script adds, it adds in a part that says so; all other words are there without it."""
    with_script, without = open_window(DESKTOP), open_window(DESKTOP, script=False)
    address = site.url(FOR_EVERYBODY[name].path)
    told = []
    for window in (with_script, without):
        window.page.goto(address)
        told.append({line.strip() for line in window.page.locator("main").inner_text().splitlines() if line.strip()})

    assert told[1] - told[0] == set()
    assert told[1]
