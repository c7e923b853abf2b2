"""Signed in, a professional sees what only partners may see, with the professional text beside the plain one."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tenants.access import Actor
from tests.factories.accounts import sign_in

PROFESSIONAL_TEXT = "Intake volgens de Wgs, artikel 4."
PARTNERS_ONLY = "Melding van schulden bij huur"


def _page(client: Client, name: str, *args: object, query: str = "") -> str:
    return client.get(reverse(f"web:{name}", args=args) + query).content.decode()


def test_a_visitor_finds_the_public_service_alone(visitor: Client, early_signals: Any) -> None:
    page = _page(visitor, "search", query="?q=schulden")

    assert "Hulp bij schulden" in page
    assert PARTNERS_ONLY not in page
    assert PROFESSIONAL_TEXT not in page


def test_a_professional_finds_both_and_sees_which_is_for_partners(alice: Actor, early_signals: Any) -> None:
    page = _page(sign_in(Client(), alice), "search", query="?q=schulden")

    assert "Hulp bij schulden" in page
    assert PARTNERS_ONLY in page
    assert page.count("Alleen voor partners</li>") == 1
    assert PROFESSIONAL_TEXT in page


def test_the_professional_text_stands_beside_the_plain_one(alice: Actor, visitor: Client, debt_help: Any) -> None:
    seen_by_alice = _page(sign_in(Client(), alice), "service", debt_help.uid)
    seen_by_all = _page(visitor, "service", debt_help.uid)

    assert "Voor professionals" in seen_by_alice
    assert PROFESSIONAL_TEXT in seen_by_alice
    assert "U heeft schulden." in seen_by_all
    assert PROFESSIONAL_TEXT not in seen_by_all
    assert "Voor professionals" not in seen_by_all


def test_a_service_for_partners_does_not_exist_for_a_visitor(visitor: Client, early_signals: Any) -> None:
    hidden = visitor.get(reverse("web:service", args=[early_signals.uid]))
    random = visitor.get(reverse("web:service", args=["6f0d9f1e-0000-4000-8000-000000000000"]))

    assert hidden.status_code == random.status_code == 404
    assert hidden.content == random.content


def test_nobody_sees_anything_of_another_portal(charlie: Actor, early_signals: Any, debt_help: Any) -> None:
    client = sign_in(Client(), charlie)

    assert "schulden bij huur" not in _page(client, "search", query="?q=schulden")
    assert client.get(reverse("web:service", args=[debt_help.uid])).status_code == 404
    assert client.get(reverse("web:organisation", args=[debt_help.organization.uid])).status_code == 404


def test_the_bar_says_for_whom_one_works(alice: Actor) -> None:
    page = _page(sign_in(Client(), alice), "overview")

    assert "U werkt voor <strong>Welzijn De Brug</strong>" in page
    assert "Uitloggen" in page
    assert "bel <bdi" not in page.split("<main")[0]


@pytest.mark.parametrize(
    ("someone", "sees", "does_not_see"),
    [
        ("alice", ["Sociale kaart", "Mijn account"], ["Iemand uitnodigen"]),
        ("anna", ["Iemand uitnodigen", "Mensen en rollen"], []),
        ("marit", ["Iemand uitnodigen", "Partners"], []),
        ("frits", ["Logboek"], ["Iemand uitnodigen"]),
        ("ria", ["Mijn account"], ["Alleen voor partners", "Iemand uitnodigen"]),
        ("pim", ["Mijn account"], ["Alleen voor partners", "Iemand uitnodigen"]),
    ],
)
def test_the_overview_follows_the_matrix(
    request: pytest.FixtureRequest, early_signals: Any, someone: str, sees: list[str], does_not_see: list[str]
) -> None:
    page = _page(sign_in(Client(), request.getfixturevalue(someone)), "overview").split("<main")[1].split("</main")[0]

    assert [words for words in sees if words not in page] == []
    assert [words for words in does_not_see if words in page] == []


def test_a_visitor_who_wants_the_overview_is_asked_to_sign_in(visitor: Client) -> None:
    answer = visitor.get(reverse("web:overview"))

    assert answer.status_code == 302
    assert answer.headers["Location"].endswith("?next=/overzicht/")
