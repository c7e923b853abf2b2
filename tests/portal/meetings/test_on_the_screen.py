"""The screens of meetings, as each role walks them."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from portal.meetings import services
from portal.meetings.models import Invitation, Meeting
from portal.meetings.words import Answer, MeetingState
from tenants.access import Actor
from tests.factories.accounts import sign_in
from tests.portal.meetings.conftest import in_days, planned, seat_of

FILLED = {
    "kind": "coordination", "title": "Afstemming wonen", "starts": "10:00", "ends": "12:00", "place": "De Brug",
    "audience": "invited",
}  # fmt: skip


def client(actor: Actor) -> Client:
    return sign_in(Client(), actor)


def at(name: str, *args: Any) -> str:
    return reverse(f"meetings:{name}", args=args)


def test_omar_plans_invites_and_announces(omar: Actor, alice: Actor, in_waterkant: Any) -> None:
    browser = client(omar)
    sent = {**FILLED, "starts_on": in_days(9).date().isoformat()}
    made = browser.post(at("new"), sent)
    meeting = Meeting.objects.get()
    assert made["Location"] == at("invite", meeting.uid)

    assert alice.person is not None
    browser.post(at("invite", meeting.uid), {"people": [str(alice.person.uid)]})
    browser.post(at("announce", meeting.uid), {"version": meeting.version})
    meeting.refresh_from_db()
    assert meeting.state == MeetingState.INVITED
    assert seat_of(alice, meeting).answer == Answer.NONE


def test_what_is_wrong_stands_at_its_field_and_nothing_typed_is_lost(omar: Actor, in_waterkant: Any) -> None:
    sent = {**FILLED, "starts_on": in_days(-3).date().isoformat(), "place": "Kleine zaal"}
    answer = client(omar).post(at("new"), sent)
    assert answer.status_code == 422
    assert answer.context["form"].errors == {"starts_on": ["Kies een moment dat nog komt."]}
    assert b"Kleine zaal" in answer.content


def test_an_hour_that_the_clock_skips_is_no_time(omar: Actor, in_waterkant: Any) -> None:
    answer = client(omar).post(at("new"), {**FILLED, "starts_on": "2027-03-28", "starts": "02:30"})
    assert "bestaat niet" in str(answer.context["form"].errors["starts"])


def test_alice_answers_on_the_page(alice: Actor, invited: Meeting) -> None:
    browser, seat = client(alice), seat_of(alice, invited)
    assert b"Komt u?" in browser.get(at("meeting", invited.uid)).content
    browser.post(at("answer", invited.uid, seat.uid), {"answer": "comes"})
    seat.refresh_from_db()
    assert seat.answer == Answer.COMES


def test_without_a_choice_alice_is_told_to_choose(alice: Actor, invited: Meeting) -> None:
    answer = client(alice).post(at("answer", invited.uid, seat_of(alice, invited).uid), {"remark": "Ik weet het niet"})
    assert answer.status_code == 422
    assert "Kies een antwoord." in answer.content.decode()
    assert b"Ik weet het niet" in answer.content


def test_a_cancelled_meeting_says_why(omar: Actor, alice: Actor, invited: Meeting) -> None:
    client(omar).post(at("cancel", invited.uid), {"version": invited.version, "because": "Geen zaal."})
    page = client(alice).get(at("meeting", invited.uid)).content.decode()
    assert "gaat niet door" in page
    assert "Geen zaal." in page


def test_somebody_who_is_not_asked_gets_no_page(carla: Actor, alice: Actor, bob: Actor, meeting: Meeting) -> None:
    for actor, status in ((carla, 200), (alice, 404), (bob, 404)):
        assert client(actor).get(at("meeting", meeting.uid)).status_code == status


def test_attendance_is_ticked_on_the_day_by_the_chair_too(
    omar: Actor, alice: Actor, bob: Actor, in_waterkant: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert alice.person is not None
    assert bob.person is not None
    made = services.plan(omar, planned=planned(chair=bob.person.uid))
    services.invite(omar, uid=made.uid, people=[alice.person.uid])
    services.announce(omar, uid=made.uid, version=1)
    seat = seat_of(alice, made)
    browser = client(bob)
    browser.post(at("arrived", made.uid, seat.uid))
    seat.refresh_from_db()
    assert seat.arrived_at is None, "it is not the day yet"

    Meeting.objects.update(starts_at=in_days(0, 0), ends_at=in_days(0, 23))
    browser.post(at("arrived", made.uid, seat.uid))
    seat.refresh_from_db()
    assert seat.is_there

    browser.post(at("left", made.uid, seat.uid))
    seat.refresh_from_db()
    assert not seat.is_there
    assert client(alice).get(at("attendance", made.uid)).status_code == 403


def test_who_comes_unasked_is_noted_at_the_door(omar: Actor, bob: Actor, invited: Meeting, carla: Actor) -> None:
    Meeting.objects.update(starts_at=in_days(0, 0), ends_at=in_days(0, 23))
    assert carla.team is not None
    client(omar).post(at("came_along", invited.uid), {"team": str(carla.team.uid)})
    assert Invitation.objects.get(team=carla.team).is_there


@pytest.mark.parametrize("rows", [1, 10, 100])
def test_the_list_costs_the_same_however_long(
    omar: Actor, in_waterkant: Any, rows: int, django_assert_num_queries: Any
) -> None:
    from portal.meetings.selectors import meetings

    first = services.plan(omar, planned=planned())
    for number in range(rows - 1):
        Meeting.objects.create(
            kind=first.kind, title=f"{number}", starts_at=first.starts_at, ends_at=first.ends_at, place="x",
            organiser=first.organiser, organiser_team=first.organiser_team,
        )  # fmt: skip
    with django_assert_num_queries(2):
        found = meetings(omar)
    assert len(found.lines) == min(rows, 25)
    assert (found.next is not None) == (rows > 25)


def test_the_pages_of_the_list_hold_everything_once(omar: Actor, in_waterkant: Any) -> None:
    from portal.meetings.selectors import meetings

    first = services.plan(omar, planned=planned())
    for number in range(59):
        Meeting.objects.create(
            kind=first.kind, title=f"{number}", starts_at=first.starts_at, ends_at=first.ends_at, place="x",
            organiser=first.organiser, organiser_team=first.organiser_team,
        )  # fmt: skip
    seen, place = [], None
    for _page in range(3):
        found = meetings(omar, after=place)
        seen += [line.uid for line in found.lines]
        place = found.next
    assert place is None
    assert len(seen) == len(set(seen)) == 60
