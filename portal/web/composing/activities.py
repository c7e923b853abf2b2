"""The agenda and one activity, ready for their templates."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.meetings.models import Meeting
from portal.meetings.selectors import When
from portal.networking.selectors import Activity, Agenda
from portal.socialmap.selectors import Topic
from portal.web.composing.walk_in import walk_in_cards
from portal.web.pages.cards import Card
from tenants.access import Actor
from tenants.given import place_written

Tab = tuple[str, str, bool]


@dataclass(frozen=True)
class Month:
    """The activities of one month, under its name."""

    first: datetime
    meetings: tuple[Meeting, ...]


@dataclass(frozen=True)
class AgendaPage:
    """`walk_in` are entries of the social map with their hours, of the chosen topic alone."""

    months: tuple[Month, ...]
    topic: str
    topic_code: str
    topics: tuple[Tab, ...]
    tabs: tuple[Tab, ...]
    walk_in: tuple[Card, ...]
    past: bool
    next: str
    feed: str
    names: dict[str, str]


@dataclass(frozen=True)
class ActivityPage:
    """What stands on the page of one activity."""

    found: Activity
    topic: str
    taken: int | None
    full: bool


def agenda_page(
    actor: Actor, found: Agenda, *, topics: Sequence[Topic], topic: Topic | None, when: When, salt: str
) -> AgendaPage:
    """Twelve queries more with a topic, for the hours of its entries; without one none."""
    code = topic.code if topic else ""
    offered = [each for each in topics if each.services or each.code in found.topics or each.code == code]
    return AgendaPage(
        months=tuple(
            Month(timezone.localtime(rows[0].starts_at), tuple(rows))
            for rows in (list(group) for _month, group in groupby(found.meetings, key=_month))
        ),
        topic=topic.name if topic else "",
        topic_code=code,
        topics=(
            (_("Alle onderwerpen"), _address(when, ""), not code),
            *((each.name, _address(when, each.code), each.code == code) for each in offered),
        ),
        tabs=(
            (_("Komt nog"), _address(When.COMING, code), when == When.COMING),
            (_("Geweest"), _address(When.PAST, code), when == When.PAST),
        ),
        walk_in=walk_in_cards(actor, code) if code else (),
        past=when == When.PAST,
        next=_address(when, code, place_written(found.next, salt)) if found.next is not None else "",
        feed=f"{reverse('calendars:feed')}?{urlencode({'onderwerp': code})}" if code else reverse("calendars:feed"),
        names={each.code: each.name for each in topics},
    )


def activity_page(found: Activity, topics: Sequence[Topic]) -> ActivityPage:
    """No query."""
    meeting = found.meeting
    name = next((each.name for each in topics if each.code == meeting.topic), "")
    taken = None if meeting.capacity is None or found.free is None else meeting.capacity - found.free
    return ActivityPage(found, name, taken, found.free == 0)


def _month(meeting: Meeting) -> tuple[int, int]:
    at = timezone.localtime(meeting.starts_at)
    return at.year, at.month


def _address(when: When, topic: str, further: str = "") -> str:
    asked = {"onderwerp": topic, "wanneer": when.value if when == When.PAST else "", "vanaf": further}
    kept = {name: value for name, value in asked.items() if value}
    return f"{reverse('activities:list')}?{urlencode(kept)}" if kept else reverse("activities:list")
