"""An editor sets where a service is given: places that are known, moved, or new; with pin and secrecy."""

import pytest

from portal.socialmap.drafting.history import history
from portal.socialmap.drafting.selectors import entry_to_edit
from portal.socialmap.models import Address, Location, Service, ServiceAtLocation
from portal.socialmap.selectors import service_page
from portal.socialmap.services import PlaceToSet
from portal.socialmap.services.places import PostalAddress
from tenants.access import Actor
from tenants.context import activate
from tenants.errors import Invalid, NotFound, Stale
from tenants.models import Tenant
from tests.factories.socialmap import make_location, make_service
from tests.portal.socialmap.nested.conftest import COMMANDS, KADE


def test_a_new_place_with_a_pin(service: Service, eva: Actor) -> None:
    COMMANDS["places"](eva, service, places=[PlaceToSet(name="Buurthuis", address=KADE, pin=(51.9, 4.3))])
    [place] = entry_to_edit(eva, "service", service.uid).places
    assert (place.name, place.address, place.latitude, place.services) == ("Buurthuis", str(KADE), 51.9, 1)


def test_a_place_is_let_go_and_stays_for_others(service: Service, eva: Actor) -> None:
    location = make_location(service)
    COMMANDS["places"](eva, service, places=[])
    assert not ServiceAtLocation.objects.exists()
    assert Location.objects.get() == location


def test_a_known_place_moves_becomes_secret_and_loses_its_pin(service: Service, eva: Actor, anonymous: Actor) -> None:
    location = make_location(service)
    there = PostalAddress("Stille weg 2", "3131 BB", "Waterkant")
    COMMANDS["places"](eva, service, places=[PlaceToSet(location.uid, 1, "Opvang", there, secret=True)])
    location.refresh_from_db()
    assert (location.secret, location.latitude, location.version) == (True, None, 2)
    assert Address.objects.get().address_1 == "Stille weg 2"
    assert "Stille weg" not in str(service_page(anonymous, service.uid))


def test_why_is_told_in_the_history_of_each_place_that_changes(service: Service, eva: Actor) -> None:
    known = make_location(service)
    places = [
        PlaceToSet(known.uid, 1, "Opvang", PostalAddress("Plein 2", "3131 BB", "Waterkant")),
        PlaceToSet(address=KADE),
    ]
    COMMANDS["places"](eva, service, places=places, why="De inloop is verhuisd.")

    told = {place.name: history(eva, "location", place.uid)[0] for place in Location.objects.all()}
    assert {name: (line.what, line.why) for name, line in told.items()} == {
        "Opvang": ("Vermelding gewijzigd", "De inloop is verhuisd."),
        "Kade 1": ("Vermelding gemaakt", "De inloop is verhuisd."),
    }


def test_why_is_told_when_only_the_place_changes(service: Service, eva: Actor) -> None:
    known = make_location(service)
    COMMANDS["places"](eva, service, places=[PlaceToSet(known.uid, 1, "Opvang")], why="Nieuwe naam.")

    assert [line.why for line in history(eva, "location", known.uid)] == ["Nieuwe naam."]


def test_a_place_that_a_colleague_changed_meanwhile_is_not_written(service: Service, eva: Actor) -> None:
    location = make_location(service)
    with pytest.raises(Stale):
        COMMANDS["places"](eva, service, places=[PlaceToSet(location.uid, 9, "Anders", KADE)])


def test_a_place_of_another_portal_is_not_found(service: Service, eva: Actor, heidedorp: Tenant) -> None:
    with activate(heidedorp):
        theirs = make_location(make_service())
    with pytest.raises(NotFound):
        COMMANDS["places"](eva, service, places=[PlaceToSet(theirs.uid)])


@pytest.mark.parametrize(
    "place",
    [
        PlaceToSet(),
        PlaceToSet(address=PostalAddress("", "3131 AA", "Waterkant")),
        PlaceToSet(address=PostalAddress("Kade 1", "0131 AA", "Waterkant")),
        PlaceToSet(address=KADE, pin=(91, 4)),
    ],
)
def test_a_place_that_cannot_be_is_refused(service: Service, eva: Actor, place: PlaceToSet) -> None:
    with pytest.raises(Invalid) as wrong:
        COMMANDS["places"](eva, service, places=[place])
    assert wrong.value.fields["places"].endswith(".")
    assert not Location.objects.exists()
