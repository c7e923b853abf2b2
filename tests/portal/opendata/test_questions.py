"""Pages and filters, as the specification of HSDS 3.1 has them."""

import json
from datetime import timedelta
from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client
from django.utils import timezone

from portal.opendata.models import PublicEntry
from portal.socialmap.models import Location, Organization, Service, TaxonomyTerm
from tenants.context import activate
from tenants.models import Tenant
from tests.factories.socialmap import make_location, make_organization, make_service
from tests.portal.opendata.conftest import API, Fetch, validator

PAGE = {
    "total_items", "total_pages", "page_number", "size", "first_page", "last_page", "empty", "contents",
}  # fmt: skip


def names(page: Any) -> list[str]:
    return [each["name"] for each in page["contents"]]


def test_a_page_has_the_envelope_of_the_specification(fetch: Fetch, waterkant: Tenant) -> None:
    with activate(waterkant):
        organization = make_organization()
        for number in range(5):
            make_service(f"Hulp {number}", organization)

    first, last, beyond = (fetch("/services", page=page, per_page=2) for page in (1, 3, 9))
    assert first.keys() == PAGE
    assert [first[name] for name in ("total_items", "total_pages", "page_number", "size")] == [5, 3, 1, 2]
    assert [(each["first_page"], each["last_page"], each["empty"]) for each in (first, last, beyond)] == [
        (True, False, False), (False, True, False), (False, True, True),
    ]  # fmt: skip
    assert names(first) == ["Hulp 0", "Hulp 1"]
    assert names(last) == ["Hulp 4"]


def test_an_empty_portal_has_one_empty_page(fetch: Fetch, waterkant: Tenant) -> None:
    page = fetch("/services")

    assert (page["total_items"], page["empty"], page["first_page"], page["last_page"]) == (0, True, True, True)


@pytest.mark.parametrize("kind", ["services", "organizations", "service_at_locations", "taxonomies", "taxonomy_terms"])
def test_every_document_passes_the_official_schema(fetch: Fetch, filled: Service, kind: str) -> None:
    official = validator({"taxonomies": "taxonomy"}.get(kind, kind[:-1]))
    forms = {"services": ("full",), "service_at_locations": ("full",), "organizations": ("full", "full_service")}

    asked: list[dict[str, object]] = [{}, *({name: "true"} for name in forms.get(kind, ()))]
    contents = [each for one in asked for each in fetch(f"/{kind}", per_page=100, **one)["contents"]]
    assert len(contents) >= len(asked)
    assert [error.message for each in contents for error in official.iter_errors(each)] == []


def test_a_list_holds_only_what_is_one_to_one(fetch: Fetch, filled: Service) -> None:
    plain, whole = (fetch("/services", full=full)["contents"][0] for full in ("false", "true"))

    assert not [name for name, value in plain.items() if isinstance(value, list)]
    assert {"phones", "schedules", "attributes", "service_at_locations", "cost_options"} <= whole.keys()
    assert plain["organization"]["name"] == "Voedselbank De Vliet"


def test_minimal_gives_all_ids_with_their_dates(fetch: Fetch, filled: Service) -> None:
    page = fetch("/services", minimal="true")

    assert page["total_pages"] == 1
    assert [each.keys() for each in page["contents"]] == [{"id", "modified_date"}] * page["total_items"]


def test_search_wants_every_word(fetch: Fetch, filled: Service) -> None:
    assert names(fetch("/services", search="voedselpakket WEEK")) == ["Voedselpakket"]
    assert fetch("/services", search="voedselpakket maand")["empty"]


def test_words_and_lists_narrow(fetch: Fetch, filled: Service, waterkant: Tenant) -> None:
    with activate(waterkant):
        term = TaxonomyTerm.objects.get(external_id="leefgebieden:wonen")
        other = TaxonomyTerm.objects.exclude(pk=term.pk).first()
        taxonomy = term.taxonomy

    assert names(fetch("/services", taxonomy_term_id=term.uid)) == ["Voedselpakket"]
    assert names(fetch("/services", taxonomy_id=taxonomy.uid)) == ["Voedselpakket"]
    assert names(fetch("/organizations", taxonomy_term_id=term.uid)) == ["Voedselbank De Vliet"]
    assert len(fetch("/service_at_locations", taxonomy_term_id=term.uid)["contents"]) == 1
    assert fetch("/services", taxonomy_term_id=other.uid)["empty"]


def test_an_organization_narrows_to_its_services(fetch: Fetch, filled: Service, waterkant: Tenant) -> None:
    with activate(waterkant):
        mine, other = filled.organization, make_organization("Een ander")
        make_service("Iets anders", other)

    assert names(fetch("/services", organization_id=other.uid)) == ["Iets anders"]
    assert "Iets anders" not in names(fetch("/services", organization_id=mine.uid))


@pytest.mark.parametrize("given", ["geen-id", "0", "7b0e6c7e-1111-4222-8333-944455556666"])
def test_an_id_of_nothing_finds_nothing(fetch: Fetch, filled: Service, given: str) -> None:
    for name in ("organization_id", "taxonomy_term_id", "taxonomy_id"):
        assert fetch("/services", **{name: given})["empty"]


def test_what_changed_after_a_moment(program: Client, filled: Service, waterkant: Tenant) -> None:
    moment = timezone.localtime()
    with activate(waterkant):
        late = make_service("Later gekomen", filled.organization)
        Service.objects.exclude(pk=late.pk).update(changed_at=moment - timedelta(days=9))
        PublicEntry.objects.update(changed_at=moment - timedelta(days=9))

    for written in (quote(moment.isoformat()), moment.isoformat(), moment.date().isoformat()):  # a plus, a space, a day
        answer = program.get(f"{API}/services?modified_after={written}")
        assert names(json.loads(answer.content)) == ["Later gekomen"], written


def test_ndjson_sends_everything_line_by_line(program: Client, waterkant: Tenant) -> None:
    with activate(waterkant):
        organization = make_organization()
        for number in range(205):
            make_service(f"Hulp {number}", organization)

    answer = program.get(f"{API}/services?format=ndjson")
    found = [json.loads(line)["name"] for line in b"".join(answer.streaming_content).splitlines()]
    assert answer.headers["Content-Type"] == "application/x-ndjson"
    assert found == [f"Hulp {number}" for number in range(205)]


def test_the_layer_of_ours_can_be_looked_up_by_the_ids_that_entries_bear(fetch: Fetch, filled: Service) -> None:
    [attribute] = [
        each for each in fetch(f"/services/{filled.uid}")["attributes"] if each.get("value") == "U krijgt eten."
    ]

    term = fetch(f"/taxonomy_terms/{attribute['taxonomy_term_id']}")
    assert term["code"] == "plain_text"
    assert fetch(f"/taxonomies/{term['taxonomy_id']}")["name"] == "ketenwijzer"


def test_words_by_page_are_each_there_once(fetch: Fetch, filled: Service) -> None:
    whole = fetch("/taxonomy_terms", per_page=100)
    pages = [fetch("/taxonomy_terms", per_page=7, page=page)["contents"] for page in range(1, 20)]

    assert [each["id"] for page in pages for each in page][:100] == [each["id"] for each in whole["contents"]]


def test_near_a_postcode(fetch: Fetch, filled: Service, waterkant: Tenant) -> None:
    with activate(waterkant):
        Location.objects.filter(secret=False).update(latitude=51.9106, longitude=4.3490)
        far = make_location(make_service("Ver weg", filled.organization), latitude=53.2, longitude=6.56)

    near = fetch("/service_at_locations", postcode="3131 AA", proximity=3000)["contents"]
    assert [each["service"]["name"] for each in near] == ["Voedselpakket"]
    assert str(far.uid) not in {each["location_id"] for each in near}
    assert fetch("/service_at_locations", postcode="9999", proximity=100)["empty"]


def test_meant_for_a_postcode(fetch: Fetch, filled: Service) -> None:
    assert fetch("/service_at_locations", postcode="3131")["total_items"] == 1
    assert fetch("/service_at_locations", postcode="1271")["total_items"] == 0


def test_an_organization_comes_with_its_services(fetch: Fetch, filled: Service, waterkant: Tenant) -> None:
    with activate(waterkant):
        uid = Organization.objects.get(pk=filled.organization_id).uid

    brief, whole = (fetch(f"/organizations/{uid}", full_service=full) for full in ("false", "true"))
    assert {each["name"] for each in brief["services"]} == {"Voedselpakket", "Veilig huis"}
    assert "phones" not in brief["services"][0]
    assert "phones" in whole["services"][0]
