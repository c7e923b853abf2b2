"""The budgets of the first view on full pages. `make proof ONLY=site` counts them in a browser."""

import gzip
import re

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from portal.web.themes import THEMES
from tenants.access import Actor
from tenants.models import Tenant
from tests.factories.accounts import sign_in
from tests.portal.web.conftest import fill_with

PAGES = (
    "/",
    "/zoeken/?q=schuldhulp",
    "/onderwerpen/",
    "/onderwerp/geld-en-schulden/",
    "/mijn-lijst/",
    "/mist-u-iets/",
    "/open-data/",
    "/privacy/",
    "/toegankelijkheid/",
)
PUBLIC_HTML, WORK_HTML, FIRST_VIEW, REQUESTS = 15_000, 25_000, 120_000, 12
# End of the file's name -> most bytes over the wire, all files of that kind together.
FILES = {"woff2": 70_000, "css": 25_000, "js": 8_000}


def _packed(content: bytes) -> int:
    return len(gzip.compress(content, 6))


@pytest.fixture
def full(waterkant: Tenant) -> None:
    fill_with(waterkant, 21)


def test_a_public_page_is_light(visitor: Client, full: None) -> None:
    weights = {address: _packed(visitor.get(address).content) for address in PAGES}

    assert {address: weight for address, weight in weights.items() if weight > PUBLIC_HTML} == {}


def test_a_page_of_work_is_light(alice: Actor, full: None) -> None:
    assert _packed(sign_in(Client(), alice).get("/zoeken/?q=schuldhulp").content) <= WORK_HTML


def test_the_first_view_fits_a_slow_phone(visitor: Client, waterkant: Tenant, full: None) -> None:
    for theme in THEMES:
        waterkant.theme = theme
        waterkant.save()
        page = visitor.get("/zoeken/?q=schuldhulp").content
        weights = {name: _weight(name) for name in set(re.findall(r'/static/([^"]+)"', page.decode())) - _later(theme)}

        assert len(weights) + 1 <= REQUESTS
        for ending, most in FILES.items():
            assert sum(weight for name, weight in weights.items() if name.endswith(ending)) <= most, (theme, ending)
        assert _packed(page) + sum(weights.values()) <= FIRST_VIEW


def _later(theme: str) -> set[str]:
    """What no first view fetches: the card for chats, the start screen, and the mark for browsers without SVG."""
    return {f"previews/{theme}.png", f"icons/{theme}-180.png", f"icons/{theme}.ico"}


def _weight(name: str) -> int:
    path = finders.find(name)
    assert isinstance(path, str), name
    with open(path, "rb") as file:
        content = file.read()
    return len(content) if name.endswith("woff2") else _packed(content)
