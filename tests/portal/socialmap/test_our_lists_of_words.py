"""Life domains, target groups and the columns of ours that travel as attributes."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.socialmap.attributes_of_ours import OwnAttribute, attributes_of, columns_from
from portal.socialmap.freshness import Freshness, FreshnessRule, freshness, months_before, rule_of
from portal.socialmap.models import Location, Organization, Service, TaxonomyTerm
from portal.socialmap.taxonomies import LIFE_DOMAINS, ensure_taxonomies, our_taxonomies
from tenants.access import Actor
from tenants.errors import Refused
from tenants.models import Tenant
from tests.factories.socialmap import make_organization


def test_there_are_twelve_life_domains() -> None:
    assert [len(each.terms) for each in our_taxonomies() if each.code == LIFE_DOMAINS] == [12]


def test_a_portal_gets_them_once_and_a_name_that_was_changed_stays(in_waterkant: Tenant, eva: Actor) -> None:
    terms = ensure_taxonomies(eva)
    TaxonomyTerm.objects.filter(pk=terms["leefgebieden:wonen"].pk).update(name="Huis en huur")

    again = ensure_taxonomies(eva)

    assert again["leefgebieden:wonen"].name == "Huis en huur"
    assert set(again) == set(terms)


def test_providing_them_again_costs_two_queries(
    in_waterkant: Tenant, eva: Actor, django_assert_num_queries: object
) -> None:
    ensure_taxonomies(eva)

    with django_assert_num_queries(4):  # type: ignore[operator]  # two and the savepoint
        ensure_taxonomies(eva)


def test_a_professional_may_not_fill_the_map(in_waterkant: Tenant, alice: Actor) -> None:
    with pytest.raises(Refused):
        ensure_taxonomies(alice)


def test_columns_of_ours_come_back_from_attributes(in_waterkant: Tenant, welfare: object) -> None:
    organization = make_organization(
        audience="partners",
        kind="food_bank",
        owner=welfare.organisation,  # type: ignore[attr-defined]
        plain_text="Wij geven eten.",
        checked_on=date(2026, 10, 1),
    )
    written = attributes_of(organization)
    values, unread = columns_from("organization", written)

    assert unread == []
    assert values == {
        "audience": "partners",
        "kind": "food_bank",
        "owner": organization.owner,
        "plain_text": "Wij geven eten.",
        "checked_on": date(2026, 10, 1),
    }


def test_what_goes_without_saying_is_not_written() -> None:
    assert attributes_of(Service(name="x")) == []
    assert attributes_of(Location(secret=True)) == [OwnAttribute("secret", "true")]
    assert attributes_of(Organization(name="x")) == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("code", "value"),
    [("audience", "everybody"), ("checked_on", "gisteren"), ("owner", "geen uuid"), ("onbekend", "x"), ("secret", "1")],
)
def test_what_cannot_be_read_is_handed_back(code: str, value: str) -> None:
    attribute = OwnAttribute(code, value)

    assert columns_from("organization", [attribute]) == ({}, [attribute])


@pytest.mark.parametrize(
    ("checked", "state"),
    [
        (None, Freshness.STALE),
        (date(2026, 11, 22), Freshness.FRESH),
        (date(2026, 5, 23), Freshness.FRESH),
        (date(2026, 5, 22), Freshness.DUE),
        (date(2025, 11, 23), Freshness.DUE),
        (date(2025, 11, 22), Freshness.STALE),
    ],
)
def test_freshness_follows_the_months_since_the_check(checked: date | None, state: Freshness) -> None:
    assert freshness(checked, date(2026, 11, 22), FreshnessRule()) == state


@settings(deadline=None)
@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(0, 40))
def test_months_before_is_a_day_in_the_right_month(day: date, months: int) -> None:
    earlier = months_before(day, months)

    assert (day.year - earlier.year) * 12 + day.month - earlier.month == months
    assert earlier.day <= day.day


def test_a_portal_sets_its_own_months_and_nonsense_falls_back() -> None:
    assert rule_of(Tenant(settings={"freshness_months": [3, 6]})) == FreshnessRule(3, 6)
    assert rule_of(Tenant(settings={"freshness_months": "altijd"})) == FreshnessRule()
