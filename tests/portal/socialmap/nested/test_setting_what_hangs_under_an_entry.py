"""An editor sets hours, places, telephones and words of an entry, each as a whole."""

from typing import Any
from uuid import uuid4

import pytest

from portal.socialmap import services
from portal.socialmap.drafting.selectors import entry_to_edit
from portal.socialmap.models import Attribute, ChangeNote, Entry, FieldOwnership, Location, Phone, Service, ServiceArea
from portal.socialmap.services import PhoneNumber, PlaceToSet
from tenants.access import Actor
from tenants.audit.models import AuditEntry
from tenants.context import activate
from tenants.errors import Invalid, NotFound, Refused, Stale
from tenants.models import Tenant
from tests.factories.socialmap import make_phone, make_service
from tests.portal.socialmap.nested.conftest import COMMANDS, KADE, Told


@pytest.mark.parametrize("what", COMMANDS)
def test_a_change_has_its_version_its_row_in_the_log_its_event_and_its_reason(
    service: Service, eva: Actor, told: Told, what: str
) -> None:
    entry: Entry = COMMANDS[what](eva, service, why="De balie belde.")

    assert entry.version == 2
    about = {"object_id": service.pk, "object_type": "socialmap.service"}
    logged = AuditEntry.objects.filter(action="socialmap.entry_changed", **about)
    assert [row.ids for row in logged] == [{"version": 2, "part": what}]
    assert "socialmap.entry_changed" in told
    assert ChangeNote.objects.get(entity="service").text == "De balie belde."


@pytest.mark.parametrize("what", COMMANDS)
def test_the_same_again_does_nothing(service: Service, eva: Actor, what: str) -> None:
    entry = COMMANDS[what](eva, service)
    if what == "places":
        place = Location.objects.get()
        again = COMMANDS[what](eva, entry, places=[PlaceToSet(place.uid, place.version, "", KADE)])
    else:
        again = COMMANDS[what](eva, entry)
    assert again.version == 2
    assert AuditEntry.objects.filter(action="socialmap.entry_changed").count() == 1


@pytest.mark.parametrize("what", COMMANDS)
def test_the_walls_hold(service: Service, eva: Actor, alice: Actor, marit: Actor, heidedorp: Tenant, what: str) -> None:
    with pytest.raises(Stale):
        COMMANDS[what](eva, service, version=7)
    with pytest.raises(Refused):
        COMMANDS[what](alice, service)
    with pytest.raises(NotFound):
        COMMANDS[what](eva, service, uid=uuid4())
    with activate(heidedorp):
        theirs = make_service("Van Heidedorp")
    with pytest.raises(NotFound):
        COMMANDS[what](eva, theirs)
    Service.objects.filter(pk=service.pk).update(locked=True, locked_by=marit.person)
    with pytest.raises(Refused, match="slot"):
        COMMANDS[what](eva, service)
    Service.objects.filter(pk=service.pk).update(locked=False, has_unpublished_changes=True)
    with pytest.raises(Refused, match="concept"):
        COMMANDS[what](eva, service)
    assert not AuditEntry.objects.filter(action="socialmap.entry_changed").exists()


@pytest.mark.parametrize("what", COMMANDS)
def test_what_an_editor_sets_on_an_entry_of_a_source_is_the_editors(service: Service, eva: Actor, what: str) -> None:
    Service.objects.filter(pk=service.pk).update(data_source="bron", external_id="1")
    COMMANDS[what](eva, service)
    assert FieldOwnership.objects.get().field == what


def test_the_same_number_stays_the_row_that_it_was(service: Service, eva: Actor) -> None:
    phone = make_phone("+31 10 123 45 67", service=service)
    COMMANDS["phones"](eva, service, phones=[PhoneNumber("010-1234567", "balie"), PhoneNumber("088 123")])
    phone.refresh_from_db()
    assert (phone.number, phone.description) == ("010-1234567", "balie")
    assert Phone.objects.count() == 2


def test_addresses_are_set_and_owned(service: Service, eva: Actor) -> None:
    Service.objects.filter(pk=service.pk).update(data_source="bron", external_id="1", email="oud@brug.example")
    entry = COMMANDS["phones"](eva, service, phones=[], email="nieuw@brug.example", url="https://brug.example")
    assert (entry.email, entry.url, entry.version) == ("nieuw@brug.example", "https://brug.example", 2)
    assert dict(FieldOwnership.objects.values_list("field", "source_value")) == {"email": "oud@brug.example", "url": ""}


@pytest.mark.parametrize(
    ("how", "field"),
    [
        ({"phones": [PhoneNumber("bel ons")]}, "phones"),
        ({"phones": [PhoneNumber("010 111"), PhoneNumber("010111")]}, "phones"),
        ({"phones": [PhoneNumber(f"010 {n:03}") for n in range(21)]}, "phones"),
        ({"phones": [], "email": "geen"}, "email"),
        ({"phones": [], "url": "javascript:alert(1)"}, "url"),
    ],
)
def test_what_cannot_reach_anybody_is_refused(service: Service, eva: Actor, how: dict[str, Any], field: str) -> None:
    with pytest.raises(Invalid) as wrong:
        services.set_contact(eva, entity="service", uid=service.uid, version=1, **how)
    assert wrong.value.fields[field]


def test_an_organization_has_a_website(service: Service, eva: Actor) -> None:
    organization = service.organization
    changed: Any = services.set_contact(
        eva, entity="organization", uid=organization.uid, version=1, phones=[], url="https://brug.example"
    )
    assert changed.website == "https://brug.example"


def test_words_of_one_list_leave_the_other_alone(service: Service, eva: Actor) -> None:
    entry = COMMANDS["terms"](eva, service, terms={"leefgebieden": ["wonen", "werk"], "doelgroepen": ["ouderen"]})
    COMMANDS["terms"](eva, entry, terms={"leefgebieden": ["werk"]})
    assert entry_to_edit(eva, "service", service.uid).terms == {"leefgebieden:werk", "doelgroepen:ouderen"}


@pytest.mark.parametrize("terms", [{"leefgebieden": ["ruimtevaart"]}, {"onzin": []}])
def test_a_word_that_is_in_no_list_is_refused(service: Service, eva: Actor, terms: dict[str, list[str]]) -> None:
    with pytest.raises(Invalid):
        COMMANDS["terms"](eva, service, terms=terms)
    assert not Attribute.objects.exists()


def test_a_municipality_that_is_none_is_refused(service: Service, eva: Actor) -> None:
    with pytest.raises(Invalid):
        COMMANDS["areas"](eva, service, municipalities=["GM9999"])
    assert not ServiceArea.objects.exists()
