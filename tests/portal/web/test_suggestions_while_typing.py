"""/zoeken/suggesties/: at most eight, by kind, in the language of the address; nothing kept and no cookie."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from portal.web.composing.suggestions import suggestion_list
from portal.web.views import suggestions as view
from search.indexing.building import rebuild
from search.query import Suggestion, SuggestionKind
from tenants.access import Actor
from tenants.context import activate
from tenants.models import Tenant
from tests.factories.accounts import sign_in
from tests.factories.socialmap import make_organization, make_service
from tests.portal.web.conftest import fill_with

UID = "6f0d9f1e-0000-4000-8000-000000000000"
OF_EACH_KIND = (
    Suggestion(SuggestionKind.PLACE, "Schuldorp", "Schuldorp", extra="Waterkant"),
    Suggestion(SuggestionKind.ORGANISATION, "Schuldvrij", UID),
    Suggestion(SuggestionKind.SERVICE, "Hulp bij schulden", UID, extra="Buurtteam Noord"),
    Suggestion(SuggestionKind.TOPIC, "Geld en schulden", "geld-en-schulden", facet="topic"),
)


def _asked(client: Client, text: str, path: str = "/zoeken/suggesties/") -> dict[str, Any]:
    answer = client.get(path, {"q": text})
    assert answer.status_code == 200
    found: dict[str, Any] = answer.json()
    return found


def _titles(found: dict[str, Any]) -> list[str]:
    return [option["title"] for group in found["groups"] for option in group["options"]]


def test_two_letters_are_enough_and_one_is_not(visitor: Client, debt_help: Any) -> None:
    assert "Hulp bij schulden" in _titles(_asked(visitor, "sc"))
    assert _asked(visitor, "s") == {"said": "Geen suggesties.", "groups": []}


def test_groups_stand_in_a_fixed_order_with_a_link_each(waterkant: Tenant) -> None:
    with activate(waterkant):
        found = suggestion_list(OF_EACH_KIND)

    assert [group.title for group in found.groups] == ["Hulp", "Onderwerpen", "Organisaties", "Zoek in de buurt van"]
    assert [group.options[0].url for group in found.groups] == [
        f"/hulp/{UID}/",
        "/zoeken/?onderwerp=geld-en-schulden",
        f"/organisatie/{UID}/",
        "/zoeken/?plaats=Schuldorp&straal=5",
    ]
    assert [group.options[0].extra for group in found.groups] == ["Buurtteam Noord", "", "", "Waterkant"]


def test_the_number_is_said_with_how_to_choose() -> None:
    assert suggestion_list(OF_EACH_KIND).said == "4 suggesties. Kies met pijl omhoog en omlaag."
    assert suggestion_list(OF_EACH_KIND[:1]).said == "1 suggestie. Kies met pijl omhoog en omlaag."


def test_every_kind_of_search_has_a_heading_and_an_address() -> None:
    from portal.web.composing import suggestions

    assert set(suggestions.TITLES) == set(suggestions.ADDRESSES) == set(SuggestionKind)


def test_at_most_eight(visitor: Client, waterkant: Tenant) -> None:
    with activate(waterkant):
        for number in range(12):
            make_service(f"Schuldhulp {number}")
            make_organization(f"Schuldvrij {number}")
        rebuild()

    assert len(_titles(_asked(visitor, "schuld"))) == 8


def test_what_only_partners_may_see_is_suggested_to_them_alone(
    visitor: Client, alice: Actor, charlie: Actor, early_signals: Any
) -> None:
    secret = "Melding van schulden bij huur"

    assert secret not in _titles(_asked(visitor, "meld"))
    assert secret in _titles(_asked(sign_in(Client(), alice), "meld"))
    assert secret not in _titles(_asked(sign_in(Client(), charlie), "meld"))


@pytest.mark.parametrize(
    "text", ["", " ", "\0\0\0", "zzzzqqq", "%", "'; --", "<b>", "ㅤㅤ", "٣٣", "a" * 5000, "\ud83d\ude00"]
)
def test_nonsense_has_an_empty_list(visitor: Client, debt_help: Any, text: str) -> None:
    assert _asked(visitor, text.encode("utf-8", "surrogatepass").decode("utf-8", "replace"))["groups"] == []


def test_a_title_is_told_as_text(visitor: Client, waterkant: Tenant) -> None:
    with activate(waterkant):
        make_service("<img src=x onerror=alert(1)> schuldhulp")
        rebuild()
    answer = visitor.get("/zoeken/suggesties/", {"q": "schuldhulp"})

    assert answer.headers["Content-Type"] == "application/json"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert _titles(answer.json()) == ["<img src=x onerror=alert(1)> schuldhulp"]


def test_nobody_keeps_what_was_typed(visitor: Client, alice: Actor, debt_help: Any) -> None:
    for_visitor = visitor.get("/zoeken/suggesties/", {"q": "schu"})
    for_alice = sign_in(Client(), alice).get("/zoeken/suggesties/", {"q": "schu"})

    assert not for_visitor.cookies
    assert "private" in for_visitor.headers["Cache-Control"]
    assert "public" not in for_visitor.headers["Cache-Control"]
    assert "no-store" in for_alice.headers["Cache-Control"]


def test_only_reading_is_answered(visitor: Client, waterkant: Tenant) -> None:
    assert visitor.post("/zoeken/suggesties/", {"q": "schu"}).status_code == 405


def test_it_costs_the_same_for_1_10_and_100(visitor: Client, waterkant: Tenant) -> None:
    costs = []
    there = 0
    for number in (1, 10, 100):
        fill_with(waterkant, number - there)
        there = number
        _asked(visitor, "schuld")  # what is learnt once does not count
        with CaptureQueriesContext(connection) as captured:
            _asked(visitor, "schuld")
        costs.append(len(captured))

    assert len(set(costs)) == 1
    assert costs[0] <= 6


def test_a_long_text_is_cut_before_search_sees_it(
    visitor: Client, waterkant: Tenant, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []
    monkeypatch.setattr(view, "suggest", lambda _actor, text, limit: seen.append(text) or ())
    _asked(visitor, "schuld " * 1000)

    assert [len(text) for text in seen] == [view.MOST_LETTERS]
