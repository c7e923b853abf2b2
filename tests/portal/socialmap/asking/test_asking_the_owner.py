"""Twice a year the owner of an entry is asked whether it is still true: once a round, by mail and in the portal."""

from collections.abc import Callable
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils import timezone

from portal.notifications import selectors as messages
from portal.socialmap.asking.recipients import recipients_of
from portal.socialmap.asking.rounds import MOST_A_DAY, ask_and_follow, ask_owner
from portal.socialmap.models import FreshnessAsk, Service
from tenants.access import Actor
from tenants.context import activate
from tenants.errors import NotFound, Refused
from tenants.models import Tenant
from tenants.outbox.models import OutboxMessage
from tests.factories.socialmap import make_organization, make_service
from tests.portal.socialmap.asking.conftest import A_YEAR_AGO, now_of

Letters = Callable[[], list[Any]]


def _set(tenant: Tenant, **settings: object) -> None:
    tenant.settings = {**tenant.settings, **settings}
    tenant.save()


def test_an_entry_of_a_year_ago_is_asked_about(own: Service, anna: Actor) -> None:
    assert ask_and_follow() == 1

    with activate(own.tenant):
        ask = FreshnessAsk.objects.get()
        assert (ask.service, ask.round, ask.step, ask.closed_at) == (own, 1, "asked", None)
        assert [each.said for each in messages.messages(anna).messages] == ["Klopt dit nog?"]


def test_the_same_round_is_never_asked_twice(own: Service, anna: Actor) -> None:
    ask_and_follow()
    assert ask_and_follow() == 0

    with activate(own.tenant):
        assert OutboxMessage.objects.filter(aggregate="mail:socialmap.freshness").count() == 1


@pytest.mark.parametrize("days", [0, 30, 170])
def test_what_was_checked_lately_is_left_alone(own: Service, anna: Actor, days: int) -> None:
    with activate(own.tenant):
        Service.objects.update(checked_on=timezone.localdate() - timedelta(days=days))

    assert ask_and_follow() == 0


def test_a_portal_chooses_how_often(own: Service, anna: Actor) -> None:
    _set(own.tenant, freshness_ask_months=18)
    assert ask_and_follow() == 0

    _set(own.tenant, freshness_ask_months=3)
    assert ask_and_follow() == 1


def test_a_portal_may_ask_never(own: Service, anna: Actor) -> None:
    _set(own.tenant, freshness_ask_months=0)

    assert ask_and_follow() == 0


def test_what_a_source_keeps_is_asked_only_where_the_portal_says_so(own: Service, anna: Actor) -> None:
    with activate(own.tenant):
        Service.objects.update(data_source="regio")
    assert ask_and_follow() == 0

    _set(own.tenant, freshness_ask_imported=True)
    assert ask_and_follow() == 1


@pytest.mark.parametrize("hidden", [{"live": False}, {"status": "inactive"}, {"gone_from_source_at": timezone.now()}])
def test_what_is_not_on_the_map_is_not_asked_about(own: Service, anna: Actor, hidden: dict[str, Any]) -> None:
    with activate(own.tenant):
        Service.objects.update(**hidden)

    assert ask_and_follow() == 0


def test_administrators_come_first_then_the_service_then_the_organization(own: Service, anna: Actor) -> None:
    with activate(own.tenant):
        assert [each.address for each in recipients_of(own)] == [anna.person.email]
        anna.person.memberships.update(ends_on="2021-01-01")
        assert [each.address for each in recipients_of(own)] == ["brug@brug.example"]
        own.email = "spreekuur@brug.example"
        assert [each.address for each in recipients_of(own)] == ["spreekuur@brug.example"]


def test_without_an_address_nobody_is_asked_and_silence_is_nobodys(own: Service) -> None:
    with activate(own.tenant):
        own.organization.email = "bel ons maar"
        own.organization.save()

    assert ask_and_follow() == 0
    assert ask_and_follow(timezone.now() + timedelta(weeks=30)) == 0
    assert now_of(own).live


def test_one_day_is_no_flood(own: Service, anna: Actor) -> None:
    with activate(own.tenant):
        for number in range(MOST_A_DAY + 5):
            make_service(f"Dienst {number}", own.organization, checked_on=A_YEAR_AGO)

    assert ask_and_follow() == MOST_A_DAY
    assert ask_and_follow() == 6


@pytest.mark.django_db(transaction=True)
def test_the_mail_holds_one_link_and_nothing_of_a_person(own: Service, anna: Actor, letters: Letters) -> None:
    ask_and_follow()

    question = next(each for each in letters() if each.to == [anna.person.email])
    assert question.subject == "Klopt dit nog? (Hulpwijzer Waterkant)"
    assert question.body.count("http://waterkant.localhost") == 1
    assert "Inloopspreekuur" in question.body
    for hidden in ("Anna", "Kade 1", "Vakwerk"):
        assert hidden not in question.body


@pytest.mark.django_db(transaction=True)
def test_the_mail_about_an_entry_for_partners_does_not_name_it(own: Service, anna: Actor, letters: Letters) -> None:
    with activate(own.tenant):
        Service.objects.update(audience="partners")
    ask_and_follow()

    assert "Inloopspreekuur" not in letters()[0].body


@pytest.mark.django_db(transaction=True)
def test_who_left_before_the_mail_went_gets_none(own: Service, anna: Actor, letters: Letters) -> None:
    ask_and_follow()
    with activate(own.tenant):
        anna.person.memberships.update(ends_on="2021-01-01")

    assert letters() == []


def test_an_editor_asks_at_once(own: Service, anna: Actor, eva: Actor, alice: Actor, in_waterkant: Tenant) -> None:
    Service.objects.update(checked_on=timezone.localdate())
    with pytest.raises(Refused):
        ask_owner(alice, uid=own.uid)
    ask_owner(eva, uid=own.uid)
    assert FreshnessAsk.objects.count() == 1
    with pytest.raises(Refused, match="staat al open"):
        ask_owner(eva, uid=own.uid)


def test_without_an_address_or_off_the_map_nothing_is_asked(own: Service, eva: Actor, in_waterkant: Tenant) -> None:
    own.organization.email = ""
    own.organization.save()
    with pytest.raises(Refused, match="geen adres"):
        ask_owner(eva, uid=own.uid)
    Service.objects.update(live=False)
    with pytest.raises(Refused, match="niet op de kaart"):
        ask_owner(eva, uid=own.uid)


def test_of_another_portals_entry_nothing_can_be_asked(own: Service, charlie: Actor, heidedorp: Tenant) -> None:
    with activate(heidedorp), pytest.raises(NotFound):
        ask_owner(charlie, uid=own.uid)


@pytest.mark.parametrize("how_many", [1, 10, 100])
def test_nothing_due_costs_the_same_however_large_the_map(
    own: Service, how_many: int, django_assert_max_num_queries: Any
) -> None:
    with activate(own.tenant):
        Service.objects.update(checked_on=timezone.localdate())
        organization = make_organization("Groot")
        for number in range(how_many):
            make_service(f"Dienst {number}", organization, checked_on=timezone.localdate())
    with django_assert_max_num_queries(4):
        assert ask_and_follow() == 0


def test_the_command_asks_and_tells(own: Service, anna: Actor) -> None:
    told = StringIO()
    call_command("freshness", "ask", "--tenant", "waterkant", stdout=told)
    call_command("freshness", "status", stdout=told)

    assert "waterkant: 1 gevraagd, 0 een stap verder" in told.getvalue()
    assert "elke 6 maanden; open: asked 1, reminded 0" in told.getvalue()


def test_the_command_says_that_a_portal_does_not_exist(waterkant: Tenant) -> None:
    with pytest.raises(CommandError, match="Er is geen portaal"):
        call_command("freshness", "status", "--tenant", "nergens")


def test_two_ways_of_one_owner_are_never_mixed(heidedorp: Tenant) -> None:
    with activate(heidedorp):
        service = make_service("Iets", make_organization("Van niemand", email="x@x.example"), email="y@x.example")
        assert [each.code for each in recipients_of(service)] == ["dienst"]
