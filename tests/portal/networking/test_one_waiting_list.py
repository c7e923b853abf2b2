"""Guests and people who work here share one capacity and one waiting list."""

from datetime import timedelta

import pytest
from django.utils import timezone

from portal.meetings import seats
from portal.meetings import services as meetings
from portal.meetings.models import Meeting
from portal.meetings.selectors import meeting_page
from portal.meetings.words import Answer
from portal.networking import places
from portal.networking.models import Guest
from portal.networking.reminding import remind
from tenants.access import Actor
from tenants.models import Tenant
from tests.factories.retention import erased_by
from tests.portal.networking.conftest import Opened, ask, change_to, comes, leaves, subjects


def test_whoever_comes_first_gets_the_seat(in_waterkant: Tenant, alice: Actor, bob: Actor, meeting: Meeting) -> None:
    meetings.take_part(alice, uid=meeting.uid)
    gerda = comes(in_waterkant, meeting, "Gerda")
    hans = comes(in_waterkant, meeting, "Hans")
    seat = meetings.take_part(bob, uid=meeting.uid)
    assert [gerda.waiting, hans.waiting, seat.waiting] == [False, True, True]
    page = meeting_page(alice, meeting.uid)
    assert (page.coming, page.waiting, page.free) == (2, 2, 0)

    leaves(in_waterkant, gerda)
    hans.refresh_from_db()
    seat.refresh_from_db()
    assert [hans.waiting, seat.waiting] == [False, True]
    assert subjects()[-1] == "Er is nu plek voor u"


def test_a_member_who_says_off_gives_the_seat_to_a_guest_who_waits(
    in_waterkant: Tenant, alice: Actor, bob: Actor, meeting: Meeting
) -> None:
    seat, _other = [meetings.take_part(actor, uid=meeting.uid) for actor in (alice, bob)]
    gerda = comes(in_waterkant, meeting)
    meetings.answer(alice, uid=meeting.uid, invitation=seat.uid, answer=Answer.DECLINES)
    gerda.refresh_from_db()
    assert not gerda.waiting


def test_a_larger_room_seats_who_waits(in_waterkant: Tenant, omar: Actor, meeting: Meeting) -> None:
    for name in ("Gerda", "Hans", "Ineke", "Joop"):
        comes(in_waterkant, meeting, name)
    assert Guest.objects.filter(waiting=True).count() == 2
    change_to(omar, meeting, capacity=3)
    assert Guest.objects.filter(waiting=True).count() == 1


def test_without_the_hook_a_guest_would_sit_on_a_taken_chair(
    in_waterkant: Tenant, alice: Actor, bob: Actor, meeting: Meeting, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sabotage: the kernel does not hear of guests."""
    for name in ("Gerda", "Hans"):
        comes(in_waterkant, meeting, name)
    monkeypatch.setattr(seats, "_others", {})
    assert not meetings.take_part(alice, uid=meeting.uid).waiting
    monkeypatch.setattr(seats, "_others", {"guests": places.GUESTS})
    assert meetings.take_part(bob, uid=meeting.uid).waiting


def test_who_did_not_confirm_takes_no_seat(in_waterkant: Tenant, alice: Actor, meeting: Meeting) -> None:
    for name in ("Gerda", "Hans", "Ineke"):
        ask(in_waterkant, meeting, name)
    assert not meetings.take_part(alice, uid=meeting.uid).waiting


def test_guests_with_a_seat_are_reminded_once_two_working_days_before(in_waterkant: Tenant, opened: Opened) -> None:
    soon, later = opened(days=1, capacity=1), opened(days=20)
    comes(in_waterkant, soon)
    comes(in_waterkant, soon, "Hans")  # waits
    comes(in_waterkant, later, "Ineke")
    before = len(subjects())
    assert (remind(timezone.now()), remind(timezone.now())) == (1, 0)
    assert subjects()[before:] == ["Binnenkort: uw bijeenkomst"]


def test_a_guest_goes_a_month_after_the_meeting_and_who_never_confirmed_after_a_week(
    in_waterkant: Tenant, omar: Actor, meeting: Meeting
) -> None:
    comes(in_waterkant, meeting)
    ask(in_waterkant, meeting, "Hans")
    moved = change_to(omar, meeting, ends_at=meeting.ends_at + timedelta(hours=1))
    assert set(Guest.objects.values_list("meeting_ends_at", flat=True)) == {moved.ends_at}
    assert [_erased("networking.unconfirmed", days) for days in (6, 8)] == [0, 1]
    assert [_erased("networking.guest", days) for days in (8 + 29, 8 + 31)] == [0, 1]
    assert not Guest.objects.exists()


def _erased(rule: str, days: int) -> int:
    """How many guests this rule takes when it runs so many days from now."""
    return erased_by(rule, timezone.now() + timedelta(days=days))
