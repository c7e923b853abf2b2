"""What the box offers while somebody types: bounded, in groups, and never more than a search would tell."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal.socialmap.models import Attribute, Service, TaxonomyTerm
from portal.socialmap.taxonomies import ensure_taxonomies
from search.api import suggest
from search.indexing.building import rebuild, update
from search.query import Suggestion, SuggestionKind
from search.sources import live
from tenants.access import Actor, system
from tenants.access import anonymous as visitor_of
from tenants.context import activate
from tenants.errors import ForeignTenant
from tenants.models import Tenant
from tests.factories.socialmap import make_location, make_organization, make_service, publish_in
from tests.search.finding.conftest import Make


def _titles(actor: Actor, text: str, limit: int = 8) -> list[str]:
    return [each.title for each in suggest(actor, text, limit=limit)]


@pytest.fixture
def terms(in_waterkant: Tenant) -> dict[str, TaxonomyTerm]:
    return {term.code: term for term in ensure_taxonomies(system(in_waterkant, "test")).values()}


def _under(service: Service, term: TaxonomyTerm) -> None:
    Attribute.objects.create(service=service, link_entity="service", taxonomy_term=term)
    rebuild()


def test_a_service_says_who_offers_it_and_what_to_link_to(service: Make, anonymous: Actor) -> None:
    made = service("Voedselpakket")

    assert suggest(anonymous, "voedsel") == (
        Suggestion(SuggestionKind.SERVICE, "Voedselpakket", str(made.uid), "Welzijn De Kade"),
    )


def test_groups_come_in_their_order(service: Make, anonymous: Actor, terms: dict[str, TaxonomyTerm]) -> None:
    make_organization("Vlaardingse geldmaatjes")
    geld = service("Geldcafé Vlaardingen")
    make_location(geld, city="Vlaardingen")
    _under(geld, terms["geld-en-schulden"])

    assert [(each.kind.value, each.title, each.target) for each in suggest(anonymous, "geld")][1] == (
        "topic", "Geld en schulden", "geld-en-schulden",
    )  # fmt: skip
    assert [each.kind.value for each in suggest(anonymous, "geld")] == ["service", "topic", "organisation"]
    assert [each.kind.value for each in suggest(anonymous, "vlaard")][:3] == ["service", "organisation", "place"]
    assert suggest(anonymous, "vlaard")[-1].target == "Vlaardingen"


@pytest.mark.parametrize("typed", ["cafe", "CAFÉ", "gel caf", "café geld", "  geldcafe   ", "geld-caf"])
def test_case_accents_and_order_of_words_do_not_matter(service: Make, anonymous: Actor, typed: str) -> None:
    service("Geldcafe bij het Geld Café")

    assert _titles(anonymous, typed) == ["Geldcafe bij het Geld Café"]


@pytest.mark.parametrize("typed", ["", "g", " ", "'", "\x00", "%", "_", "g*", "’s"])
def test_less_than_two_letters_suggest_nothing(service: Make, anonymous: Actor, typed: str) -> None:
    service("Geldcafé")

    assert suggest(anonymous, typed) == ()


def test_a_word_in_the_middle_counts_but_the_middle_of_a_word_does_not(service: Make, anonymous: Actor) -> None:
    service("Hulp bij papierwerk")

    assert _titles(anonymous, "papier") == ["Hulp bij papierwerk"]
    assert _titles(anonymous, "werk") == []


def test_titles_that_begin_so_go_before_others(service: Make, anonymous: Actor) -> None:
    service("Loket geldzaken")
    service("Geldzaken op orde")

    assert _titles(anonymous, "geldz") == ["Geldzaken op orde", "Loket geldzaken"]


@pytest.mark.parametrize("typed", ["voedslebank", "voedselbnk", "voedselbankk", "voedzelb", "voetselbank vlie"])
def test_one_slip_of_the_keyboard_is_forgiven(service: Make, anonymous: Actor, typed: str) -> None:
    service("Voedselbank De Vliet")

    assert _titles(anonymous, typed) == ["Voedselbank De Vliet"]


@pytest.mark.parametrize("typed", ["vod", "zoedselbank", "voetzelbank", "voedselbank zeppelin"])
def test_more_than_a_slip_is_not(service: Make, anonymous: Actor, typed: str) -> None:
    service("Voedselbank De Vliet")

    assert _titles(anonymous, typed) == []


def test_a_slip_is_only_mended_when_nothing_begins_as_it_was_typed(service: Make, anonymous: Actor) -> None:
    service("Fietsles")
    service("Fietslas")

    assert _titles(anonymous, "fietsla") == ["Fietslas"]


def test_eight_at_most_and_a_share_for_each_kind(service: Make, anonymous: Actor) -> None:
    for number in range(12):
        make_service(f"Buurthuis {number}")
        make_organization(f"Buurtvereniging {number}")
    rebuild()

    kinds = [each.kind.value for each in suggest(anonymous, "buurt")]

    assert kinds == ["service"] * 6 + ["organisation"] * 2
    assert len(suggest(anonymous, "buurt", limit=3)) == 3


def test_partners_entries_are_suggested_to_partners_alone(service: Make, anonymous: Actor, alice: Actor) -> None:
    service("Casusoverleg", audience="partners")

    assert _titles(alice, "casus") == ["Casusoverleg"]
    assert _titles(anonymous, "casus") == []
    assert _titles(anonymous, "casosoverleg") == []


def test_a_topic_that_only_partners_find_something_under_is_theirs(
    service: Make, anonymous: Actor, alice: Actor, terms: dict[str, TaxonomyTerm]
) -> None:
    _under(service("Casusoverleg", audience="partners"), terms["geld-en-schulden"])

    assert _titles(alice, "schulden") == ["Geld en schulden"]
    assert _titles(anonymous, "schulden") == []


def test_what_was_taken_back_is_not_suggested_though_the_desk_still_has_it(service: Make, anonymous: Actor) -> None:
    gone = service("Geheime club")
    assert _titles(anonymous, "geheime") == ["Geheime club"]

    type(gone).objects.filter(pk=gone.pk).update(audience="partners")  # past every service: index and desk are old

    assert _titles(anonymous, "geheime") == []


def test_it_is_the_live_rule_that_keeps_it_back(
    service: Make, anonymous: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = service("Geheime club")
    assert _titles(anonymous, "geheime") == ["Geheime club"]
    type(gone).objects.filter(pk=gone.pk).update(audience="partners")
    monkeypatch.setattr(live, "_visible", lambda model, actor: model.published.all())
    live._statement.cache_clear()

    found = _titles(anonymous, "geheime")
    live._statement.cache_clear()

    assert found == ["Geheime club"]


def test_a_new_entry_is_suggested_at_once(service: Make, anonymous: Actor) -> None:
    service("Fietsles")
    assert _titles(anonymous, "zwem") == []

    made = make_service("Zwemles")
    update("service", [made.pk])

    assert _titles(anonymous, "zwem") == ["Zwemles"]


def test_another_portal_suggests_only_what_it_took_in(service: Make, anonymous: Actor, heidedorp: Tenant) -> None:
    shared = service("Kredietbank")
    service("Kredietloket")
    assert len(suggest(anonymous, "krediet")) == 2
    publish_in(heidedorp, shared)
    with activate(heidedorp):
        rebuild()
        assert _titles(visitor_of(heidedorp), "krediet") == ["Kredietbank"]
        with pytest.raises(ForeignTenant):
            suggest(anonymous, "krediet")


def test_places_are_those_of_the_portal(service: Make, anonymous: Actor) -> None:
    make_location(service("Inloop"), city="Ede")
    rebuild()

    found = {each.title: each for each in suggest(anonymous, "vl") + suggest(anonymous, "ede")}

    assert found["Vlaardingen"].kind is SuggestionKind.PLACE  # the portal's municipality
    assert found["Ede"].target == "Ede"  # something is found there
    assert _titles(anonymous, "blaricum") == []
    assert [each.target for each in suggest(anonymous, "3132")] == ["3132"]


def test_a_portal_without_an_index_suggests_nothing(in_waterkant: Tenant, anonymous: Actor) -> None:
    assert suggest(anonymous, "vlaar") == ()


def test_it_costs_three_queries_however_much_there_is(service: Make, anonymous: Actor) -> None:
    costs = []
    for count in (1, 10, 100):
        for number in range(count):
            make_service(f"Spreekuur {number}", make_organization(f"Spreekuren {number}"))
        rebuild()
        suggest(anonymous, "spree")  # the desk is made once for each change of the index
        with CaptureQueriesContext(connection) as queries:
            assert suggest(anonymous, "spree")
        costs.append(len(queries))

    assert costs == [3, 3, 3]
