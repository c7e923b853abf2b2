"""The organiser and the chair tick guests, write in who stands at the door, and print; nobody else sees a guest."""

from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from portal.meetings.models import Meeting
from portal.networking import services
from portal.networking.models import Guest
from portal.networking.models.guest import GuestQuerySet
from portal.networking.selectors import guest_list, on_paper
from tenants.access import Actor
from tenants.errors import Invalid, NotFound, Refused
from tenants.models import Tenant
from tests.factories.accounts import sign_in
from tests.portal.networking.conftest import HOST, Opened, comes


@pytest.fixture
def today(meeting: Meeting) -> Meeting:
    """The day has come."""
    _make_today(meeting)
    return meeting


def test_a_guest_is_ticked_and_a_mistake_taken_back(in_waterkant: Tenant, omar: Actor, meeting: Meeting) -> None:
    guest = comes(in_waterkant, meeting)
    _make_today(meeting)
    services.arrived(omar, uid=meeting.uid, guest=guest.uid)
    assert guest_list(omar, meeting.uid).guests[0].there
    services.not_there(omar, uid=meeting.uid, guest=guest.uid)
    assert not guest_list(omar, meeting.uid).guests[0].there


def test_not_before_the_day(in_waterkant: Tenant, omar: Actor, meeting: Meeting) -> None:
    guest = comes(in_waterkant, meeting)
    with pytest.raises(Invalid, match="op de dag zelf"):
        services.arrived(omar, uid=meeting.uid, guest=guest.uid)
    with pytest.raises(Invalid, match="op de dag zelf"):
        services.came_along(omar, uid=meeting.uid, name="Kees")


def test_somebody_at_the_door_is_written_in_also_when_it_is_full(omar: Actor, today: Meeting) -> None:
    for name in ("Kees", "Lies", "Mo"):
        made = services.came_along(omar, uid=today.uid, name=f" {name} ", organisation="Buurtkeuken")
        assert (made.name, made.waiting, made.arrived_at is not None) == (name, False, True)
    with pytest.raises(Invalid):
        services.came_along(omar, uid=today.uid, name="  ")


def test_taking_off_wipes_and_gives_the_seat_on(in_waterkant: Tenant, omar: Actor, meeting: Meeting) -> None:
    gerda, _hans, ineke = (comes(in_waterkant, meeting, name) for name in ("Gerda", "Hans", "Ineke"))
    assert ineke.waiting
    services.take_off(omar, uid=meeting.uid, guest=gerda.uid)
    ineke.refresh_from_db()
    assert not ineke.waiting
    assert [each.name for each in guest_list(omar, meeting.uid).guests] == ["Hans", "Ineke"]


def test_others_see_no_guest_and_do_nothing_with_one(
    in_waterkant: Tenant, alice: Actor, marit: Actor, frits: Actor, ria: Actor, anonymous: Actor, meeting: Meeting
) -> None:
    guest = comes(in_waterkant, meeting)
    for actor in (alice, marit, frits, ria, anonymous):
        assert not Guest.objects.visible_to(actor).exists()
        for step in (services.arrived, services.not_there, services.take_off):
            with pytest.raises((Refused, NotFound)):
                step(actor, uid=meeting.uid, guest=guest.uid)
        with pytest.raises((Refused, NotFound)):
            guest_list(actor, meeting.uid)
        with pytest.raises((Refused, NotFound)):
            on_paper(actor, meeting.uid)


def test_the_chair_keeps_the_list_of_that_meeting_alone(
    in_waterkant: Tenant, alice: Actor, bob: Actor, meeting: Meeting
) -> None:
    comes(in_waterkant, meeting)
    Meeting.objects.filter(pk=meeting.pk).update(chair=alice.person)
    assert Guest.objects.visible_to(alice).count() == 1
    assert not Guest.objects.visible_to(bob).exists()


def test_without_visible_to_anybody_would_see_guests(
    in_waterkant: Tenant, alice: Actor, meeting: Meeting, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sabotage."""
    comes(in_waterkant, meeting)
    monkeypatch.setattr(GuestQuerySet, "visible_to", lambda self, _actor: self)
    assert Guest.objects.visible_to(alice).exists()


def test_a_guest_of_another_meeting_is_none(
    in_waterkant: Tenant, omar: Actor, meeting: Meeting, opened: Opened
) -> None:
    other = comes(in_waterkant, opened())
    for uid in (other.uid, uuid4()):
        with pytest.raises(NotFound):
            services.take_off(omar, uid=meeting.uid, guest=uid)


def test_the_screens_work_and_show_no_address(in_waterkant: Tenant, omar: Actor, meeting: Meeting) -> None:
    guest = comes(in_waterkant, meeting)
    client = sign_in(Client(SERVER_NAME=HOST), omar)
    base = f"/overleggen/{meeting.uid}/"
    for address in ("", "gasten/", "lijst/", "naamkaartjes/"):
        page = client.get(f"{base}{address}").content.decode()
        assert "gast.example" not in page
        assert ("Gerda" in page) == (address != "")
    _make_today(meeting)
    assert client.post(f"{base}gasten/{guest.uid}/").status_code == 302
    assert client.post(f"{base}gasten/erbij/", {"name": "Kees"}).status_code == 302
    assert client.post(f"{base}gasten/erbij/", {"name": ""}).status_code == 422
    page = client.get(f"{base}gasten/").content.decode()
    assert "Kees" in page
    assert "Vergissing" in page
    assert client.post(f"{base}gasten/{guest.uid}/vergissing/").status_code == 302
    assert client.post(f"{base}gasten/{guest.uid}/afmelden/").status_code == 302
    assert "Gerda" not in client.get(f"{base}gasten/").content.decode()


def _make_today(meeting: Meeting) -> None:
    start = timezone.now().replace(minute=0, second=0, microsecond=0)
    Meeting.objects.filter(pk=meeting.pk).update(starts_at=start, ends_at=start + (meeting.ends_at - meeting.starts_at))
