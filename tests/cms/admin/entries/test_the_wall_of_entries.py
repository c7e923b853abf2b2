"""An entry of another portal is not there: not to read, not to write, not by a step, a version or a proposal."""

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from cms.admin.entries import routes
from cms.boundary.wall import walled
from portal.socialmap.drafting import history
from portal.socialmap.models import Proposal, Service
from portal.socialmap.services import finding
from tenants.access import Actor
from tenants.context import activate
from tenants.errors import NotFound
from tenants.models import Tenant
from tests.cms.admin.entries.conftest import AT
from tests.factories.socialmap import make_location, make_service, publish_in

CANARY = "kanarievogel"
PARTS = {
    "": ("get", "post"),
    "stap/": ("post",),
    "bron/": ("post",),
    "versies/": ("get",),
    "vergelijken/": ("get",),
    "terugzetten/": ("post",),
    "taal/en/": ("get", "post"),
    "bekijken/": ("get",),
    "voorbeeld/partner/nl/": ("get",),
    "kaart.svg?lat=51&lon=4&zoom=1": ("get",),
}
SENT = {
    "version": "1",
    "revision": "0",
    "name": "gekaapt",
    "do": "withdraw",
    "field": "name",
    "which": "1",
    "t-name": "x",
}


@pytest.fixture
def foreign(portal: Tenant, heidedorp: Tenant) -> Service:
    with activate(heidedorp):
        made = make_service(f"Dienst {CANARY}", plain_text=CANARY, professional_text=CANARY)
        make_location(made, name=CANARY)
        Proposal.objects.create(service=made, values={"name": CANARY})
    return made


def shots(uid: object, entity: str) -> Iterator[tuple[str, str]]:
    for part, methods in PARTS.items():
        for method in methods:
            yield method, f"{AT}{entity}/{uid}/{part}"


def everything_of(tenant: Tenant) -> list[Any]:
    with activate(tenant):
        return [list(Service.objects.values_list()), list(Proposal.objects.values_list())]


@pytest.mark.parametrize("entity", ["service", "organization", "location"])
def test_a_foreign_entry_answers_like_one_that_does_not_exist(
    entity: str, browser: Client, foreign: Service, heidedorp: Tenant
) -> None:
    with activate(heidedorp):
        places = foreign.service_at_locations.get()
        uids = {"service": foreign.uid, "organization": foreign.organization.uid, "location": places.location.uid}  # type: ignore[union-attr]
    before = everything_of(heidedorp)
    for (method, path), (_method, made_up) in zip(shots(uids[entity], entity), shots(uuid4(), entity), strict=True):
        answer, other = (getattr(browser, method)(each, SENT if method == "post" else {}) for each in (path, made_up))
        assert (answer.status_code, other.status_code) == (404, 404), path
        assert CANARY not in answer.content.decode()
    assert everything_of(heidedorp) == before


def test_a_foreign_proposal_is_not_there(browser: Client, foreign: Service, heidedorp: Tenant) -> None:
    with activate(heidedorp):
        uid = Proposal.objects.get().uid

    answer = browser.post(f"{AT}voorstel/{uid}/", {"version": "1", "do": "accept"})
    assert answer.status_code == 404
    with activate(heidedorp):
        assert Proposal.objects.get().state == "open"


def test_what_another_portal_published_here_can_be_read_and_not_written(
    browser: Client, foreign: Service, portal: Tenant, heidedorp: Tenant
) -> None:
    publish_in(portal, foreign)
    before = everything_of(heidedorp)
    answer = browser.get(f"{AT}service/{foreign.uid}/")
    assert answer.status_code == 200
    assert "Deze vermelding is van Samen in Heidedorp." in answer.content.decode()

    for method, path in shots(foreign.uid, "service"):
        if method == "post" or not path.endswith(f"{foreign.uid}/"):
            assert getattr(browser, method)(path, SENT if method == "post" else {}).status_code == 404, path
    assert everything_of(heidedorp) == before


def test_a_foreign_place_cannot_be_put_into_an_own_draft(
    browser: Client, service: Service, foreign: Service, heidedorp: Tenant
) -> None:
    from tests.cms.admin.entries.conftest import address, form_of

    with activate(heidedorp):
        place = foreign.service_at_locations.get().location
    typed = form_of(browser, service)
    typed["place"] = [typed["place"], str(place.uid)]
    answer = browser.post(address(service), typed | {"do": "save"}, follow=True)

    assert CANARY not in answer.content.decode()
    assert not Service.objects.get(pk=service.pk).has_unpublished_changes


def test_sabotage_without_the_wall_the_services_still_refuse(
    monkeypatch: pytest.MonkeyPatch, eva: Actor, browser: Client, foreign: Service
) -> None:
    """The wall is one lock; the selector behind it is another."""
    monkeypatch.setattr(routes, "entry", lambda *_args: True)

    with pytest.raises(NotFound):
        history.own_entry(eva, "service", foreign.uid)


def test_sabotage_with_unscoped_rows_the_wall_is_what_stands(
    monkeypatch: pytest.MonkeyPatch, eva: Actor, foreign: Service
) -> None:
    """Without the scoped manager the foreign entry would be found: so it is the manager that closes it."""

    class Everywhere:
        class objects:
            @staticmethod
            def select_related(*names: str) -> Any:
                return Service.objects._all_tenants().select_related(*names)

    monkeypatch.setitem(finding.ENTRIES, "service", Everywhere)  # type: ignore[arg-type]

    assert history.own_entry(eva, "service", foreign.uid) == foreign


def test_an_address_without_a_class_would_be_closed() -> None:
    assert walled("cms_entries:unknown", lambda request: None).guard == "closed"  # type: ignore[arg-type, return-value, attr-defined]


@pytest.mark.parametrize("who", ["alice", "anna", "carla", "frits", "pim"])
def test_nobody_but_editors_comes_in(who: str, service: Service, request: pytest.FixtureRequest) -> None:
    from tests.factories.accounts import sign_in

    browser = sign_in(Client(), request.getfixturevalue(who))
    for method, path in shots(service.uid, "service"):
        assert getattr(browser, method)(path, SENT if method == "post" else {}).status_code == 404
    assert browser.get(AT).status_code == 404
