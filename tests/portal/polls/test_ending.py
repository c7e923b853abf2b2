"""Reminding, closing, choosing the day, and what is wiped afterwards."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from portal.meetings.models import Invitation, Meeting
from portal.meetings.words import MeetingState
from portal.notifications.models import Notification
from portal.polls import services
from portal.polls.mails import write_decided
from portal.polls.models import Poll, Voter
from portal.polls.retention import OUTSIDERS, OVER_AND_DONE
from portal.polls.watching import close_what_ended, remind
from portal.polls.words import Can, PollState
from tenants.access import Actor
from tenants.errors import Invalid, Refused
from tenants.retention.selecting import due
from tests.portal.polls.conftest import answer, days_of, fresh, said
from tests.portal.polls.test_making_a_poll import told


def test_one_press_makes_the_meeting_with_everybody_on_its_list(
    sent: Poll, omar: Actor, alice: Actor, bob: Actor
) -> None:
    answer(bob, sent, Can.YES)
    day = days_of(sent)[1]

    meeting = services.decide(omar, uid=sent.uid, version=sent.version, day=day.uid)

    assert (meeting.starts_at, meeting.minutes, meeting.state) == (day.starts_at, 90, MeetingState.PLANNED)
    assert {seat.person_id for seat in Invitation.objects.filter(meeting=meeting)} == {
        None, alice.person and alice.person.pk, bob.person and bob.person.pk,
    }  # fmt: skip
    assert told(alice) == ["poll.asked", "poll.decided"]
    assert "meeting.invited" not in told(bob)
    assert fresh(sent).meeting == meeting
    with pytest.raises(Refused):
        services.decide(omar, uid=sent.uid, version=fresh(sent).version, day=day.uid)
    assert Meeting.objects.count() == 1


def test_everybody_hears_which_day_it_became(sent: Poll, omar: Actor, alice: Actor, noor: Voter) -> None:
    services.decide(omar, uid=sent.uid, version=sent.version, day=days_of(sent)[0].uid)
    local = timezone.localtime(days_of(sent)[0].starts_at)
    subject = Notification.objects.get(person=alice.person, kind="poll.decided").subject
    assert f" {local.day} " in subject
    letter = write_decided({"voter": str(noor.uid)})
    assert letter is not None
    assert f" {local.day} " in letter.text
    assert "Nederlandse tijd" in letter.text


def test_a_past_day_is_not_planned(sent: Poll, omar: Actor) -> None:
    day = days_of(sent)[0]
    day.starts_at = timezone.now() - timedelta(hours=1)
    day.save()
    with pytest.raises(Invalid, match="voorbij"):
        services.decide(omar, uid=sent.uid, version=sent.version, day=day.uid)
    assert fresh(sent).state == PollState.OPEN


def test_the_deadline_closes_it_and_tells_the_organiser_once(sent: Poll, omar: Actor, alice: Actor) -> None:
    answer(alice, sent, Can.YES)
    before = said(sent)
    assert close_what_ended(sent.closes_at - timedelta(minutes=1)) == 0
    assert close_what_ended(sent.closes_at) == 1
    assert close_what_ended(sent.closes_at) == 0
    assert fresh(sent).state == PollState.CLOSED
    assert told(omar) == ["poll.closed"]
    assert said(sent) == before


def test_who_did_not_answer_is_reminded_once_two_working_days_before(
    sent: Poll, alice: Actor, bob: Actor, noor: Voter
) -> None:
    sent.voters.update(asked_at=timezone.now() - timedelta(days=3))
    answer(alice, sent, Can.NO)
    assert remind(sent.closes_at - timedelta(days=8)) == 0
    assert remind(sent.closes_at - timedelta(hours=30)) == 2  # Bob's team and Noor
    assert remind(sent.closes_at - timedelta(hours=29)) == 0
    assert (told(alice), told(bob)) == (["poll.asked"], ["poll.asked", "poll.reminder"])


def test_who_was_asked_just_now_is_left_alone(sent: Poll) -> None:
    sent.voters.update(asked_at=sent.closes_at - timedelta(hours=40))
    assert remind(sent.closes_at - timedelta(hours=39)) == 0


def test_a_stopped_poll_tells_who_was_asked(sent: Poll, omar: Actor, alice: Actor) -> None:
    services.stop(omar, uid=sent.uid, version=sent.version)
    assert told(alice) == ["poll.asked", "poll.stopped"]


def test_an_answer_stays_when_somebody_is_taken_off(sent: Poll, omar: Actor, alice: Actor, bob: Actor) -> None:
    answer(alice, sent, Can.YES)
    with pytest.raises(Refused, match="blijft staan"):
        services.take_off(omar, uid=sent.uid, voter=sent.voters.get(person=alice.person).uid)
    services.take_off(omar, uid=sent.uid, voter=sent.voters.get(person=None, team=bob.team).uid)
    assert told(bob) == []
    assert not Poll.objects.visible_to(bob).exists()


def test_names_and_addresses_of_outsiders_go_a_month_after_closing(sent: Poll, omar: Actor, noor: Voter) -> None:
    services.close(omar, uid=sent.uid, version=sent.version)
    now: Any = timezone.now()
    assert not due(OUTSIDERS, OUTSIDERS.term, now + timedelta(days=29)).exists()
    rows = list(due(OUTSIDERS, OUTSIDERS.term, now + timedelta(days=31)))
    assert rows == [noor]
    OUTSIDERS.then.apply(Voter, rows, now)
    noor.refresh_from_db()
    assert (noor.name, noor.email, noor.digest) == (None, None, "")
    assert not due(OUTSIDERS, OUTSIDERS.term, now + timedelta(days=31)).exists()
    assert due(OVER_AND_DONE, OVER_AND_DONE.term, now + timedelta(days=190)).exists()
