"""What a calendar is told: right after RFC 5545 and 5546, to one attendee, and nothing beside what it is given."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from icalendar import Calendar, Event

from portal.planning.calendar import MOST_ENTRIES, cancel, published, request
from portal.planning.changing import change_this, drop_this
from portal.planning.entries import Entry, Facts, Status, entries_of, entry_of, entry_of_dropped
from portal.planning.rules import Frequency, Rule
from portal.planning.series import NoSuchMeeting, Series, moment
from tests.portal.planning.calendar_files import BEFORE, FACTS, SINCE, meetings_of
from tests.portal.planning.making import made
from tests.portal.planning.two_readers import by_icalendar, by_vobject

TUESDAY = datetime(2027, 3, 2, 10)
SERIES = Series("een@voorbeeld.test", TUESDAY, 60, Rule(Frequency.WEEKLY, weekday=1, count=40))
SINGLE = Series("los@voorbeeld.test", TUESDAY, 60)
GUEST = "gast@partner.voorbeeld.test"


def method_of(data: bytes) -> str:
    return str(Calendar.from_ical(data)["METHOD"])


def events_in(data: bytes) -> list[Event]:
    return list(Calendar.from_ical(data).walk("VEVENT"))


def test_an_invitation_asks_one_guest_for_an_answer() -> None:
    data = request(entries_of(SINGLE, FACTS), attendee=GUEST)

    event = events_in(data)[0]
    assert method_of(data) == "REQUEST"
    assert event["ATTENDEE"] == f"mailto:{GUEST}"
    assert event["ATTENDEE"].params == {
        "CUTYPE": "INDIVIDUAL", "ROLE": "REQ-PARTICIPANT", "PARTSTAT": "NEEDS-ACTION", "RSVP": "TRUE",
    }  # fmt: skip
    assert event["ORGANIZER"] == f"mailto:{FACTS.organizer}"
    assert (event["SEQUENCE"], str(event["UID"]), str(event["STATUS"])) == (1, "los@voorbeeld.test", "CONFIRMED")
    assert event.decoded("dtstart") == moment(TUESDAY)


def test_one_meeting_of_a_series_changes_by_its_lasting_name() -> None:
    moved = change_this(SERIES, TUESDAY + timedelta(weeks=1), start=TUESDAY + timedelta(weeks=1, hours=2))

    data = request([entry_of(moved, TUESDAY + timedelta(weeks=1), replace(FACTS, sequence=2))], attendee=GUEST)

    event = events_in(data)[0]
    assert event.decoded("recurrence-id") == moment(TUESDAY + timedelta(weeks=1))
    assert event.decoded("dtstart") == moment(TUESDAY + timedelta(weeks=1, hours=2))
    assert event["SEQUENCE"] == 2
    assert "RRULE" not in event


def test_one_meeting_of_a_series_is_cancelled_by_its_lasting_name() -> None:
    original = TUESDAY + timedelta(weeks=1)
    without = drop_this(SERIES, original)

    data = cancel([entry_of_dropped(without, original, replace(FACTS, sequence=2))], attendee=GUEST)

    event = events_in(data)[0]
    assert method_of(data) == "CANCEL"
    assert (str(event["STATUS"]), event.decoded("recurrence-id")) == ("CANCELLED", moment(original))
    assert events_in(request(entries_of(without, FACTS), attendee=GUEST))[0]["EXDATE"].dts[0].dt == moment(original)
    with pytest.raises(NoSuchMeeting):
        entry_of(without, original, FACTS)


def test_a_cancelled_whole_asks_for_no_answer() -> None:
    data = cancel(entries_of(SERIES, FACTS), attendee=GUEST)

    event = events_in(data)[0]
    assert str(event["STATUS"]) == "CANCELLED"
    assert "RSVP" not in event["ATTENDEE"].params


def test_a_feed_names_nobody_who_was_invited() -> None:
    data = published([*entries_of(SERIES, FACTS), *entries_of(SINGLE, FACTS)], name="Bijeenkomsten")

    assert method_of(data) == "PUBLISH"
    assert b"ATTENDEE" not in data
    assert len(events_in(data)) == 2
    assert str(Calendar.from_ical(data)["NAME"]) == "Bijeenkomsten"


def test_a_file_says_nothing_but_what_it_was_given() -> None:
    with translation.override("nl"):
        event = events_in(request(entries_of(SERIES, FACTS), attendee=GUEST))[0]

    assert set(event) == {
        "UID", "SEQUENCE", "DTSTAMP", "DTSTART", "DTEND", "RRULE", "SUMMARY", "DESCRIPTION", "URL", "CLASS", "STATUS",
        "ORGANIZER", "ATTENDEE",
    }  # fmt: skip
    assert str(event["DESCRIPTION"]) == f"Meer leest u na inloggen: {FACTS.url}"
    assert str(event["CLASS"]) == "PRIVATE"


def test_the_same_facts_give_the_same_bytes() -> None:
    entries = entries_of(SERIES, FACTS)

    assert request(entries, attendee=GUEST) == request(entries, attendee=GUEST)


@pytest.mark.parametrize("seed", range(20))
def test_two_readers_count_the_meetings_as_we_do(seed: int) -> None:
    for series in made(Random(seed), seed):
        data = published(entries_of(series, FACTS), name="Bijeenkomsten")

        assert by_icalendar(data, SINCE, BEFORE) == meetings_of(series)
        assert by_vobject(data, SINCE, BEFORE) == meetings_of(series)


@pytest.mark.parametrize("end", [{}, {"count": 60}], ids=["endless", "counted"])
@pytest.mark.parametrize(
    "start", [datetime(2027, 1, 3, 2, 30), datetime(2027, 10, 31, 1, 30), datetime(2027, 1, 2, 23)]
)
def test_two_readers_agree_on_the_nights_that_clocks_change(start: datetime, end: dict[str, int]) -> None:
    series = Series("nacht@voorbeeld.test", start, 240, Rule(Frequency.WEEKLY, weekday=start.weekday(), **end))

    data = published(entries_of(series, FACTS), name="Bijeenkomsten")

    assert by_icalendar(data, SINCE, BEFORE) == meetings_of(series)
    assert by_vobject(data, SINCE, BEFORE) == meetings_of(series)


SABOTAGE: dict[str, Callable[[list[Entry]], list[Entry]]] = {
    "cancelled meetings forgotten": lambda entries: [replace(each, left_out=()) for each in entries],
    "moved meetings forgotten": lambda entries: entries[:1],
    "rule forgotten": lambda entries: [replace(each, rule="") for each in entries],
    "an hour late": lambda entries: [replace(each, start=each.start + timedelta(minutes=1)) for each in entries],
}


@pytest.mark.parametrize("fault", SABOTAGE)
def test_two_readers_see_each_fault(fault: str) -> None:
    series = drop_this(change_this(SERIES, TUESDAY, start=TUESDAY + timedelta(hours=1)), TUESDAY + timedelta(weeks=1))

    data = published(SABOTAGE[fault](entries_of(series, FACTS)), name="Bijeenkomsten")

    assert by_icalendar(data, SINCE, BEFORE) != meetings_of(series)
    assert by_vobject(data, SINCE, BEFORE) != meetings_of(series)


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": ""},
        {"title": "twee\nregels"},
        {"title": "x" * 121},
        {"url": "javascript:alert(1)"},
        {"url": "https://voorbeeld.test/ hier"},
        {"url": "https://voorbeeld.test/\r\nATTENDEE:mailto:x@y.z"},
        {"sequence": -1},
        {"changed": datetime(2027, 1, 1)},
    ],
)
def test_facts_that_cannot_stand_in_a_calendar_are_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError):
        replace(FACTS, **wrong)  # type: ignore[arg-type]


def test_addresses_of_mail_are_looked_at() -> None:
    for address in ("geen adres", "a@b.test\r\nATTENDEE:mailto:x@y.test", ""):
        with pytest.raises(ValidationError):
            request(entries_of(SINGLE, FACTS), attendee=address)
        with pytest.raises(ValidationError):
            replace(FACTS, organizer=address)


def test_a_file_of_two_meetings_or_of_too_many_is_refused() -> None:
    with pytest.raises(ValueError):
        request([*entries_of(SINGLE, FACTS), *entries_of(SERIES, FACTS)], attendee=GUEST)
    with pytest.raises(ValueError):
        request([], attendee=GUEST)
    with pytest.raises(ValueError):
        published(entries_of(SINGLE, FACTS) * (MOST_ENTRIES + 1), name="Bijeenkomsten")


def test_an_event_without_a_name_or_a_length_is_refused() -> None:
    start = datetime(2027, 1, 1, tzinfo=UTC)
    facts: Facts = replace(FACTS, status=Status.TENTATIVE)
    for uid, end in (("", start + timedelta(hours=1)), ("een\n", start + timedelta(hours=1)), ("een", start)):
        with pytest.raises(ValueError):
            Entry(uid, start, end, facts)
    with pytest.raises(ValueError):
        Entry("een", start.replace(tzinfo=None), start, facts)
