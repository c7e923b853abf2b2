"""An editor changes, publishes and withdraws entries of the own portal."""

from typing import Any
from uuid import uuid4

import pytest

from portal.socialmap import services
from portal.socialmap.models import Organization, Service
from tenants import events
from tenants.access import Actor
from tenants.audit.models import AuditEntry
from tenants.errors import Invalid, NotFound, Refused, Stale
from tenants.models import Tenant
from tests.factories.socialmap import make_service, publish_in


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, dict[str, Any]]]:
    heard: list[tuple[str, dict[str, Any]]] = []
    monkeypatch.setattr(events, "emit", lambda name, **values: heard.append((name, values)))
    return heard


def _edit(actor: Actor, service: Service, **values: Any) -> Any:
    return services.edit_entry(actor, entity="service", uid=service.uid, version=service.version, values=values)


def test_a_change_is_written_with_its_audit_row_and_event(in_waterkant: Tenant, eva: Actor, told: Any) -> None:
    service = make_service()
    changed = _edit(eva, service, plain_text="U krijgt eten.")

    assert Service.objects.get().plain_text == "U krijgt eten."
    assert changed.version == 2
    assert AuditEntry.objects.filter(action="socialmap.entry_changed", object_id=service.pk).count() == 1
    assert ("socialmap.entry_changed", {"entity": "service", "object_id": service.pk}) in told


def test_a_professional_may_not(in_waterkant: Tenant, alice: Actor) -> None:
    service = make_service()
    with pytest.raises(Refused):
        _edit(alice, service, name="Anders")


def test_an_entry_of_another_portal_is_not_found_even_when_it_shows_here(
    heidedorp: Tenant, waterkant: Tenant, eva: Actor
) -> None:
    from tenants.context import activate

    with activate(heidedorp):
        theirs = make_service()
    publish_in(waterkant, theirs)
    with activate(waterkant):
        with pytest.raises(NotFound) as foreign:
            _edit(eva, theirs, name="Gekaapt")
        theirs.uid = uuid4()
        with pytest.raises(NotFound) as random:
            _edit(eva, theirs, name="Gekaapt")
    assert str(foreign.value) == str(random.value)


def test_who_looked_at_an_older_version_is_told(in_waterkant: Tenant, eva: Actor) -> None:
    service = make_service()
    _edit(eva, service, name="Eén")
    with pytest.raises(Stale):
        _edit(eva, service, name="Twee")


@pytest.mark.parametrize(
    "values",
    [
        {"url": "javascript:alert(1)"},
        {"email": "geen adres"},
        {"audience": "everybody"},
        {"name": ""},
        {"tenant": 1},
        {"uid": "x"},
        {"minimum_age": "oud"},
    ],
)
def test_what_cannot_be_used_says_which_field(in_waterkant: Tenant, eva: Actor, values: dict[str, Any]) -> None:
    with pytest.raises(Invalid) as wrong:
        _edit(eva, make_service(), **values)

    assert set(wrong.value.fields) == set(values)


def test_withdrawn_and_published_again(in_waterkant: Tenant, eva: Actor, anonymous: Actor) -> None:
    service = make_service()
    entry = services.withdraw(eva, entity="service", uid=service.uid, version=1)
    assert not Service.published.visible_to(anonymous).exists()
    services.publish(eva, entity="service", uid=service.uid, version=entry.version)
    assert Service.published.visible_to(anonymous).exists()


def test_publishing_brings_the_draft_out(in_waterkant: Tenant, eva: Actor) -> None:
    service = make_service()
    draft = Service.objects.get()
    draft.name = "Nieuwe naam"
    draft.save_revision(user=eva.person)
    with pytest.raises(Refused, match="concept"):
        _edit(eva, service, name="Ernaast")
    services.publish(eva, entity="service", uid=service.uid, version=1)

    assert Service.objects.get().name == "Nieuwe naam"
    assert not Service.objects.get().has_unpublished_changes


def test_a_new_entry_is_a_draft(in_waterkant: Tenant, eva: Actor, anonymous: Actor) -> None:
    organization = services.create_entry(eva, entity="organization", values={"name": "Buurthuis"})
    services.create_entry(eva, entity="service", values={"name": "Koffie"}, organization=organization.uid)

    assert Service.objects.get().organization == organization
    assert not Service.published.visible_to(anonymous).exists()


def test_a_change_of_the_organization_reaches_its_services(in_waterkant: Tenant, eva: Actor, told: Any) -> None:
    service = make_service()
    organization = Organization.objects.get()
    services.edit_entry(
        eva, entity="organization", uid=organization.uid, version=1, values={"name": "Voedselbank Zuid"}
    )

    assert ("socialmap.entries_changed", {"entity": "service", "ids": (service.pk,)}) in told


def test_a_change_is_told_in_every_portal_that_shows_the_entry(
    heidedorp: Tenant, in_waterkant: Tenant, eva: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tenants.context import current_tenant

    service = make_service()
    publish_in(heidedorp, service)
    heard: list[tuple[str, str]] = []
    monkeypatch.setattr(events, "emit", lambda name, **values: heard.append((current_tenant().slug, values["entity"])))
    _edit(eva, service, name="Anders")

    assert heard == [
        ("waterkant", "service"),
        ("waterkant", "organization"),
        ("heidedorp", "service"),
        ("heidedorp", "organization"),
    ]


def test_a_colleagues_lock_holds_and_the_own_one_does_not(in_waterkant: Tenant, eva: Actor, marit: Actor) -> None:
    service = make_service(locked=True, locked_by=marit.person)
    with pytest.raises(Refused, match="op slot"):
        _edit(eva, service, name="Anders")

    assert _edit(marit, service, name="Anders").name == "Anders"
