"""/mijn-lijst/: the entries of an address, for whoever looks; nothing of it stays with us."""

import gzip
import re
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from portal.web.composing import my_list
from portal.web.composing.my_list import MOST_ENTRIES, MOST_IN_QR, entries_asked_for
from tenants.access import Actor
from tenants.context import activate
from tenants.models import Tenant
from tests.factories.accounts import sign_in
from tests.factories.socialmap import make_location, make_phone, make_schedule, make_service

GONE = "6f0d9f1e-0000-4000-8000-000000000000"


def _shown(page: str) -> list[str]:
    return re.findall(r'data-entry="([^"]+)"', page)


def _page(client: Client, *uids: object) -> str:
    return client.get("/mijn-lijst/", {"h": ",".join(map(str, uids))}).content.decode()


@pytest.fixture
def many(waterkant: Tenant) -> list[str]:
    """More than fit in a list, each with a place, a telephone and hours; nobody searches for them."""
    with activate(waterkant):
        services = [make_service(f"Schuldhulp {number}") for number in range(MOST_ENTRIES + 3)]
        for service in services:
            make_location(service)
            make_phone(service=service)
            make_schedule(service=service)
        return [str(service.uid) for service in services]


def test_the_entries_of_the_address_stand_in_its_order(visitor: Client, many: list[str]) -> None:
    asked = [many[7], many[2], many[5]]

    assert _shown(_page(visitor, *asked)) == asked


def test_what_is_gone_is_counted_and_not_named(visitor: Client, debt_help: Any) -> None:
    page = _page(visitor, debt_help.uid, GONE, uuid4())

    assert _shown(page) == [str(debt_help.uid)]
    assert "2 vermeldingen zijn niet meer beschikbaar." in page
    assert 'data-entry="' + GONE not in page


def test_an_entry_for_partners_is_gone_for_a_visitor(visitor: Client, alice: Actor, early_signals: Any) -> None:
    for_visitor, for_nobody = _page(visitor, early_signals.uid), _page(visitor, GONE)

    assert "Melding van schulden bij huur" not in for_visitor
    assert for_visitor.replace(str(early_signals.uid), GONE) == for_nobody
    assert "Melding van schulden bij huur" in _page(sign_in(Client(), alice), early_signals.uid)


def test_an_entry_of_another_portal_is_gone_too(charlie: Actor, debt_help: Any) -> None:
    assert _shown(_page(sign_in(Client(), charlie), debt_help.uid)) == []


def test_without_the_rule_of_visibility_the_entry_for_partners_would_show(
    visitor: Client, early_signals: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sabotage: the page shows whatever the selector gives, so the selector is what keeps it."""
    from portal.socialmap.models.visibility import ServiceQuerySet

    monkeypatch.setattr(ServiceQuerySet, "visible_to", lambda self, actor: self)

    assert "Melding van schulden bij huur" in _page(visitor, early_signals.uid)


def test_at_most_fifty_each_once(visitor: Client, many: list[str]) -> None:
    page = _page(visitor, *many[:3], *many[:3], *many)

    assert _shown(page) == many[:MOST_ENTRIES]


@pytest.mark.parametrize(
    "written",
    [
        "",
        ",",
        ",,,",
        "geld",
        "<script>alert(1)</script>",
        "0" * 36,
        "١" * 36,
        "\0" * 36,
        "{" + "a" * 34 + "}",
        "a" * 9000,
    ],
)
def test_nonsense_asks_for_nothing(visitor: Client, waterkant: Tenant, written: str) -> None:
    answer = visitor.get("/mijn-lijst/", {"h": written})

    assert answer.status_code == 200
    assert "<script>alert" not in answer.content.decode()
    assert len(entries_asked_for(written)) <= 1  # 36 noughts are an id like any other


def test_a_shared_list_is_a_page_without_script(visitor: Client, debt_help: Any) -> None:
    page = _page(visitor, debt_help.uid)

    assert "Deze lijst is met u gedeeld." in page
    assert "Hulp bij schulden" in page
    assert 'href="tel:0105550001"' in page


def test_without_an_address_the_page_says_what_it_needs(visitor: Client, waterkant: Tenant) -> None:
    page = visitor.get("/mijn-lijst/").content.decode()

    assert "Om die te tonen is JavaScript nodig." in page
    assert "Anderen op deze computer kunnen uw lijst zien." in page


def test_no_list_stays_in_a_cache_a_cookie_or_a_search_engine(visitor: Client, debt_help: Any) -> None:
    answer = visitor.get("/mijn-lijst/", {"h": str(debt_help.uid)})

    assert {"private", "no-store"} <= set(answer.headers["Cache-Control"].replace(" ", "").split(","))
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert not answer.cookies
    assert answer.headers["Referrer-Policy"] == "same-origin"


def test_a_short_list_has_a_code_for_the_telephone(visitor: Client, many: list[str]) -> None:
    assert 'class="qr"' in _page(visitor, *many[:MOST_IN_QR])
    assert 'class="qr"' not in _page(visitor, *many[: MOST_IN_QR + 1])


def test_the_code_holds_the_address_of_the_list(
    monkeypatch: pytest.MonkeyPatch, visitor: Client, debt_help: Any
) -> None:
    drawn: list[str] = []
    monkeypatch.setattr(my_list, "svg", lambda text, *, title: drawn.append(text) or "")
    _page(visitor, debt_help.uid)

    assert drawn == [f"http://waterkant.localhost/mijn-lijst/?h={debt_help.uid}"]


def test_a_list_costs_the_same_for_1_10_and_50(visitor: Client, many: list[str]) -> None:
    def queries(number: int) -> int:
        with CaptureQueriesContext(connection) as captured:
            _page(visitor, *many[:number])
        return len(captured)

    queries(1)  # what is learnt once does not count
    assert queries(1) == queries(10) == queries(50) <= 16


def test_a_full_list_is_light(visitor: Client, many: list[str]) -> None:
    page = _page(visitor, *many[:MOST_ENTRIES])

    assert len(_shown(page)) == MOST_ENTRIES
    assert len(gzip.compress(page.encode(), 6)) <= 15_000
