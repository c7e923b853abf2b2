"""Tenant, audience and publication hold for hits, totals, facets, corrections and suggestions alike."""

import pytest

from search.api import search, suggest
from search.indexing.building import rebuild, update
from search.query import SearchQuery, SearchResult
from tenants.access import Actor, anonymous
from tenants.context import activate
from tenants.errors import ForeignTenant, NoTenant
from tenants.models import Tenant
from tests.factories.socialmap import make_service, publish_in
from tests.search.finding.conftest import Make


def _titles(result: SearchResult) -> list[str]:
    return [hit.title for hit in result.hits]


def _everything(result: SearchResult) -> str:
    return repr((result.hits, result.total, result.facets, result.correction, result.suggestions))


def test_the_public_finds_the_public_entry_and_partners_both(service: Make, anonymous: Actor, alice: Actor) -> None:
    service("Huiswerkhulp")
    service("Zwartekraaienoverleg huiswerkhulp", audience="partners")

    assert _titles(search(anonymous, SearchQuery("huiswerkhulp"))) == ["Huiswerkhulp"]
    assert sorted(_titles(search(alice, SearchQuery("huiswerkhulp")))) == [
        "Huiswerkhulp",
        "Zwartekraaienoverleg huiswerkhulp",
    ]


@pytest.mark.parametrize("text", ["zwartekraaienoverleg", "zwartekraaienoverlek", "zwartekraaien", "hulp", ""])
def test_nothing_in_a_public_answer_tells_of_a_partners_entry(service: Make, anonymous: Actor, text: str) -> None:
    service("Hulp")
    service("Zwartekraaienoverleg", audience="partners")

    result = search(anonymous, SearchQuery(text))

    assert "kraaienoverleg" not in _everything(result).replace(repr(text), "").lower()
    assert {hit.title for hit in result.hits} <= {"Hulp", "Welzijn De Kade"}
    assert suggest(anonymous, "zwart") == ()


def test_partners_entries_are_marked_for_partners(service: Make, alice: Actor) -> None:
    service("Overleg", audience="partners")

    assert [hit.partners_only for hit in search(alice, SearchQuery("overleg")).hits] == [True]


def test_an_index_that_lags_behind_shows_nothing_that_was_taken_back(service: Make, anonymous: Actor) -> None:
    kept = service("Voedselpakket een")
    gone = service("Voedselpakket twee")
    type(gone).objects.filter(pk=gone.pk).update(audience="partners")  # past every service, so the index is old

    result = search(anonymous, SearchQuery("voedselpakket"))

    assert _titles(result) == [kept.name]
    assert result.total.value == 1
    assert {value.count for facet in result.facets for value in facet.values if facet.name == "kind"} == {1}
    assert [each.title for each in suggest(anonymous, "voedsel")] == [kept.name]


def test_another_portal_finds_only_what_it_took_in(service: Make, heidedorp: Tenant) -> None:
    shared, own = service("Kredietbank"), service("Kredietloket")
    publish_in(heidedorp, shared)
    with activate(heidedorp):
        rebuild()
        result = search(anonymous(heidedorp), SearchQuery("krediet"))

        assert _titles(result) == [shared.name]
        assert own.name not in _everything(result)


def test_an_entry_taken_in_for_partners_is_for_partners_there(service: Make, heidedorp: Tenant, charlie: Actor) -> None:
    shared = service("Kredietbank")
    publish_in(heidedorp, shared, audience="partners")
    with activate(heidedorp):
        rebuild()

        assert _titles(search(anonymous(heidedorp), SearchQuery("kredietbank"))) == []
        assert [hit.partners_only for hit in search(charlie, SearchQuery("kredietbank")).hits] == [True]


def test_words_of_professionals_find_nothing_for_the_public(service: Make, anonymous: Actor) -> None:
    service("Hulp", professional_text="wsnpdossier")

    assert search(anonymous, SearchQuery("wsnpdossier", exact=True)).total.value == 0


def test_somebody_of_another_tenant_cannot_search_here(in_waterkant: Tenant, charlie: Actor) -> None:
    with pytest.raises(ForeignTenant):
        search(charlie, SearchQuery("hulp"))


def test_without_a_tenant_there_is_no_search(anonymous: Actor) -> None:
    with pytest.raises(NoTenant):
        search(anonymous, SearchQuery("hulp"))


def test_an_entry_leaves_the_index_when_it_is_closed(service: Make, anonymous: Actor) -> None:
    made = service("Klusdienst")
    made.status = "defunct"
    made.save()
    update("service", [made.pk])

    assert search(anonymous, SearchQuery("klusdienst", exact=True)).total.value == 0


def test_the_index_follows_an_event_in_the_same_transaction(in_waterkant: Tenant, anonymous: Actor) -> None:
    from tenants.events import emit

    made = make_service("Formulierenbrigade")
    emit("socialmap.entry_changed", entity="service", object_id=made.pk)

    assert _titles(search(anonymous, SearchQuery("formulierenbrigade"))) == ["Formulierenbrigade"]
