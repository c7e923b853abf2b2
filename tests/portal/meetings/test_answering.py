"""Who is asked says whether they come; a full meeting has a waiting list."""

from uuid import uuid4

import pytest

from portal.meetings import services
from portal.meetings.models import Invitation, Meeting
from portal.meetings.words import Answer
from tenants.access import Actor, Role
from tenants.errors import Invalid, NotFound, Refused
from tenants.models import Team, Tenant
from tests.conftest import _actor
from tests.portal.meetings.conftest import planned, seat_of
from tests.portal.meetings.test_planning import told


def test_alice_comes_and_may_change_her_mind(alice: Actor, invited: Meeting) -> None:
    seat = seat_of(alice, invited)
    services.answer(alice, uid=invited.uid, invitation=seat.uid, answer=Answer.COMES, remark=" graag ")
    said = services.answer(alice, uid=invited.uid, invitation=seat.uid, answer=Answer.DECLINES)
    assert (said.answer, said.remark) == (Answer.DECLINES, "")


def test_bob_comes_for_his_team_and_the_team_keeps_its_seat(bob: Actor, invited: Meeting) -> None:
    of_team = invited.invitations.get(person=None)
    services.answer(bob, uid=invited.uid, invitation=of_team.uid, answer=Answer.COMES)
    assert seat_of(bob, invited).answer == Answer.COMES
    of_team.refresh_from_db()
    assert of_team.answer == Answer.NONE


def test_somebody_elses_invitation_is_refused(bob: Actor, alice: Actor, invited: Meeting) -> None:
    with pytest.raises(Refused, match="niet voor u"):
        services.answer(bob, uid=invited.uid, invitation=seat_of(alice, invited).uid, answer=Answer.DECLINES)


def test_an_invitation_of_another_meeting_is_none(alice: Actor, omar: Actor, invited: Meeting) -> None:
    other = services.plan(omar, planned=planned(title="Iets anders"))
    assert alice.person is not None
    (seat,) = services.invite(omar, uid=other.uid, people=[alice.person.uid])
    for uid in (seat.uid, uuid4()):
        with pytest.raises(NotFound):
            services.answer(alice, uid=invited.uid, invitation=uid, answer=Answer.COMES)


def test_a_replacement_is_a_colleague_and_gets_an_invitation(
    alice: Actor, anna: Actor, bob: Actor, invited: Meeting
) -> None:
    seat = seat_of(alice, invited)
    assert bob.person is not None
    assert anna.person is not None
    with pytest.raises(Invalid) as wrong:
        services.answer(alice, uid=invited.uid, invitation=seat.uid, answer=Answer.REPLACED, replacement=bob.person.uid)
    assert list(wrong.value.fields) == ["replacement"]
    services.answer(alice, uid=invited.uid, invitation=seat.uid, answer=Answer.REPLACED, replacement=anna.person.uid)
    assert seat_of(anna, invited).instead_of == seat
    assert told(anna) == ["meeting.invited"]


def test_a_full_meeting_has_a_waiting_list_and_the_longest_waiting_moves_up(
    open_meeting: Meeting, alice: Actor, bob: Actor, carla: Actor, anna: Actor
) -> None:
    for actor in (alice, bob, carla, anna):
        services.take_part(actor, uid=open_meeting.uid)
    assert [seat_of(actor, open_meeting).waiting for actor in (alice, bob, carla, anna)] == [False, False, True, True]

    seat = seat_of(alice, open_meeting)
    services.answer(alice, uid=open_meeting.uid, invitation=seat.uid, answer=Answer.DECLINES)
    assert [seat_of(actor, open_meeting).waiting for actor in (carla, anna)] == [False, True]
    assert told(carla) == ["meeting.seat_free"]


def test_who_has_a_seat_keeps_it_when_they_come_online(open_meeting: Meeting, alice: Actor, bob: Actor) -> None:
    for actor in (alice, bob):
        services.take_part(actor, uid=open_meeting.uid)
    seat = seat_of(alice, open_meeting)
    said = services.answer(alice, uid=open_meeting.uid, invitation=seat.uid, answer=Answer.ONLINE)
    assert not said.waiting


def test_nobody_registers_for_a_closed_meeting(carla: Actor, invited: Meeting) -> None:
    with pytest.raises(Refused, match="niet aanmelden"):
        services.take_part(carla, uid=invited.uid)
    assert not Invitation.objects.filter(person=carla.person).exists()


def test_a_volunteer_is_asked_like_anybody(omar: Actor, waterkant: Tenant, welfare: Team, meeting: Meeting) -> None:
    vera = _actor(waterkant, "Vera", Role.VOLUNTEER, welfare)
    assert vera.person is not None
    services.invite(omar, uid=meeting.uid, people=[vera.person.uid])
    services.announce(omar, uid=meeting.uid, version=1)
    assert Meeting.objects.visible_to(vera).get() == meeting


def test_a_seat_that_was_taken_back_closes_the_meeting(omar: Actor, alice: Actor, invited: Meeting) -> None:
    seat = seat_of(alice, invited)
    services.uninvite(omar, uid=invited.uid, invitation=seat.uid)
    assert not Meeting.objects.visible_to(alice).exists()
    assert told(alice) == ["meeting.uninvited"]
