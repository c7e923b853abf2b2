"""The programme: written by the organiser, shown to everybody, with a group to choose in each round."""

from datetime import time
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from portal.meetings import services as meetings
from portal.meetings.models import Meeting
from portal.networking import groups, links, services
from portal.networking.models import Choice, Guest, ProgrammePart
from portal.networking.selectors.programme import programme
from portal.networking.services import Given, Written
from tenants.access import Actor, anonymous
from tenants.errors import Invalid, NotFound, Refused
from tenants.models import Tenant
from tests.factories.accounts import sign_in
from tests.portal.networking.conftest import HOST, Opened, subjects, to_guests


@pytest.fixture
def big(opened: Opened) -> Meeting:
    """From ten to twelve, with room for everybody."""
    return opened()


def write(omar: Actor, meeting: Meeting, title: str = "Welkom", **changed: object) -> ProgrammePart:
    given: dict[str, object] = {"title": title, "starts": time(10), "ends": time(10, 30), **changed}
    return services.write_part(omar, uid=meeting.uid, written=Written(**given))  # type: ignore[arg-type]


@pytest.fixture
def letters(omar: Actor, big: Meeting) -> ProgrammePart:
    """A group for one, in a round."""
    of = write(omar, big, "Ronde 1", starts=time(10, 30), ends=time(11))
    write(omar, big, "Geld en schaamte", round=of.uid)
    return write(omar, big, "Een brief", round=of.uid, room="Zaal 1", speaker="Bibliotheek", capacity=1)


def come(tenant: Tenant, meeting: Meeting, name: str, *chosen: ProgrammePart) -> Guest:
    given = Given(name=name, email=f"{name.lower()}@gast.example", groups=tuple(each.uid for each in chosen))
    services.ask(anonymous(tenant), uid=meeting.uid, given=given)
    guest = Guest.objects.order_by("pk").last()
    assert guest is not None
    return guest


def confirm(tenant: Tenant, guest: Guest) -> None:
    services.confirm(anonymous(tenant), uid=guest.uid, proof=links.proof_of(tenant, guest.uid, links.CONFIRM))


def test_parts_stand_in_order_and_groups_under_their_round(omar: Actor, big: Meeting, letters: ProgrammePart) -> None:
    write(omar, big)
    shown = programme(big)
    assert [part.title for part in shown] == ["Welkom", "Ronde 1"]
    assert [(each.letter, each.title, each.free) for each in shown[1].groups] == [
        ("A", "Geld en schaamte", None),
        ("B", "Een brief", 1),
    ]
    assert letters.starts_at == shown[1].starts_at


def test_groups_move_with_their_round(omar: Actor, big: Meeting, letters: ProgrammePart) -> None:
    assert letters.round is not None
    moved = Written(title="Ronde 1", starts=time(11), ends=time(12))
    services.write_part(omar, uid=big.uid, written=moved, part=letters.round.uid)
    letters.refresh_from_db()
    assert letters.starts_at == programme(big)[0].starts_at


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"title": " "}, "title"),
        ({"starts": None}, "starts"),
        ({"ends": time(9)}, "ends"),
        ({"starts": time(8), "ends": time(9)}, "starts"),
        ({"room": "x" * 81}, "room"),
        ({"capacity": 0}, "capacity"),
        ({"round": uuid4()}, "round"),
    ],
)
def test_what_cannot_be_is_told_at_its_field(omar: Actor, big: Meeting, changed: dict[str, object], field: str) -> None:
    with pytest.raises(Invalid) as wrong:
        write(omar, big, **changed)  # type: ignore[arg-type]
    assert list(wrong.value.fields) == [field]
    assert not ProgrammePart.objects.exists()


def test_only_the_organiser_writes(alice: Actor, anonymous: Actor, omar: Actor, big: Meeting) -> None:
    part = write(omar, big)
    for actor in (alice, anonymous):
        with pytest.raises((Refused, NotFound)):
            write(actor, big)
        with pytest.raises((Refused, NotFound)):
            services.remove_part(actor, uid=big.uid, part=part.uid)


def test_guests_and_members_choose_a_group_until_it_is_full(
    in_waterkant: Tenant, alice: Actor, bob: Actor, big: Meeting, letters: ProgrammePart
) -> None:
    with pytest.raises(Refused, match="Zeg eerst"):
        services.choose(alice, uid=big.uid, chosen=[letters.uid])
    for actor in (alice, bob):
        meetings.take_part(actor, uid=big.uid)
    services.choose(alice, uid=big.uid, chosen=[letters.uid])
    services.choose(alice, uid=big.uid, chosen=[letters.uid])
    for refused in (
        lambda: services.choose(bob, uid=big.uid, chosen=[letters.uid]),
        lambda: come(in_waterkant, big, "Gerda", letters),
    ):
        with pytest.raises(Invalid, match="vol"):
            refused()
    services.choose(alice, uid=big.uid, chosen=[])
    services.choose(bob, uid=big.uid, chosen=[letters.uid])
    assert Choice.objects.count() == 1


def test_one_group_in_a_round_and_of_this_meeting(
    omar: Actor, alice: Actor, big: Meeting, letters: ProgrammePart, opened: Opened
) -> None:
    meetings.take_part(alice, uid=big.uid)
    other = opened()
    elsewhere = write(omar, other, "Groep", round=write(omar, other, "Ronde").uid)
    both = list(ProgrammePart.objects.filter(round=letters.round).values_list("uid", flat=True))
    for chosen in (both, [elsewhere.uid], [uuid4()], [programme(big)[0].uid]):
        with pytest.raises(Invalid):
            services.choose(alice, uid=big.uid, chosen=chosen)


def test_who_confirms_too_late_for_a_group_comes_without_it_and_reads_so(
    in_waterkant: Tenant, big: Meeting, letters: ProgrammePart
) -> None:
    gerda, hans = come(in_waterkant, big, "Gerda", letters), come(in_waterkant, big, "Hans", letters)
    for guest in (hans, gerda):
        confirm(in_waterkant, guest)
    assert groups.taken(big) == {letters.pk: 1}
    assert list(Choice.objects.values_list("guest", flat=True)) == [hans.pk]
    assert subjects().count("U bent aangemeld") == 2
    told = {mail.to[0]: str(mail.body) for mail in to_guests() if "aangemeld" in mail.subject}
    assert "is nu vol" in told["gerda@gast.example"]
    assert "is nu vol" not in told["hans@gast.example"]


def test_who_says_off_leaves_room_in_the_group(in_waterkant: Tenant, big: Meeting, letters: ProgrammePart) -> None:
    guest = come(in_waterkant, big, "Gerda", letters)
    confirm(in_waterkant, guest)
    services.leave(anonymous(in_waterkant), uid=guest.uid, proof=links.proof_of(in_waterkant, guest.uid, links.LEAVE))
    assert groups.taken(big) == {}


def test_the_screens_of_a_visitor_and_of_who_works_here(
    visitor: Client, omar: Actor, alice: Actor, big: Meeting, letters: ProgrammePart
) -> None:
    page = visitor.get(f"/activiteiten/{big.uid}/").content.decode()
    assert [said for said in ("Ronde 1", "B. Een brief", "Zaal 1", "nog 1 plek") if said not in page] == []
    assert letters.round is not None
    field = f"round_{letters.round.uid.hex}"
    form = {"name": "Gerda", "email": "gerda@gast.example", field: str(letters.uid)}
    assert visitor.post(f"/activiteiten/{big.uid}/aanmelden/", {**form, field: "onzin"}).status_code == 422
    assert visitor.post(f"/activiteiten/{big.uid}/aanmelden/", form).status_code == 302
    assert Choice.objects.get().group == letters

    organiser = sign_in(Client(SERVER_NAME=HOST), omar)
    base = f"/overleggen/{big.uid}/programma/"
    assert organiser.post(base, {"title": "Borrel", "starts": "11:00", "ends": "12:00"}).status_code == 302
    assert organiser.post(base, {"title": "", "starts": "11:00", "ends": "10:00"}).status_code == 422
    assert "Borrel" in organiser.get(base).content.decode()
    assert "Zaal 1" in organiser.get(f"{base}{letters.uid}/").content.decode()
    assert organiser.post(f"{base}{letters.uid}/weg/").status_code == 302

    member = sign_in(Client(SERVER_NAME=HOST), alice)
    meetings.take_part(alice, uid=big.uid)
    assert "Bewaar mijn keuze" in member.get(f"/overleggen/{big.uid}/").content.decode()
    assert member.post(f"{base}kies/", {field: "onzin"}).status_code == 302
    assert member.get(base).status_code == 404


def test_a_programme_costs_the_same_for_1_10_and_50_parts(omar: Actor, in_waterkant: Tenant, big: Meeting) -> None:
    of = write(omar, big, "Ronde")
    costs, there = [], 0
    for number in (1, 10, 50):
        for each in range(there, number):
            write(omar, big, f"Groep {each}", round=of.uid)
        there = number
        with CaptureQueriesContext(connection) as captured:
            assert len(programme(big)[0].groups) == number
        costs.append(len(captured))
    assert costs == [2, 2, 2]


def test_without_the_check_a_group_would_be_overbooked(
    in_waterkant: Tenant, alice: Actor, big: Meeting, letters: ProgrammePart, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sabotage."""
    confirm(in_waterkant, come(in_waterkant, big, "Gerda", letters))
    meetings.take_part(alice, uid=big.uid)
    monkeypatch.setattr(groups, "refuse_full", lambda *_args, **_kwargs: None)
    services.choose(alice, uid=big.uid, chosen=[letters.uid])
    assert groups.taken(big)[letters.pk] == 2
