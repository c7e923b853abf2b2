"""The public agenda: what anybody may come to, and nothing else; as page, list per topic and calendar."""

import sys
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from icalendar import Calendar

from portal.meetings import services as meetings
from portal.meetings.models import Meeting
from portal.meetings.words import Audience, MeetingKind
from tenants.access import Actor
from tenants.models import Tenant
from tests.factories.accounts import sign_in
from tests.portal.meetings.conftest import planned
from tests.portal.networking.conftest import HOST, Opened, change_to, comes


def page(visitor: Client, address: str = "/activiteiten/") -> str:
    answer = visitor.get(address)
    assert answer.status_code == 200, answer.status_code
    assert not answer.cookies
    return answer.content.decode()


def test_it_shows_what_is_public_and_announced_and_nothing_else(
    visitor: Client, omar: Actor, opened: Opened, in_waterkant: Tenant
) -> None:
    opened(title="Voor iedereen")
    opened(title="Alleen hier werken", audience=Audience.NETWORK)
    meetings.plan(omar, planned=planned(title="Nog een plan", kind=MeetingKind.TRAINING, audience=Audience.PUBLIC))
    shown = page(visitor)
    assert "Voor iedereen" in shown
    assert "Alleen hier werken" not in shown
    assert "Nog een plan" not in shown


def test_who_works_here_sees_no_more_on_it_than_a_visitor(omar: Actor, opened: Opened, in_waterkant: Tenant) -> None:
    inside = opened(title="Alleen hier werken", audience=Audience.NETWORK)
    signed_in = sign_in(Client(SERVER_NAME=HOST), omar)
    assert "Alleen hier werken" not in signed_in.get("/activiteiten/").content.decode()
    assert signed_in.get(f"/activiteiten/{inside.uid}/").status_code == 404
    assert signed_in.get(f"/activiteiten/{inside.uid}/agenda.ics").status_code == 404


def test_another_portal_shows_nothing_of_it(meeting: Meeting, heidedorp: Tenant) -> None:
    elsewhere = Client(SERVER_NAME="heidedorp.localhost")
    assert elsewhere.get(f"/activiteiten/{meeting.uid}/").status_code == 404
    assert meeting.title not in page(elsewhere)
    assert meeting.title not in elsewhere.get("/activiteiten/agenda.ics").content.decode()


def test_without_the_filter_on_audience_a_meeting_of_the_network_would_show(
    visitor: Client, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sabotage: the list starts from what the kernel keeps instead of from what a visitor may see."""
    opened(title="Alleen hier werken", audience=Audience.NETWORK)
    module = sys.modules["portal.networking.selectors.agenda"]  # the package has a function of that name
    monkeypatch.setattr(module, "public_meetings", lambda _actor: Meeting.objects.get_queryset())
    assert "Alleen hier werken" in page(visitor)


def test_it_is_narrowed_to_a_topic_and_nonsense_narrows_nothing(visitor: Client, opened: Opened) -> None:
    opened(title="Over huur", topic="wonen")
    opened(title="Over iets anders")
    assert "Over iets anders" not in page(visitor, "/activiteiten/?onderwerp=wonen")
    assert "Over huur" in page(visitor, "/activiteiten/?onderwerp=wonen")
    assert "Over iets anders" in page(visitor, "/activiteiten/?onderwerp=%27%20or%201&vanaf=x&wanneer=ooit")


def test_a_page_shows_no_name_of_anybody_who_comes(
    visitor: Client, alice: Actor, in_waterkant: Tenant, meeting: Meeting
) -> None:
    meetings.take_part(alice, uid=meeting.uid)
    comes(in_waterkant, meeting, "Gerda")
    shown = page(visitor, f"/activiteiten/{meeting.uid}/")
    assert "Welzijn De Brug" in shown
    assert "2 mensen" in shown
    assert [name for name in ("Alice", "Gerda", "Buurtkeuken", "gast.example") if name in shown] == []


def test_the_link_to_join_online_is_not_on_the_page(visitor: Client, opened: Opened) -> None:
    online = opened(place="", online_url="https://video.example/zaal-7")
    assert "zaal-7" not in page(visitor, f"/activiteiten/{online.uid}/")
    assert "zaal-7" not in visitor.get(f"/activiteiten/{online.uid}/agenda.ics").content.decode()


def test_what_was_called_off_says_so_and_leaves_calendars(visitor: Client, omar: Actor, meeting: Meeting) -> None:
    meetings.cancel(omar, uid=meeting.uid, version=meeting.version, because="De zaal is dicht.")
    assert "Gaat niet door" in page(visitor)
    assert "De zaal is dicht." in page(visitor, f"/activiteiten/{meeting.uid}/")
    (event,) = events(visitor, "/activiteiten/agenda.ics")
    assert (event["status"], event["sequence"]) == ("CANCELLED", 1)


def test_a_calendar_reads_the_feed_and_a_move_keeps_the_uid(visitor: Client, omar: Actor, meeting: Meeting) -> None:
    (before,) = events(visitor, "/activiteiten/agenda.ics")
    assert before["summary"] == meeting.title
    assert before.decoded("dtstart") == meeting.starts_at
    assert before.decoded("dtstart").tzinfo == ZoneInfo("Europe/Amsterdam")
    assert str(before["url"]).endswith(f"/activiteiten/{meeting.uid}/")
    later = {name: getattr(meeting, name) + timedelta(days=1) for name in ("starts_at", "ends_at")}
    change_to(omar, meeting, **later)
    (after,) = events(visitor, f"/activiteiten/{meeting.uid}/agenda.ics")
    assert (after["uid"], after["sequence"]) == (before["uid"], before["sequence"] + 1)


def test_the_feed_of_a_topic_holds_that_topic_alone(visitor: Client, opened: Opened) -> None:
    opened(title="Over huur", topic="wonen")
    opened(title="Over iets anders")
    assert [event["summary"] for event in events(visitor, "/activiteiten/agenda.ics?onderwerp=wonen")] == ["Over huur"]


def test_past_meetings_stand_apart(visitor: Client, opened: Opened) -> None:
    was = opened(title="Dat was mooi")
    Meeting.objects.filter(pk=was.pk).update(
        starts_at=timezone.now() - timedelta(days=2), ends_at=timezone.now() - timedelta(days=1), state="held"
    )
    assert "Dat was mooi" not in page(visitor)
    assert "Dat was mooi" in page(visitor, "/activiteiten/?wanneer=was")


def test_the_menu_has_the_word_once_there_is_something(visitor: Client, opened: Opened) -> None:
    def in_the_menu() -> bool:
        return 'href="/activiteiten/"' in page(visitor, "/privacy/").split("</header>")[0]

    assert not in_the_menu()
    opened()
    assert in_the_menu()


def test_it_stands_in_each_language_and_says_what_is_dutch(
    visitor: Client, waterkant: Tenant, meeting: Meeting
) -> None:
    waterkant.languages = ["nl", "en"]
    waterkant.save()
    shown = page(visitor, f"/en/activiteiten/{meeting.uid}/")
    assert 'hreflang="nl"' in shown
    assert f'<h1 lang="nl" dir="ltr">{meeting.title}</h1>' in shown


def test_the_agenda_and_the_feed_cost_the_same_for_1_10_and_100(visitor: Client, opened: Opened) -> None:
    costs: dict[int, list[int]] = {}
    there = 0
    for number in (1, 10, 100):
        for each in range(there, number):
            opened(days=3 + each)
        there = number
        costs[number] = [_queries(visitor, address) for address in ("/activiteiten/", "/activiteiten/agenda.ics")]
    assert costs[1] == costs[10] == costs[100]
    assert costs[100][0] <= 10
    assert costs[100][1] <= 4


def test_a_page_costs_the_same_however_many_come(visitor: Client, in_waterkant: Tenant, opened: Opened) -> None:
    meeting = opened()
    costs = []
    for number in (1, 10):
        for each in range(number):
            comes(in_waterkant, meeting, f"Gast{number}x{each}")
        costs.append(_queries(visitor, f"/activiteiten/{meeting.uid}/"))
    assert costs[0] == costs[1] <= 12


def events(visitor: Client, address: str) -> list[Calendar]:
    answer = visitor.get(address)
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    return list(Calendar.from_ical(answer.content).walk("VEVENT"))


def _queries(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    # PostgreSQL answers a request in one transaction; inside a test that is a savepoint.
    return sum("SAVEPOINT" not in each["sql"] for each in captured.captured_queries)
