"""An identifiable item opens per team: invited, with a ground of its own, at its moment. Nothing else opens it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from portal.agendas import selectors, services
from portal.agendas.models import AgendaItem
from portal.agendas.opening import count_again, opens_at
from portal.cases.models import Case, CaseAccess
from portal.cases.words import Level
from portal.consent.services import withdraw
from portal.meetings import services as meetings
from portal.meetings.models import Meeting
from tenants.access import Actor
from tenants.errors import NotFound
from tenants.models import Team
from tests.portal.agendas.conftest import Joins, comes, goes, hears, held_now, opens_now


def test_the_own_team_hears_it_and_the_others_do_not_yet(
    alice: Actor, bob: Actor, carla: Actor, credit_bank: Team, admitted: AgendaItem, joins: Joins
) -> None:
    joins(credit_bank)
    assert hears(alice, admitted)
    assert not hears(bob, admitted)
    assert not hears(carla, admitted)


def test_it_opens_to_prepare_when_its_time_comes_with_a_ground_alone(
    bob: Actor, carla: Actor, credit_bank: Team, admitted: AgendaItem, joins: Joins
) -> None:
    opens_now(admitted)
    assert not hears(bob, admitted)
    joins(credit_bank)
    assert hears(bob, admitted)
    assert not hears(carla, admitted)


def test_a_team_with_a_ground_that_is_not_invited_does_not_hear(
    carla: Actor, bob: Actor, credit_bank: Team, meeting: Meeting, admitted: AgendaItem, joins: Joins
) -> None:
    joins(credit_bank)
    opens_now(admitted)
    meetings.uninvite(carla, uid=meeting.uid, invitation=meeting.invitations.get(team=credit_bank).uid)
    assert not hears(bob, admitted)


def test_at_the_table_it_is_for_who_is_there_with_a_ground(
    alice: Actor, bob: Actor, carla: Actor, credit_bank: Team, meeting: Meeting, admitted: AgendaItem, joins: Joins
) -> None:
    joins(credit_bank)
    held_now(meeting)
    comes(meeting, bob)
    services.start(carla, uid=admitted.uid)
    assert hears(bob, admitted)
    assert not hears(alice, admitted)  # her own item, and she is not there
    goes(meeting, bob)
    assert not hears(bob, admitted)


def test_a_withdrawn_ground_closes_it_in_the_next_request(
    alice: Actor, bob: Actor, carla: Actor, credit_bank: Team, meeting: Meeting, admitted: AgendaItem, joins: Joins
) -> None:
    ground = joins(credit_bank)
    held_now(meeting)
    for actor in (alice, bob):
        comes(meeting, actor)
    services.start(carla, uid=admitted.uid)
    assert selectors.item_page(bob, admitted.uid).item == admitted

    withdraw(alice, ground_uid=ground.uid)

    with pytest.raises(NotFound):
        selectors.item_page(bob, admitted.uid)
    found = selectors.item_page(alice, admitted.uid).hearing
    assert [each.name.split(",")[0] for each in found.hears] == ["Welzijn De Brug"]
    assert "Ingetrokken" in found.waits[0].why
    assert timezone.localtime().strftime("%H.") in found.waits[0].why


def test_minutes_are_for_who_still_has_a_ground(
    alice: Actor, bob: Actor, carla: Actor, credit_bank: Team, meeting: Meeting, admitted: AgendaItem, joins: Joins
) -> None:
    joins(credit_bank)
    held_now(meeting)
    services.start(carla, uid=admitted.uid)
    services.finish(carla, uid=admitted.uid)
    assert hears(bob, admitted)
    CaseAccess.objects.filter(team=credit_bank).update(until=timezone.localdate() - timedelta(days=1))
    assert not hears(bob, admitted)
    assert hears(alice, admitted)


def test_a_part_of_a_case_is_too_little(bob: Actor, credit_bank: Team, admitted: AgendaItem, joins: Joins) -> None:
    joins(credit_bank)
    opens_now(admitted)
    CaseAccess.objects.filter(team=credit_bank).update(level=Level.AGREED)
    assert not hears(bob, admitted)


def test_a_meeting_that_moved_closes_its_items_until_they_are_counted_again(
    bob: Actor, credit_bank: Team, meeting: Meeting, admitted: AgendaItem, joins: Joins
) -> None:
    joins(credit_bank)
    opens_now(admitted)
    Meeting.objects.filter(pk=meeting.pk).update(
        starts_at=meeting.starts_at + timedelta(days=30), ends_at=meeting.ends_at + timedelta(days=30)
    )
    assert not hears(bob, admitted)
    assert count_again() == 1
    assert not hears(bob, admitted)


def test_the_chair_without_a_ground_gets_a_time_window_and_everybody_a_lock_in_it(
    alice: Actor, carla: Actor, case: Case, meeting: Meeting, admitted: AgendaItem
) -> None:
    found = selectors.agenda(carla, meeting)
    (line,) = found.lines
    assert (line.closed, line.title, line.code, line.uid, line.kind) == (True, "Besloten tijd", "", None, "")
    assert {window for seat in found.seated for window in seat.windows} == {"closed"}
    with pytest.raises(NotFound):
        selectors.item_page(carla, admitted.uid)
    (own,) = selectors.agenda(alice, meeting).lines
    assert (own.closed, own.code) == (False, case.code)


def test_an_administrator_sees_slots_and_never_persons(marit: Actor, meeting: Meeting, admitted: AgendaItem) -> None:
    opens_now(admitted)
    (line,) = selectors.agenda(marit, meeting).lines
    assert (line.uid, line.run_uid, line.code, line.title) == (None, None, "", "Besloten tijd")
    assert line.minutes == 15


def test_two_working_days_before_means_over_the_weekend_and_holidays() -> None:
    from datetime import datetime

    from tenants.dutch_time import DUTCH_TIME

    tuesday = datetime(
        2027, 3, 30, 13, 30, tzinfo=DUTCH_TIME
    )  # after Good Friday, Easter, and the clock that went forward
    assert opens_at(tuesday, 2) == datetime(2027, 3, 24, 13, 30, tzinfo=DUTCH_TIME)
    assert opens_at(tuesday, 0) == tuesday


def test_the_same_case_elsewhere_is_noticed_by_its_own_circle_alone(
    alice: Actor, carla: Actor, case: Case, meeting: Meeting, admitted: AgendaItem
) -> None:
    from tests.portal.agendas.conftest import about

    other = services.propose(alice, meeting=meeting.uid, proposal=about(case, anonymous=True))
    services.admit(carla, uid=other.uid)
    assert [each.title for each in selectors.item_page(alice, other.uid).elsewhere] == ["Casuïstiek Noord"]
    assert selectors.item_page(carla, other.uid).elsewhere == ()
    assert selectors.item_page(carla, other.uid).case is None
