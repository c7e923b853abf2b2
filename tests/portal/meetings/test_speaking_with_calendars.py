"""What calendars get, and what they send back. Nothing in it tells more than that there is a meeting, and when."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from portal.meetings import calendars, mails, services
from portal.meetings.models import CalendarFeed, Meeting
from portal.meetings.repeating import Reach, rule_asked
from portal.meetings.words import Answer, MeetingKind
from portal.notifications.channels import Channel
from portal.notifications.models import Preference
from portal.planning.replies import Unreadable
from portal.planning.rules import Frequency
from tenants.access import Actor, system
from tenants.errors import Invalid
from tenants.models import Membership, Tenant
from tenants.outbox.models import OutboxMessage
from tests.factories.accounts import sign_in
from tests.portal.meetings.conftest import in_days, planned, seat_of


def ids(actor: Actor, meeting: Meeting) -> dict[str, int | str]:
    assert actor.person is not None
    return {"meeting": str(meeting.uid), "person": actor.person.pk}


def event(file: str | bytes) -> Any:
    (found,) = Calendar.from_ical(file).walk("VEVENT")
    return found


def waiting(purpose: str) -> int:
    return OutboxMessage.objects.filter(payload__purpose=purpose).count()


def test_an_invitation_asks_in_the_own_calendar_of_alice(alice: Actor, invited: Meeting) -> None:
    letter = mails.write_request(ids(alice, invited))
    assert letter is not None
    assert alice.person is not None
    assert (letter.to, letter.calendar_method) == (alice.person.email, "REQUEST")
    asked = event(letter.calendar)
    assert asked["attendee"] == f"mailto:{alice.person.email}"
    assert asked["dtstart"].dt == invited.starts_at
    assert "bob" not in letter.calendar.lower()
    assert invited.place not in letter.calendar


def test_a_case_discussion_is_called_by_its_kind_alone(omar: Actor, alice: Actor, in_waterkant: Tenant) -> None:
    made = services.plan(omar, planned=planned(kind=MeetingKind.CASES, title="Overleg over de familie"))
    assert calendars.facts_of(made).title == "Casuïstiekbespreking"


def test_who_chose_against_it_or_left_gets_no_mail(alice: Actor, invited: Meeting) -> None:
    assert alice.person is not None
    Preference.objects.create(person=alice.person, kind=mails.KIND, channel=Channel.NONE)
    assert mails.write_request(ids(alice, invited)) is None
    Preference.objects.all().delete()
    assert mails.write_request(ids(alice, invited)) is not None
    Membership.objects.filter(person=alice.person).update(ends_on=timezone.localdate() - timedelta(days=1))
    assert mails.write_request(ids(alice, invited)) is None


def test_a_change_has_a_higher_sequence_and_an_end_cancels(omar: Actor, alice: Actor, invited: Meeting) -> None:
    moved = services.change(omar, uid=invited.uid, version=invited.version, planned=planned(days=9))
    letter = mails.write_request(ids(alice, invited))
    assert letter is not None
    assert event(letter.calendar)["sequence"] == 1
    services.cancel(omar, uid=invited.uid, version=moved.version, because="Ziek.")
    assert mails.write_request(ids(alice, invited)) is None
    off = mails.write_cancel(ids(alice, invited))
    assert off is not None
    assert (event(off.calendar)["status"], event(off.calendar)["sequence"]) == ("CANCELLED", 2)
    assert waiting(mails.CANCEL) == 2  # Alice, and Bob of the invited team


def test_a_series_is_one_file_and_a_moved_meeting_names_its_place(
    omar: Actor, alice: Actor, in_waterkant: Tenant
) -> None:
    assert alice.person is not None
    start = in_days(10)
    rule = rule_asked(start.date(), Frequency.WEEKLY, start.date() + timedelta(days=28))
    rows = services.plan_series(omar, planned=planned(days=10), rule=rule)
    services.invite(omar, uid=rows[0].uid, people=[alice.person.uid])
    services.announce(omar, uid=rows[0].uid, version=1)
    letter = mails.write_request(ids(alice, rows[0]))
    assert letter is not None
    assert event(letter.calendar)["rrule"]["FREQ"] == ["WEEKLY"]

    second = Meeting.objects.get(pk=rows[1].pk)
    moved = planned(starts_at=second.starts_at + timedelta(days=1), ends_at=second.ends_at + timedelta(days=1))
    services.change_series(omar, uid=second.uid, version=second.version, planned=moved, reach=Reach.THIS)
    letter = mails.write_request(ids(alice, second))
    assert letter is not None
    one = event(letter.calendar)
    assert one["recurrence-id"].dt == second.occurrence_at
    assert one["uid"] == calendars.calendar_uid(second.series.uid)


def reply(meeting: Meeting, actor: Actor, said: str, sequence: int = 0) -> bytes:
    assert actor.person is not None
    lines = [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Elders//NL", "METHOD:REPLY", "BEGIN:VEVENT",
        f"UID:{calendars.calendar_uid(meeting.uid)}", f"SEQUENCE:{sequence}", "DTSTAMP:20261201T090000Z",
        f"ATTENDEE;PARTSTAT={said}:mailto:{actor.person.email}", "END:VEVENT", "END:VCALENDAR", "",
    ]  # fmt: skip
    return "\r\n".join(lines).encode()


def test_an_answer_of_a_calendar_counts(omar: Actor, alice: Actor, invited: Meeting) -> None:
    services.answer_by_calendar(omar, data=reply(invited, alice, "ACCEPTED"))
    assert seat_of(alice, invited).answer == Answer.COMES
    services.answer_by_calendar(system(invited.tenant, "meetings.reply"), data=reply(invited, alice, "DECLINED"))
    assert seat_of(alice, invited).answer == Answer.DECLINES


def test_an_answer_to_the_meeting_as_it_was_changes_nothing(omar: Actor, alice: Actor, invited: Meeting) -> None:
    services.change(omar, uid=invited.uid, version=invited.version, planned=planned(days=9))
    assert services.answer_by_calendar(omar, data=reply(invited, alice, "ACCEPTED")) == []
    assert seat_of(alice, invited).answer == Answer.NONE


def test_a_stranger_and_a_rubbish_file_are_refused(omar: Actor, carla: Actor, alice: Actor, invited: Meeting) -> None:
    with pytest.raises(Invalid, match="geen uitnodiging"):
        services.answer_by_calendar(omar, data=reply(invited, carla, "ACCEPTED"))
    with pytest.raises(Unreadable):
        services.answer_by_calendar(omar, data=b"%PDF-1.7")
    # Alice keeps no meeting, so a file in her hands answers for nobody.
    with pytest.raises(Invalid, match="geen uitnodiging"):
        services.answer_by_calendar(alice, data=reply(invited, alice, "ACCEPTED"))


def feed(actor: Actor) -> str:
    return calendars.address_of(services.make_feed(actor)).partition("localhost")[2].partition("/")[2]


def read(path: str) -> Any:
    return Client(headers={"host": "waterkant.localhost"}).get(f"/{path}")


def test_a_feed_shows_ones_own_meetings_without_a_session(
    alice: Actor, invited: Meeting, open_meeting: Meeting
) -> None:
    found = read(feed(alice))
    assert found["Content-Type"].startswith("text/calendar")
    assert event(found.content)["summary"] == invited.title
    assert found.cookies == {}

    services.answer(alice, uid=invited.uid, invitation=seat_of(alice, invited).uid, answer=Answer.DECLINES)
    assert not Calendar.from_ical(read(feed(alice)).content).walk("VEVENT")


def test_another_address_kills_the_old_one_and_stopping_kills_both(alice: Actor, invited: Meeting) -> None:
    old = feed(alice)
    new = feed(alice)
    assert (read(old).status_code, read(new).status_code) == (404, 200)
    services.stop_feed(alice)
    assert read(new).status_code == 404
    assert not CalendarFeed.objects.exists()


def test_the_feed_of_who_left_is_closed_in_the_next_request(alice: Actor, invited: Meeting) -> None:
    path = feed(alice)
    Membership.objects.filter(person=alice.person).update(ends_on=timezone.localdate() - timedelta(days=1))
    assert read(path).status_code == 404


def test_a_wrong_proof_and_no_feed_get_one_answer(alice: Actor, invited: Meeting) -> None:
    path = feed(alice)
    wrong = path[:-10] + "0" * 6 + ".ics"
    nobody = f"agenda/{uuid4()}/{'0' * 64}.ics"
    assert read(wrong).content == read(nobody).content


def test_without_the_proof_anybody_reads_it(alice: Actor, invited: Meeting, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sabotage: the proof is what guards it."""
    path = feed(alice)
    monkeypatch.setattr("portal.meetings.selectors.feeds.is_proof_of", lambda feed, proof: True)
    assert read(path[:-10] + "0" * 6 + ".ics").status_code == 200


def test_the_page_gives_the_address_to_its_owner_alone(alice: Actor, bob: Actor, invited: Meeting) -> None:
    path = feed(alice)
    page = reverse("meetings:calendar")
    assert path in sign_in(Client(), alice).get(page).content.decode()
    assert path not in sign_in(Client(), bob).get(page).content.decode()


def test_a_file_that_came_by_mail_is_taken_in_on_the_screen(omar: Actor, alice: Actor, invited: Meeting) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    browser = sign_in(Client(), omar)
    sent = {"file": SimpleUploadedFile("antwoord.ics", reply(invited, alice, "ACCEPTED"))}
    assert browser.post(reverse("meetings:reply"), sent).status_code == 302
    assert seat_of(alice, invited).answer == Answer.COMES
    wrong = browser.post(reverse("meetings:reply"), {"file": SimpleUploadedFile("x.ics", b"niets")})
    assert wrong.status_code == 422
