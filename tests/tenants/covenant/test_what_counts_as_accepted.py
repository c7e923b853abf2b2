"""The fact that referrals and meetings ask for, at its edges."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from tenants.access import Actor
from tenants.context import activate
from tenants.covenant import has_accepted, organisations_that_accepted
from tenants.models import Organisation, Partnership, Team, Tenant
from tests.factories.tenants import make_organisation
from tests.tenants.covenant.covenants import in_days, published, signed


def both(organisation: Organisation, on: date | None = None) -> bool:
    """The answer, which the bulk question must share."""
    one = has_accepted(organisation, on).accepted
    assert (organisation.pk in organisations_that_accepted(on)) == one
    assert (organisation.pk in organisations_that_accepted(on, among=[organisation.pk])) == one
    return one


def test_without_a_covenant_nobody_accepted_and_the_fact_says_so(in_waterkant: Tenant, welfare: Team) -> None:
    fact = has_accepted(welfare.organisation)

    assert (bool(fact), fact.in_force) == (False, None)
    assert "nog geen convenant" in fact.reason


def test_who_did_not_sign_did_not_accept(in_waterkant: Tenant, eva: Actor, anna: Actor, credit_bank: Team) -> None:
    signed(anna, published(eva))

    assert not both(credit_bank.organisation)
    assert "nog niet" in has_accepted(credit_bank.organisation).reason


def test_who_signed_the_version_in_force_accepted(in_waterkant: Tenant, eva: Actor, anna: Actor, welfare: Team) -> None:
    signed(anna, published(eva))

    fact = has_accepted(welfare.organisation)
    assert both(welfare.organisation)
    assert (fact.version, fact.in_force, fact.until) == (1, 1, None)


def test_an_older_version_counts_until_its_day_and_not_on_it(
    in_waterkant: Tenant, eva: Actor, anna: Actor, welfare: Team
) -> None:
    signed(anna, published(eva))
    published(eva, start=10, older_until=40)

    counts = {days: both(welfare.organisation, in_days(days)) for days in (0, 9, 10, 39, 40, 41)}

    assert counts == {0: True, 9: True, 10: True, 39: True, 40: False, 41: False}
    fact = has_accepted(welfare.organisation, in_days(39))
    assert (fact.version, fact.in_force, fact.until) == (1, 2, in_days(40))


def test_without_time_to_sign_the_older_version_ends_when_the_new_one_starts(
    in_waterkant: Tenant, eva: Actor, anna: Actor, welfare: Team
) -> None:
    signed(anna, published(eva))
    published(eva, start=10)

    assert both(welfare.organisation, in_days(9))
    assert not both(welfare.organisation, in_days(10))


def test_the_strictest_newer_version_decides(in_waterkant: Tenant, eva: Actor, anna: Actor, welfare: Team) -> None:
    signed(anna, published(eva))
    published(eva, start=10, older_until=90)
    published(eva, start=20, older_until=30)

    assert both(welfare.organisation, in_days(29))
    assert not both(welfare.organisation, in_days(30))


def test_a_version_to_come_counts_from_its_day(in_waterkant: Tenant, eva: Actor, anna: Actor, welfare: Team) -> None:
    published(eva)
    signed(anna, published(eva, start=10))

    assert not both(welfare.organisation, in_days(9))
    assert both(welfare.organisation, in_days(10))


def test_it_does_not_count_before_the_day_of_signing(
    in_waterkant: Tenant, eva: Actor, anna: Actor, welfare: Team
) -> None:
    signed(anna, published(eva, start=-100))

    assert not both(welfare.organisation, in_days(-1))
    assert both(welfare.organisation, in_days(0))


def test_it_ends_with_the_partnership(in_waterkant: Tenant, eva: Actor, anna: Actor, welfare: Team) -> None:
    signed(anna, published(eva))
    Partnership.objects.filter(organisation=welfare.organisation).update(ends_on=in_days(5))

    assert both(welfare.organisation, in_days(5))
    assert not both(welfare.organisation, in_days(6))


def test_who_comes_back_signs_again(in_waterkant: Tenant, eva: Actor, anna: Actor, welfare: Team) -> None:
    version = published(eva)
    signed(anna, version)
    Partnership.objects.filter(organisation=welfare.organisation).update(ends_on=in_days(5))
    Partnership.objects.create(organisation=welfare.organisation, starts_on=in_days(8))

    assert not both(welfare.organisation, in_days(8))


def test_an_acceptance_counts_in_its_own_portal_alone(
    waterkant: Tenant, heidedorp: Tenant, eva: Actor, anna: Actor, welfare: Team
) -> None:
    make_organisation(heidedorp, welfare.organisation.name)
    with activate(waterkant):
        signed(anna, published(eva))
    with activate(heidedorp):
        assert not both(welfare.organisation)


def test_today_is_the_day_that_is_asked_about_when_none_is_named(
    in_waterkant: Tenant, eva: Actor, anna: Actor, welfare: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed(anna, published(eva))
    published(eva, start=10, older_until=40)
    monkeypatch.setattr(timezone, "localdate", lambda *_given: date.today() + timedelta(days=50))

    assert not both(welfare.organisation)


def test_the_bulk_question_costs_one_query_and_the_single_one_two(
    in_waterkant: Tenant,
    eva: Actor,
    anna: Actor,
    welfare: Team,
    django_assert_num_queries: Callable[[int], Any],
) -> None:
    signed(anna, published(eva))
    published(eva, start=10, older_until=40)

    with django_assert_num_queries(1):
        assert organisations_that_accepted(among=range(welfare.organisation_id - 999, welfare.organisation_id + 1))
    with django_assert_num_queries(2):
        assert has_accepted(welfare.organisation)


def test_sabotage_a_row_whose_hash_is_not_that_of_the_version_counts_for_nothing(
    in_waterkant: Tenant, eva: Actor, anna: Actor, welfare: Team
) -> None:
    from tenants.covenant.models import CovenantAcceptance

    version = published(eva)
    CovenantAcceptance.objects.create(
        organisation=welfare.organisation,
        covenant=version,
        person=anna.person,
        person_name="Anna",
        at=timezone.now(),
        accepted_on=timezone.localdate(),
        text_hash="0" * 64,
    )

    assert not both(welfare.organisation)
