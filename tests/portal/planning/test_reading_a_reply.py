"""An answer out of a calendar: as Outlook, Google and Apple write it; everything else is refused in plain words."""

from datetime import UTC, datetime
from random import Random
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.planning.calendar import request
from portal.planning.entries import entries_of
from portal.planning.replies import MOST_BYTES, SENTENCES, Answer, Reply, Unreadable, read_reply, supersedes
from portal.planning.series import Series
from tests.portal.planning.calendar_files import FACTS

EVENT = (
    "UID:een@voorbeeld.test",
    "SEQUENCE:3",
    "DTSTAMP:20270101T101500Z",
    "ORGANIZER:mailto:agenda@voorbeeld.test",
    "ATTENDEE;PARTSTAT=ACCEPTED:mailto:gast@voorbeeld.test",
)


def reply(*event: str, method: str = "METHOD:REPLY", more: tuple[str, ...] = ()) -> bytes:
    lines = ("BEGIN:VCALENDAR", "VERSION:2.0", method, *more, "BEGIN:VEVENT", *event, "END:VEVENT", "END:VCALENDAR")
    return "\r\n".join((*lines, "")).encode()


def without(name: str, *instead: str) -> bytes:
    return reply(*(each for each in EVENT if not each.startswith(name)), *instead)


def test_an_answer_is_read() -> None:
    assert read_reply(reply(*EVENT)) == Reply(
        uid="een@voorbeeld.test",
        sequence=3,
        recurrence_id=None,
        attendee="gast@voorbeeld.test",
        answer=Answer.ACCEPTED,
        stamp=datetime(2027, 1, 1, 10, 15, tzinfo=UTC),
    )


@pytest.mark.parametrize(
    ("written", "answer"),
    [
        ('ATTENDEE;CN="De Vries, J.: bank; x";PARTSTAT=DECLINED:MAILTO:Gast@Voorbeeld.test', Answer.DECLINED),
        ("ATTENDEE;partstat=tentative;X-NUM-GUESTS=0:mailto:gast@voorbeeld.test", Answer.TENTATIVE),
        (
            'ATTENDEE;PARTSTAT=DELEGATED;DELEGATED-TO="mailto:ander@voorbeeld.test":mailto:gast@voorbeeld.test',
            Answer.DELEGATED,
        ),
        (
            "ATTENDEE;CUTYPE=INDIVIDUAL;PARTSTAT=ACCEPTED;ROLE=REQ-PARTICIPANT:mailto:gast@\r\n voorbeeld.test",
            Answer.ACCEPTED,
        ),
    ],
)
def test_calendars_write_an_attendee_in_many_ways(written: str, answer: Answer) -> None:
    found = read_reply(without("ATTENDEE", written))

    assert (found.attendee, found.answer) == ("gast@voorbeeld.test", answer)


@pytest.mark.parametrize(
    "written",
    [
        "RECURRENCE-ID;TZID=Europe/Amsterdam:20270406T100000",
        "RECURRENCE-ID;TZID=W. Europe Standard Time:20270406T100000",
        'RECURRENCE-ID;TZID="Europe/London":20270406T090000',
        "RECURRENCE-ID:20270406T080000Z",
        "RECURRENCE-ID:20270406T100000",
    ],
)
def test_one_meeting_of_a_series_is_named_by_its_original_time(written: str) -> None:
    assert read_reply(reply(*EVENT, written)).recurrence_id == datetime(2027, 4, 6, 10)


def test_a_sequence_that_is_left_out_is_nought() -> None:
    assert read_reply(without("SEQUENCE")).sequence == 0


def test_the_rules_of_a_zone_in_the_file_are_not_believed() -> None:
    zone = (
        "BEGIN:VTIMEZONE", "TZID:Europe/Amsterdam", "BEGIN:STANDARD", "DTSTART:19700101T000000",
        "RRULE:FREQ=SECONDLY", "TZOFFSETFROM:+1300", "TZOFFSETTO:+1300", "END:STANDARD", "END:VTIMEZONE",
    )  # fmt: skip
    data = reply(*EVENT, "RECURRENCE-ID;TZID=Europe/Amsterdam:20270406T100000", more=zone)

    assert read_reply(data).recurrence_id == datetime(2027, 4, 6, 10)


def test_what_stands_beside_the_answer_is_passed_over() -> None:
    alarm = ("BEGIN:VALARM", "UID:ander", "ATTENDEE;PARTSTAT=DECLINED:mailto:x@y.test", "END:VALARM")

    found = read_reply(reply(*EVENT, "COMMENT:ik kan niet", "RRULE:FREQ=SECONDLY", "ATTACH:http://x.test/", *alarm))

    assert found.answer is Answer.ACCEPTED
    assert "ik kan niet" not in repr(found)


INVITATION = request(entries_of(Series("een@voorbeeld.test", datetime(2027, 3, 2, 10), 60), FACTS), attendee="a@b.test")

REFUSED: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "no_calendar"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "no_calendar"),
    "words": (b"Beste Ans, ik kom niet.", "no_calendar"),
    "a web page": (b"<html><body>METHOD:REPLY</body></html>", "no_calendar"),
    "utf-16": (reply(*EVENT).decode().encode("utf-16"), "no_calendar"),
    "an invitation": (INVITATION, "no_reply"),
    "a proposal of another time": (reply(*EVENT, method="METHOD:COUNTER"), "no_reply"),
    "no method": (reply(*EVENT, method="X-NONE:1"), "no_reply"),
    "two methods": (reply(*EVENT, more=("METHOD:REQUEST",)), "no_calendar"),
    "a method of an event": (reply("METHOD:REPLY", *EVENT, method="X-NONE:1"), "no_reply"),
    "no event": (b"BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nEND:VCALENDAR\r\n", "no_reply"),
    "two events": (reply(*EVENT, "END:VEVENT", "BEGIN:VEVENT", *EVENT), "several"),
    "two attendees": (reply(*EVENT, EVENT[-1]), "several"),
    "two names": (reply(*EVENT, "UID:ander"), "incomplete"),
    "no name": (without("UID"), "incomplete"),
    "an endless name": (without("UID", "UID:" + "x" * 300), "incomplete"),
    "no attendee": (without("ATTENDEE"), "incomplete"),
    "an attendee by telephone": (without("ATTENDEE", "ATTENDEE;PARTSTAT=ACCEPTED:tel:0612345678"), "incomplete"),
    "an attendee without an address": (without("ATTENDEE", "ATTENDEE;PARTSTAT=ACCEPTED:mailto:gast"), "incomplete"),
    "no answer": (without("ATTENDEE", "ATTENDEE:mailto:gast@voorbeeld.test"), "no_answer"),
    "an answer to come": (without("ATTENDEE", "ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:g@x.test"), "no_answer"),
    "an invented answer": (without("ATTENDEE", "ATTENDEE;PARTSTAT=MISSCHIEN:mailto:g@x.test"), "no_answer"),
    "two answers in one": (without("ATTENDEE", "ATTENDEE;PARTSTAT=ACCEPTED,DECLINED:mailto:g@x.test"), "no_answer"),
    "a sequence of words": (without("SEQUENCE", "SEQUENCE:drie"), "incomplete"),
    "a sequence below nought": (without("SEQUENCE", "SEQUENCE:-1"), "incomplete"),
    "an endless sequence": (without("SEQUENCE", "SEQUENCE:" + "9" * 5000), "incomplete"),
    "no stamp": (without("DTSTAMP"), "incomplete"),
    "a stamp on the 45th": (without("DTSTAMP", "DTSTAMP:20270145T000000Z"), "incomplete"),
    "a day without an hour": (reply(*EVENT, "RECURRENCE-ID;VALUE=DATE:20270406"), "incomplete"),
    "all that follow": (reply(*EVENT, "RECURRENCE-ID;RANGE=THISANDFUTURE:20270406T100000Z"), "incomplete"),
    "a zone that is a path": (reply(*EVENT, "RECURRENCE-ID;TZID=../../etc/passwd:20270406T100000"), "incomplete"),
    "a zone that is a folder": (reply(*EVENT, "RECURRENCE-ID;TZID=Europe:20270406T100000"), "incomplete"),
    "a zone of nowhere": (reply(*EVENT, "RECURRENCE-ID;TZID=Mars/Olympus:20270406T100000"), "incomplete"),
    "a moment before time": (reply(*EVENT, "RECURRENCE-ID;TZID=Asia/Tokyo:00010101T000000"), "incomplete"),
    "an end too few": (reply(*EVENT).replace(b"END:VCALENDAR\r\n", b""), "no_calendar"),
    "an end too many": (reply(*EVENT) + b"END:VCALENDAR\r\n", "no_calendar"),
    "ends crossed": (reply(*EVENT, "END:VCALENDAR"), "no_calendar"),
    "an event alone": (b"BEGIN:VEVENT\r\n" + "\r\n".join(EVENT).encode() + b"\r\nEND:VEVENT\r\n", "no_calendar"),
    "too deep": (reply(*EVENT, *["BEGIN:VALARM"] * 50, *["END:VALARM"] * 50), "no_calendar"),
    "too large": (reply(*EVENT, "COMMENT:" + "x" * MOST_BYTES), "too_large"),
    "too many lines": (reply(*EVENT, *["X:1"] * 2_000), "too_large"),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_everything_else_is_refused_with_a_sentence_that_helps(kind: str) -> None:
    data, code = REFUSED[kind]

    with pytest.raises(Unreadable) as refused:
        read_reply(data)

    assert refused.value.code == code
    assert refused.value.message == str(SENTENCES[code])


@settings(deadline=None, max_examples=200)
@given(st.binary(max_size=400), st.integers(0, 300), st.integers(0, 40))
def test_whatever_is_in_a_file_it_is_read_or_refused(inserted: bytes, place: int, gone: int) -> None:
    whole = reply(*EVENT)
    try:
        found = read_reply(whole[:place] + inserted + whole[place + gone :])
    except Unreadable:
        return
    assert found.answer in Answer
    assert len(found.uid) <= 255


def test_a_large_file_of_nonsense_costs_little() -> None:
    random = Random(7)
    nonsense = "".join(random.choice(';:="\\,^n a') for _each in range(MOST_BYTES - 1_000))
    start = process_time()

    with pytest.raises(Unreadable):
        read_reply(reply(*EVENT, nonsense))

    assert process_time() - start < 2


def test_a_later_answer_takes_the_place_of_an_earlier_one() -> None:
    first = read_reply(reply(*EVENT))
    later = read_reply(without("DTSTAMP", "DTSTAMP:20270101T101600Z"))
    to_an_older_invitation = read_reply(without("SEQUENCE", "SEQUENCE:2"))

    assert supersedes(later, first)
    assert not supersedes(first, first)
    assert not supersedes(to_an_older_invitation, first)
