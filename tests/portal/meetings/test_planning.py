"""A meeting from a draft of its organiser to one that was held or called off."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from portal.meetings import services
from portal.meetings.models import Meeting
from portal.meetings.services.planning import hold_what_ended
from portal.meetings.words import Audience, MeetingKind, MeetingState
from portal.notifications.models import Notification
from tenants.access import Actor
from tenants.errors import Invalid, NotFound, Refused, Stale
from tests.portal.meetings.conftest import in_days, planned


def told(actor: Actor) -> list[str]:
    return list(Notification.objects.filter(person=actor.person).order_by("pk").values_list("kind", flat=True))


def test_a_draft_is_known_to_its_organiser_alone(meeting: Meeting, omar: Actor, alice: Actor) -> None:
    assert Meeting.objects.visible_to(omar).get() == meeting
    assert not Meeting.objects.visible_to(alice).exists()


def test_announcing_tells_the_invited_once(invited: Meeting, alice: Actor, bob: Actor, omar: Actor) -> None:
    assert invited.state == MeetingState.INVITED
    assert told(alice) == told(bob) == ["meeting.invited"]
    with pytest.raises(Refused, match="al verstuurd"):
        services.announce(omar, uid=invited.uid, version=invited.version)


def test_a_closed_meeting_without_guests_is_not_announced(meeting: Meeting, omar: Actor) -> None:
    with pytest.raises(Invalid, match="Nodig eerst iemand uit"):
        services.announce(omar, uid=meeting.uid, version=1)


def test_a_new_place_is_told_and_a_new_text_is_not(invited: Meeting, omar: Actor, alice: Actor) -> None:
    changed = services.change(omar, uid=invited.uid, version=invited.version, planned=planned(about="Meer uitleg"))
    assert (changed.sequence, told(alice)) == (0, ["meeting.invited"])

    moved = services.change(omar, uid=invited.uid, version=changed.version, planned=planned(place="Online"))
    assert (moved.sequence, told(alice)) == (1, ["meeting.invited", "meeting.changed"])


def test_who_looked_at_an_older_version_changes_nothing(invited: Meeting, omar: Actor) -> None:
    with pytest.raises(Stale):
        services.change(omar, uid=invited.uid, version=invited.version - 1, planned=planned(title="Anders"))
    invited.refresh_from_db()
    assert invited.title == "Afstemming schuldhulp"


def test_calling_off_says_why_to_who_was_asked(invited: Meeting, omar: Actor, alice: Actor) -> None:
    with pytest.raises(Invalid):
        services.cancel(omar, uid=invited.uid, version=invited.version, because="  ")
    off = services.cancel(omar, uid=invited.uid, version=invited.version, because="De zaal staat onder water.")
    assert (off.state, off.sequence) == (MeetingState.CANCELLED, 1)
    assert told(alice) == ["meeting.invited", "meeting.cancelled"]
    with pytest.raises(Refused, match="voorbij of afgezegd"):
        services.change(omar, uid=off.uid, version=off.version, planned=planned())


@pytest.mark.parametrize(
    ("field", "changed"),
    [
        ("title", {"title": " "}),
        ("place", {"place": ""}),
        ("ends_at", {"ends_at": in_days(8, 9)}),
        ("ends_at", {"ends_at": in_days(20)}),
        ("starts_at", {"starts_at": in_days(-2), "ends_at": in_days(-2, 12)}),
        ("audience", {"kind": MeetingKind.CASES, "audience": Audience.PUBLIC}),
        ("capacity", {"capacity": 0}),
        ("register_until", {"register_until": in_days(9)}),
        ("chair", {"chair": uuid4()}),
    ],
)
def test_what_cannot_be_is_told_at_its_field(omar: Actor, in_waterkant: Any, field: str, changed: Any) -> None:
    with pytest.raises(Invalid) as wrong:
        services.plan(omar, planned=planned(**changed))
    assert list(wrong.value.fields) == [field]
    assert not Meeting.objects.exists()


def test_the_database_itself_keeps_a_case_discussion_closed(meeting: Meeting) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Meeting.objects.update(kind=MeetingKind.CASES, audience=Audience.PUBLIC)


def test_a_professional_plans_nothing(alice: Actor, meeting: Meeting) -> None:
    with pytest.raises(Refused):
        services.plan(alice, planned=planned())
    with pytest.raises(NotFound):
        services.change(alice, uid=meeting.uid, version=1, planned=planned())


def test_somebody_of_another_portal_gets_the_answer_for_a_random_id(charlie: Actor, invited: Meeting) -> None:
    answers = []
    for uid in (invited.uid, uuid4()):
        with pytest.raises(NotFound) as refused:
            services.cancel(charlie, uid=uid, version=1, because="x")
        answers.append(str(refused.value))
    assert answers[0] == answers[1]


def test_what_ended_was_held(invited: Meeting, meeting: Meeting) -> None:
    assert hold_what_ended(timezone.now()) == 0
    assert hold_what_ended(invited.ends_at + timedelta(hours=2)) == 1
    invited.refresh_from_db()
    assert invited.state == MeetingState.HELD
