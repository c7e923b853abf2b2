"""An organisation says whether it takes people on, in one click; what is too old to go by shows as unknown."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from portal.socialmap import capacity, services
from portal.socialmap.attributes_of_ours import attributes_of, columns_from
from portal.socialmap.capacity import CapacityNow, capacity_now, days_of
from portal.socialmap.models import Service
from portal.socialmap.selectors import service_cards
from portal.web.composing.capacity import in_full, in_short
from portal.web.portal_settings import change_settings
from search.indexing.building import rebuild
from tenants.access import Actor, system
from tenants.audit.models import AuditEntry
from tenants.context import activate
from tenants.errors import Invalid, NotFound, Refused
from tenants.models import Team, Tenant
from tests.factories.accounts import sign_in, visit
from tests.factories.socialmap import make_organization, make_service

TODAY = date(2026, 11, 29)


@pytest.fixture
def own(waterkant: Tenant, welfare: Team) -> Service:
    with activate(waterkant):
        return make_service("Inloopspreekuur", make_organization("Welzijn De Brug", owner=welfare.organisation))


def _now(service: Service) -> Service:
    with activate(service.tenant):
        found: Service = Service.objects.get(pk=service.pk)
    return found


def _tell(client: Client, service: Service, **given: object) -> Any:
    return client.post(f"/kaart/mijn-vermeldingen/{service.uid}/plek/", given)


@pytest.mark.parametrize("days", [0, 1, 60])
def test_within_the_limit_it_counts(days: int) -> None:
    found = capacity_now("waiting", 3, TODAY - timedelta(days=days), TODAY, 60)

    assert found == CapacityNow("waiting", 3, TODAY - timedelta(days=days), known=True)


@pytest.mark.parametrize("days", [61, 400, -1])
def test_older_than_the_limit_or_of_tomorrow_is_unknown(days: int) -> None:
    found = capacity_now("open", None, TODAY - timedelta(days=days), TODAY, 60)

    assert found is not None
    assert not found.known


def test_what_was_never_told_is_nothing() -> None:
    assert capacity_now("", None, None, TODAY, 60) is None
    assert capacity_now("open", None, None, TODAY, 60) is None
    assert capacity_now("packed", None, TODAY, TODAY, 60) is None


@pytest.mark.parametrize(("chosen", "days"), [(14, 14), (None, 60), (0, 60), (-3, 60), ("14", 60), (True, 60)])
def test_a_portal_chooses_its_limit(chosen: object, days: int) -> None:
    assert days_of(Tenant(settings={"capacity_days": chosen})) == days


@pytest.mark.parametrize("wrong", [0, 400, "14", True])
def test_a_limit_that_makes_no_sense_is_refused(waterkant: Tenant, wrong: object) -> None:
    with activate(waterkant), pytest.raises(Invalid, match="capacity_days"):
        change_settings(system(waterkant, "test"), {"capacity_days": wrong})


@pytest.mark.parametrize(
    ("state", "weeks", "short"),
    [
        ("open", None, "Neemt mensen aan"),
        ("waiting", 1, "De wachttijd is 1 week"),
        ("waiting", 3, "De wachttijd is 3 weken"),
        ("full", None, "Nu is het vol"),
    ],
)
def test_in_words(state: str, weeks: int | None, short: str) -> None:
    now = CapacityNow(state, weeks, TODAY, known=True)

    assert in_short(now) == short
    assert in_full(now) == f"{short}. Dat is doorgegeven op 29 november 2026."


def test_one_click_by_the_organisation(own: Service, alice: Actor, client: Client) -> None:
    assert _tell(sign_in(client, alice), own, capacity="full").status_code == 302

    told = _now(own)
    assert (told.capacity, told.capacity_weeks, told.capacity_on) == ("full", None, timezone.localdate())
    with activate(own.tenant):
        assert AuditEntry.objects.filter(action="socialmap.capacity_told").count() == 1
    assert "Vol" in client.get("/kaart/mijn-vermeldingen/").content.decode()


def test_the_last_word_counts_and_old_weeks_go(own: Service, alice: Actor, client: Client) -> None:
    _tell(sign_in(client, alice), own, capacity="waiting", weeks=6)
    assert _now(own).capacity_weeks == 6
    _tell(client, own, capacity="open", weeks=6)

    assert (_now(own).capacity, _now(own).capacity_weeks) == ("open", None)


@pytest.mark.parametrize("weeks", ["", "0", "900", "-1", "veel"])
def test_a_wait_without_sensible_weeks_changes_nothing(own: Service, alice: Actor, client: Client, weeks: str) -> None:
    assert _tell(sign_in(client, alice), own, capacity="waiting", weeks=weeks).status_code in {302, 409}
    assert _now(own).capacity == ""


def test_a_wait_without_weeks_says_what_is_missing(own: Service, alice: Actor, client: Client) -> None:
    _tell(sign_in(client, alice), own, capacity="waiting")

    assert "Vul in hoeveel weken de wachttijd is" in client.get("/kaart/mijn-vermeldingen/").content.decode()


def test_another_organisation_tells_nothing(own: Service, bob: Actor, client: Client, in_waterkant: Tenant) -> None:
    with pytest.raises(Refused):
        services.tell_capacity(bob, uid=own.uid, state="full")
    assert _tell(sign_in(client, bob), own, capacity="full").status_code == 403
    assert _now(own).capacity == ""


def test_another_portal_tells_nothing(own: Service, charlie: Actor, heidedorp: Tenant) -> None:
    with activate(heidedorp), pytest.raises(NotFound):
        services.tell_capacity(charlie, uid=own.uid, state="full")


def _pages(service: Service, client: Client) -> tuple[str, str]:
    with activate(service.tenant):
        rebuild()
    visit(client, service.tenant)
    page = client.get(f"/hulp/{service.uid}/").content.decode()
    return page, client.get("/zoeken/?q=inloopspreekuur").content.decode()


def test_the_page_and_the_list_show_it(own: Service, eva: Actor, client: Client) -> None:
    with activate(own.tenant):
        services.tell_capacity(eva, uid=own.uid, state="waiting", weeks=4)
    page, listed = _pages(own, client)

    assert "De wachttijd is 4 weken. Dat is doorgegeven op" in page
    assert "De wachttijd is 4 weken" in listed


def _told_long_ago(service: Service) -> None:
    with activate(service.tenant):
        long_ago = timezone.localdate() - timedelta(days=61)
        Service.objects.update(capacity="open", capacity_on=long_ago)


def test_what_is_too_old_shows_as_unknown(own: Service, client: Client) -> None:
    _told_long_ago(own)
    page, listed = _pages(own, client)

    assert "Neemt mensen aan" not in page + listed
    assert "Wij weten niet of er plek is. Bel eerst." in page
    assert "Wij weten niet of er plek is" in listed


def test_sabotage_without_the_limit_an_old_promise_shows(
    own: Service, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    from portal.socialmap.selectors import services as reading

    monkeypatch.setattr(reading, "days_of", lambda _tenant: 100_000)
    _told_long_ago(own)

    assert "Neemt mensen aan" in _pages(own, client)[0]


def test_an_export_keeps_it(own: Service, eva: Actor) -> None:
    with activate(own.tenant):
        written = attributes_of(services.tell_capacity(eva, uid=own.uid, state="waiting", weeks=4))
    values, unread = columns_from("service", written)

    assert unread == []
    assert (values["capacity"], values["capacity_weeks"]) == ("waiting", 4)
    assert values["capacity_on"] == timezone.localdate()


def test_it_costs_no_query_more(own: Service, anonymous: Actor, django_assert_num_queries: Any) -> None:
    with activate(own.tenant):
        service_cards(anonymous, uids=[own.uid])
        with django_assert_num_queries(8):
            service_cards(anonymous, uids=[own.uid])


def test_the_states_have_words() -> None:
    assert all(str(state.label) for state in capacity.Capacity)
