"""The appointment as a file for a calendar: the right hour on both sides of a clock change, and nothing of anybody."""

from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from dateutil.tz import tzical
from django.test import Client
from django.utils import timezone
from icalendar import Calendar, Event

from portal.referrals import selectors
from portal.referrals.calendar_entry import entry_of
from portal.referrals.models import Referral
from tenants.access import Actor
from tenants.audit.models import AuditEntry
from tenants.dutch_time import dutch
from tenants.errors import NotFound
from tests.factories.accounts import sign_in
from tests.portal.cases.conftest import SECRETS
from tests.portal.referrals.conftest import QUESTION, step

PLACE = "Spreekkamer 2"
# Each day with the hour of the clock and the same moment in UTC: the days around both changes of 2027.
AROUND_THE_CHANGE = (
    ("2027-03-27", "14:30", "2027-03-27T13:30"),
    ("2027-03-28", "14:30", "2027-03-28T12:30"),
    ("2027-10-30", "14:30", "2027-10-30T12:30"),
    ("2027-10-31", "14:30", "2027-10-31T13:30"),
)


@pytest.fixture
def appointed(bob: Actor, accepted: Referral) -> Referral:
    return step(bob, accepted, "appoint", appointment_at=timezone.now() + timedelta(days=5), place=PLACE)


def event_in(entry: bytes) -> Event:
    found = Calendar.from_ical(entry).walk("VEVENT")
    assert len(found) == 1
    event: Event = found[0]
    return event


@pytest.mark.parametrize(("day", "clock", "moment"), AROUND_THE_CHANGE)
def test_the_hour_is_that_of_dutch_clocks_on_both_sides_of_a_change(
    appointed: Referral, day: str, clock: str, moment: str
) -> None:
    typed = datetime.fromisoformat(f"{day}T{clock}")
    appointed.appointment_at = dutch(typed.date(), typed.time())
    entry = entry_of(appointed, page="/x/")

    assert f"DTSTART;TZID=Europe/Amsterdam:{typed:%Y%m%dT%H%M%S}" in entry.decode()
    # By the rules in the file itself, read by another library than the one that wrote them.
    zone = tzical(StringIO(entry.decode())).get("Europe/Amsterdam")
    assert typed.replace(tzinfo=zone).astimezone(UTC) == datetime.fromisoformat(f"{moment}+00:00")


def test_a_talk_across_the_change_lasts_as_long_as_was_agreed(appointed: Referral) -> None:
    night = datetime.fromisoformat("2027-03-28T01:30")
    appointed.appointment_at, appointed.appointment_minutes = dutch(night.date(), night.time()), 60

    event = event_in(entry_of(appointed, page="/x/"))

    assert event.decoded("dtend").astimezone(UTC) - event.decoded("dtstart").astimezone(UTC) == timedelta(hours=1)
    assert event.decoded("dtend").hour == 3


def test_both_sides_fetch_it_and_it_tells_nothing_of_anybody(
    client: Client, alice: Actor, bob: Actor, appointed: Referral
) -> None:
    for actor in (alice, bob):
        answer = sign_in(client, actor).get(f"/doorverwijzingen/{appointed.uid}/gesprek.ics")
        text = answer.content.decode().replace("\r\n ", "")

        assert answer.status_code == 200
        assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
        assert answer.headers["Content-Disposition"] == 'attachment; filename="gesprek.ics"'
        assert "no-store" in answer.headers["Cache-Control"]
        told = (*SECRETS, QUESTION, PLACE, appointed.number, appointed.kind.title, str(alice.person), str(bob.person))
        assert [each for each in told if each in text] == []
        event = event_in(answer.content)
        assert (str(event["summary"]), str(event["class"])) == ("Gesprek", "PRIVATE")
        assert str(event["url"]).endswith(f"/doorverwijzingen/{appointed.uid}/")


def test_an_appointment_that_moves_replaces_what_a_calendar_had(bob: Actor, appointed: Referral) -> None:
    before = event_in(selectors.appointment_entry(bob, appointed.uid))
    step(bob, appointed, "appoint", appointment_at=timezone.now() + timedelta(days=9))
    after = event_in(selectors.appointment_entry(bob, appointed.uid))

    assert after["uid"] == before["uid"]
    assert int(after["sequence"]) > int(before["sequence"])


def test_fetching_it_is_a_line_in_the_log(bob: Actor, appointed: Referral) -> None:
    selectors.appointment_entry(bob, appointed.uid)

    assert AuditEntry.objects.filter(action="referrals.calendar").count() == 1


def test_without_an_appointment_there_is_none(bob: Actor, accepted: Referral) -> None:
    with pytest.raises(NotFound):
        selectors.appointment_entry(bob, accepted.uid)


def test_after_the_withdrawal_there_is_none(alice: Actor, bob: Actor, appointed: Referral) -> None:
    step(alice, appointed, "withdraw")

    for actor in (alice, bob):
        with pytest.raises(NotFound):
            selectors.appointment_entry(actor, appointed.uid)


def test_without_its_rule_a_withdrawn_one_would_be_served(
    alice: Actor, appointed: Referral, monkeypatch: pytest.MonkeyPatch
) -> None:
    step(alice, appointed, "withdraw")
    monkeypatch.setattr("portal.referrals.policies.may_have_entry", lambda referral, parties: True)

    assert b"VEVENT" in selectors.appointment_entry(alice, appointed.uid)


def test_somebody_else_gets_the_answer_of_a_random_id(client: Client, eva: Actor, appointed: Referral) -> None:
    assert sign_in(client, eva).get(f"/doorverwijzingen/{appointed.uid}/gesprek.ics").status_code in (403, 404)
