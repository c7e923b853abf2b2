"""What is public leaves, and only that: in every answer, download and feed, whoever asks."""

import pytest
from django.test import Client

from portal.opendata.downloads.views import FORMS
from portal.opendata.selectors import visible
from portal.socialmap.models import Service
from tenants.access import Actor
from tenants.context import activate
from tenants.models import Tenant
from tests.factories.accounts import sign_in
from tests.factories.socialmap import make_location, make_service, publish_in
from tests.portal.opendata.conftest import API, NEVER, Fetch, words_in

EVERYWHERE = (
    *(f"{API}/{name}?full=true&per_page=100" for name in ("services", "organizations", "service_at_locations")),
    *(f"{API}/{name}" for name in ("services", "organizations", "service_at_locations", "taxonomies")),
    f"{API}/organizations?full_service=true",
    f"{API}/taxonomy_terms?per_page=100",
    f"{API}/services?full=true&format=ndjson",
    f"{API}/services?minimal=true",
    f"{API}/openapi.json",
    *(f"/open-data/download/{form}" for form in FORMS),
    "/open-data/wijzigingen.atom",
)


@pytest.mark.parametrize("path", EVERYWHERE)
def test_what_is_not_public_is_in_no_answer(program: Client, filled: Service, path: str) -> None:
    told = words_in(program.get(path))

    assert [word for word in NEVER if word in told] == []


@pytest.mark.parametrize("path", EVERYWHERE)
def test_a_session_tells_no_more_and_is_not_read(filled: Service, alice: Actor, program: Client, path: str) -> None:
    signed_in = sign_in(Client(), alice)

    answer = signed_in.get(path)
    assert answer.cookies == {}
    assert "Cookie" not in answer.headers.get("Vary", "")
    assert "private" not in answer.headers["Cache-Control"]
    told = words_in(answer)
    assert [word for word in NEVER if word in told] == []


@pytest.mark.parametrize("path", [each for each in EVERYWHERE if "taxonom" not in each and "minimal" not in each])
def test_what_is_public_is_in_it(program: Client, filled: Service, path: str) -> None:
    if path.endswith("openapi.json"):
        pytest.skip("The document tells of shapes alone.")
    told = words_in(program.get(path))

    assert "Voedsel" in told


def test_a_desk_leaves_whole_and_a_person_as_a_function(fetch: Fetch, filled: Service) -> None:
    contacts = fetch(f"/services/{filled.uid}")["contacts"]

    assert [{name: value for name, value in each.items() if name not in {"id", "service_id"}} for each in contacts] == [
        {"title": "Coördinator"},
        {
            "department": "Balie",
            "email": "balie@brug.example",
            "phones": [contacts[1]["phones"][0]],
        },
    ]
    assert contacts[1]["phones"][0]["number"] == "010 765 43 21"


def test_a_service_at_a_secret_place_leaves_without_the_place(fetch: Fetch, filled: Service) -> None:
    found = fetch("/services", search="Veilig huis", full="true")["contents"]

    assert [each["name"] for each in found] == ["Veilig huis"]
    assert "service_at_locations" not in found[0]


def test_the_plain_text_is_the_description_where_there_is_none(
    fetch: Fetch, filled: Service, waterkant: Tenant
) -> None:
    with activate(waterkant):
        Service.objects.filter(pk=filled.pk).update(description="")

    assert fetch(f"/services/{filled.uid}")["description"] == "U krijgt eten."


def test_what_another_portal_shows_here_is_its_owners_to_give_out(
    fetch: Fetch, filled: Service, waterkant: Tenant, heidedorp: Tenant
) -> None:
    with activate(heidedorp):
        far = make_service("Hulp van verre")
        make_location(far)
    publish_in(waterkant, far)

    assert fetch("/services", search="verre")["empty"]


@pytest.mark.parametrize("kind", ["services", "organizations", "service_at_locations", "taxonomies", "taxonomy_terms"])
def test_what_is_not_there_and_what_is_hidden_get_one_answer(
    program: Client, filled: Service, waterkant: Tenant, kind: str
) -> None:
    with activate(waterkant):
        hidden = [str(uid) for uid in Service.objects.exclude(audience="public").values_list("uid", flat=True)]
    random = "7b0e6c7e-1111-4222-8333-944455556666"

    answers = {
        (answer.status_code, answer.content)
        for answer in (program.get(f"{API}/{kind}/{uid}") for uid in [*hidden, random, "geen-id", "1"])
    }
    assert [status for status, _body in answers] == [404]


def test_without_the_audience_what_is_for_partners_would_leave(
    program: Client, filled: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sabotage: the filter is taken away, and the answers sing."""
    monkeypatch.setattr(visible, "services", lambda: Service.objects.filter(live=True))

    told = words_in(program.get(f"{API}/services?full=true"))
    assert "Crisisopvang" in told


def test_without_the_withholding_a_person_would_leave(
    program: Client, filled: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sabotage."""
    monkeypatch.setattr("portal.opendata.selectors.gathering.given_out", lambda entity, found, row: row)

    told = words_in(program.get(f"{API}/services?full=true"))
    assert "Jannie de Boer" in told


def test_without_the_rule_of_places_a_secret_one_would_leave(
    program: Client, filled: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sabotage."""
    from portal.socialmap.models import Location

    monkeypatch.setattr(visible, "locations", lambda: Location.objects.all())

    assert "Huis 13" in words_in(program.get(f"{API}/service_at_locations"))
