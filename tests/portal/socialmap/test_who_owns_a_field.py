"""The source owns what it brought until an editor changes it; then both are kept and shown."""

from typing import Any
from uuid import uuid4

import pytest

from portal.socialmap import services
from portal.socialmap.models import FieldOwnership, Service
from tenants.access import Actor
from tenants.models import Tenant
from tests.factories.socialmap import make_service


@pytest.fixture
def imported(in_waterkant: Tenant, eva: Actor) -> Service:
    """A service of a source, of which an editor changed the description."""
    service = make_service(data_source="sociale-kaart", external_id="7", description="Van de bron")
    services.edit_entry(eva, entity="service", uid=service.uid, version=1, values={"description": "Van de redactie"})
    return Service.objects.get()


def _comes_again(service: Service, **values: Any) -> services.SourceOutcome:
    owned = services.owned_fields("service", "sociale-kaart")
    outcome = services.apply_source_values(service, values, owned)
    service.save()
    services.save_source_values(owned)
    return outcome


def test_an_editors_change_stays_when_the_source_comes_again(imported: Service) -> None:
    outcome = _comes_again(imported, description="Nieuw van de bron", name="Nieuwe naam")

    assert outcome == services.SourceOutcome(changed=("name",), kept_back=("description",))
    service = Service.objects.get()
    assert (service.description, service.name) == ("Van de redactie", "Nieuwe naam")


def test_both_are_shown(imported: Service) -> None:
    _comes_again(imported, description="Nieuw van de bron")
    (difference,) = services.differences(Service.objects.get())

    assert (difference.field, difference.ours, difference.theirs, difference.source) == (
        "description",
        "Van de redactie",
        "Nieuw van de bron",
        "sociale-kaart",
    )


def test_repeating_the_source_changes_nothing(imported: Service) -> None:
    assert _comes_again(imported, description="Van de bron", name=imported.name) == services.SourceOutcome(
        changed=(), kept_back=("description",)
    )


def test_the_editor_gives_the_field_back_to_the_source(imported: Service, eva: Actor) -> None:
    _comes_again(imported, description="Nieuw van de bron")
    services.give_back(eva, entity="service", uid=imported.uid, field="description", version=imported.version)

    assert Service.objects.get().description == "Nieuw van de bron"
    assert not FieldOwnership.objects.exists()
    assert _comes_again(Service.objects.get(), description="Weer anders").changed == ("description",)


def test_what_was_made_here_has_no_source_to_keep(in_waterkant: Tenant, eva: Actor) -> None:
    service = make_service()
    services.edit_entry(eva, entity="service", uid=service.uid, version=1, values={"name": "Anders"})

    assert not FieldOwnership.objects.exists()


def test_a_new_row_of_the_source_takes_all_its_values(in_waterkant: Tenant) -> None:
    service = Service(uid=uuid4(), data_source="sociale-kaart")

    assert services.apply_source_values(service, {"name": "Nieuw"}, {}).changed == ("name",)
