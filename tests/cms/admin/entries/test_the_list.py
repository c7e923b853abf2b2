"""The list of entries: what a filter finds, in pages, at the same cost however long it is."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from portal.socialmap.drafting.listing import Asked, entries
from portal.socialmap.models import Location, Organization, Proposal, Service, Translation
from tenants.access import Actor
from tenants.context import activate
from tenants.models import Tenant
from tests.cms.admin.entries.conftest import AT
from tests.factories.socialmap import make_organization, make_service, publish_in


def names(actor: Actor, entity: str = "service", **asked: str) -> list[str]:
    return [line.name for line in entries(actor, entity, Asked(**asked)).lines]


@pytest.fixture
def three(portal: Tenant) -> list[Service]:
    organization = make_organization()
    return [
        make_service("Aap", organization, checked_on=timezone.localdate(), first_published_at=timezone.now()),
        make_service("Beer", organization, live=False, audience="partners"),
        make_service("Cavia", organization, live=False, first_published_at=timezone.now(), plain_text="Schulden"),
    ]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["Aap", "Beer", "Cavia"]),
        ({"state": "live"}, ["Aap"]),
        ({"state": "new"}, ["Beer"]),
        ({"state": "hidden"}, ["Cavia"]),
        ({"state": "changed"}, []),
        ({"audience": "partners"}, ["Beer"]),
        ({"freshness": "fresh"}, ["Aap"]),
        ({"freshness": "stale", "sort": "name"}, ["Beer", "Cavia"]),
        ({"theme": "-"}, ["Aap", "Beer", "Cavia"]),
        ({"text": "schulden"}, ["Cavia"]),
        ({"text": "vliet cav"}, ["Cavia"]),
        ({"owner": "-"}, ["Aap", "Beer", "Cavia"]),
        ({"owner": "nonsense"}, []),
        ({"missing": "en"}, ["Beer", "Cavia"]),
        ({"state": "nonsense", "sort": "nonsense"}, ["Aap", "Beer", "Cavia"]),
    ],
)
def test_a_filter_narrows(eva: Actor, three: list[Service], asked: dict[str, str], found: list[str]) -> None:
    Translation.objects.create(
        entity="service", object_uid=three[0].uid, field="name", language="en", text="Ape", source_hash="x"
    )

    assert names(eva, **asked) == found


def test_what_was_checked_longest_ago_comes_first(eva: Actor, three: list[Service]) -> None:
    assert names(eva, sort="checked")[-1] == "Aap"


def test_organisations_and_places_have_lists_of_their_own(eva: Actor, three: list[Service]) -> None:
    Location.objects.create(name="Bibliotheek")

    assert names(eva, "organization", text="vliet") == ["Voedselbank De Vliet"]
    assert names(eva, "location", text="biblio") == ["Bibliotheek"]
    assert names(eva, "nonsense") == []


def test_a_waiting_proposal_is_marked(eva: Actor, three: list[Service]) -> None:
    Proposal.objects.create(service=three[0], values={})

    assert [line.proposals for line in entries(eva, "service", Asked()).lines] == [True, False, False]


def test_what_another_portal_published_here_is_in_a_list_of_its_own(
    eva: Actor, three: list[Service], heidedorp: Tenant
) -> None:
    with activate(heidedorp):
        shared, hidden = make_service("Van de heide"), make_service("Niet gedeeld")
    publish_in(eva.tenant, shared)

    [line] = entries(eva, "service", Asked(state="elsewhere")).lines
    assert (line.name, line.from_portal) == ("Van de heide", "Samen in Heidedorp")
    assert "Van de heide" not in names(eva)
    assert hidden.name not in names(eva, text="gedeeld")


@pytest.mark.parametrize("who", ["alice", "anna", "carla", "ria", "pim", "frits"])
def test_who_does_not_edit_finds_nothing(who: str, three: list[Service], request: pytest.FixtureRequest) -> None:
    assert names(request.getfixturevalue(who)) == []


def queries_of(browser: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as seen:
        assert browser.get(path).status_code == 200
    return len(seen)


@pytest.mark.parametrize("kind", ["service", "organization", "location"])
def test_the_list_costs_the_same_for_one_ten_and_a_hundred(browser: Client, portal: Tenant, kind: str) -> None:
    makes: dict[str, Any] = {
        "service": lambda number: make_service(f"Dienst {number}", organization=organization),
        "organization": lambda number: make_organization(f"Organisatie {number}"),
        "location": lambda number: Location.objects.create(name=f"Plek {number}", organization=organization),
    }
    organization = make_organization()
    costs, made = [], 0
    for many in (1, 10, 100):
        while made < many:
            made += 1
            makes[kind](made)
        queries_of(browser, f"{AT}?kind={kind}")
        costs.append(queries_of(browser, f"{AT}?kind={kind}"))
    assert costs[0] == costs[1] == costs[2]


def test_a_long_list_is_in_pages_of_fifty(browser: Client, portal: Tenant, eva: Actor) -> None:
    organization = Organization.objects.create(name="Een")
    for number in range(51):
        make_service(f"Dienst {number:02}", organization=organization)

    assert len(entries(eva, "service", Asked()).lines) == 50
    assert [line.name for line in entries(eva, "service", Asked(), page=2).lines] == ["Dienst 50"]
    assert entries(eva, "service", Asked(), page=99).page == 2
    assert "Bladzijde 2 van 2" in browser.get(f"{AT}?page=2&text=dienst").content.decode()


def test_nonsense_in_the_address_is_no_error(browser: Client, portal: Tenant) -> None:
    for query in ("kind=x", "page=-1", "page=x", "owner='", "theme=<b>", f"text={'a' * 500}", "freshness=\x00"):
        assert browser.get(f"{AT}?{query}").status_code == 200
