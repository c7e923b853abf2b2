"""What programs read: robots.txt, the sitemap, security.txt, the manifest and the marks; each portal has its own."""

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from portal.web.papers import sitemap
from tenants.models import Tenant
from tests.portal.web.conftest import fill_with

MAP = {"map": "http://www.sitemaps.org/schemas/sitemap/0.9", "xhtml": "http://www.w3.org/1999/xhtml"}
SITE = "http://waterkant.localhost"


@pytest.fixture
def real(waterkant: Tenant) -> Callable[..., Tenant]:
    """Makes the portal a real one: no example, with these settings."""

    def change(**settings: object) -> Tenant:
        waterkant.settings = settings
        waterkant.languages = ["nl", "en", "ar"]
        waterkant.save()
        return waterkant

    return change


def _addresses(visitor: Client, path: str) -> list[str]:
    found = ET.fromstring(visitor.get(path).content)
    return [element.text or "" for element in found.iterfind(".//map:loc", MAP)]


def _whole_map(visitor: Client) -> list[str]:
    parts = _addresses(visitor, "/sitemap.xml")
    return [address for part in parts for address in _addresses(visitor, part.removeprefix(SITE))]


@pytest.mark.parametrize(
    "path", ["/robots.txt", "/sitemap.xml", "/sitemap-pages-1.xml", "/manifest.webmanifest", "/favicon.ico"]
)
def test_a_paper_sets_no_cookie_and_may_be_kept(visitor: Client, waterkant: Tenant, path: str) -> None:
    answer = visitor.get(path)

    assert answer.status_code in {200, 302}
    assert dict(answer.cookies) == {}
    assert "public" in answer.headers["Cache-Control"]


def test_an_example_asks_not_to_be_found(visitor: Client, waterkant: Tenant) -> None:
    waterkant.settings = {"demo": True}
    waterkant.save()

    assert visitor.get("/robots.txt").content.decode() == "User-agent: *\nDisallow: /\n"


def test_a_real_portal_shows_all_but_what_is_behind_the_door_or_endless(
    visitor: Client, real: Callable[..., Tenant]
) -> None:
    real()
    lines = visitor.get("/robots.txt").content.decode().splitlines()

    assert "Disallow: /" not in lines
    for path in ("/mijn-lijst/", "/account/", "/en/mijn-lijst/", "/zoeken/?*&"):
        assert f"Disallow: {path}" in lines
    assert f"Sitemap: {SITE}/sitemap.xml" in lines


def test_the_map_has_every_public_page_in_every_language(
    visitor: Client, real: Callable[..., Tenant], debt_help: Any
) -> None:
    real()
    found = _whole_map(visitor)

    for prefix in ("", "/en", "/ar"):
        assert f"{SITE}{prefix}/hulp/{debt_help.uid}/" in found
        assert f"{SITE}{prefix}/organisatie/{debt_help.organization.uid}/" in found
        assert f"{SITE}{prefix}/privacy/" in found
    assert len(found) == len(set(found))


def test_every_address_of_the_map_answers(visitor: Client, real: Callable[..., Tenant], debt_help: Any) -> None:
    real()

    assert {visitor.get(address.removeprefix(SITE)).status_code for address in _whole_map(visitor)} == {200}


def test_the_map_never_tells_what_only_partners_may_know(
    visitor: Client, real: Callable[..., Tenant], early_signals: Any
) -> None:
    real()

    assert str(early_signals.uid) not in "".join(_whole_map(visitor))


def test_each_address_says_when_it_changed_and_where_it_stands_in_other_languages(
    visitor: Client, real: Callable[..., Tenant], debt_help: Any
) -> None:
    real()
    written = ET.fromstring(visitor.get("/sitemap-service-1.xml").content)
    first = written.find("map:url", MAP)
    assert first is not None
    others = {link.get("hreflang"): link.get("href") for link in first.iterfind("xhtml:link", MAP)}

    assert others == {
        "nl": f"{SITE}/hulp/{debt_help.uid}/",
        "en": f"{SITE}/en/hulp/{debt_help.uid}/",
        "ar": f"{SITE}/ar/hulp/{debt_help.uid}/",
        "x-default": f"{SITE}/hulp/{debt_help.uid}/",
    }
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", first.findtext("map:lastmod", "", MAP))


def test_many_entries_are_cut_into_parts(
    visitor: Client, waterkant: Tenant, debt_help: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill_with(waterkant, 4)
    monkeypatch.setattr(sitemap, "PER_PART", 2)

    assert [path.rpartition("/")[2] for path in _addresses(visitor, "/sitemap.xml") if "service" in path] == [
        "sitemap-service-1.xml",
        "sitemap-service-2.xml",
        "sitemap-service-3.xml",
    ]
    assert len({path[-38:] for path in _addresses(visitor, "/sitemap-service-3.xml")}) == 1


@pytest.mark.parametrize("path", ["/sitemap-service-9.xml", "/sitemap-service-0.xml", "/sitemap-people-1.xml"])
def test_a_part_that_is_not_there_is_not_found(visitor: Client, waterkant: Tenant, path: str) -> None:
    assert visitor.get(path).status_code == 404


def test_the_map_costs_the_same_for_1_10_and_100(visitor: Client, waterkant: Tenant) -> None:
    costs = []
    for number in (1, 9, 90):
        fill_with(waterkant, number)
        with CaptureQueriesContext(connection) as queries:
            visitor.get("/sitemap.xml")
            visitor.get("/sitemap-service-1.xml")
        costs.append(len(queries))

    assert costs == costs[:1] * 3


def test_who_finds_a_weakness_learns_whom_to_tell(visitor: Client, real: Callable[..., Tenant]) -> None:
    real(security_contact="beveiliging@waterkant.example", security_policy="https://waterkant.example/cvd")
    written = visitor.get("/.well-known/security.txt")
    fields = dict(line.split(": ", 1) for line in written.content.decode().splitlines())
    expires = datetime.fromisoformat(fields["Expires"].replace("Z", "+00:00"))

    assert written.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert fields["Contact"] == "mailto:beveiliging@waterkant.example"
    assert fields["Policy"] == "https://waterkant.example/cvd"
    assert fields["Canonical"] == f"{SITE}/.well-known/security.txt"
    assert fields["Preferred-Languages"] == "nl, en, ar"
    assert timedelta(days=30) < expires - datetime.now(UTC) < timedelta(days=365)


def test_without_anybody_to_tell_there_is_no_such_paper(visitor: Client, real: Callable[..., Tenant]) -> None:
    real()

    assert visitor.get("/.well-known/security.txt").status_code == 404


def test_the_start_screen_gets_name_colours_and_marks_of_the_portal(
    visitor: Client, heidedorp: Tenant, waterkant: Tenant
) -> None:
    told = json.loads(Client(SERVER_NAME="heidedorp.localhost").get("/manifest.webmanifest").content)

    assert told["name"] == "Samen in Heidedorp"
    for icon in told["icons"]:
        assert "heidedorp" in icon["src"]
        assert finders.find(icon["src"].removeprefix("/static/")) is not None


def test_a_link_in_a_chat_gets_a_card_of_the_page(visitor: Client, real: Callable[..., Tenant], debt_help: Any) -> None:
    real()
    page = visitor.get(f"/hulp/{debt_help.uid}/").content.decode()
    told = dict(re.findall(r'<meta property="(og:[\w:]+)" content="([^"]*)">', page))

    assert told["og:title"] == "Hulp bij schulden"
    assert told["og:description"]
    assert told["og:image"] == f"{SITE}/static/previews/waterkant.png"
    picture = finders.find("previews/waterkant.png")
    assert picture is not None
    head = Path(str(picture)).read_bytes()[:24]
    assert (int.from_bytes(head[16:20]), int.from_bytes(head[20:24])) == (1200, 630)
