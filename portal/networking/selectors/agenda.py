"""The public agenda: what anybody may come to. The same for a visitor and for who works here."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from portal.meetings.models import Meeting
from portal.meetings.selectors import When, meeting_page
from portal.meetings.selectors.lists import Place, in_order
from portal.meetings.selectors.page import MeetingPage
from portal.meetings.words import TOLD, Audience, MeetingState
from portal.networking.policies import may_register
from portal.networking.selectors.exchanges import ExchangeLine, exchanges
from portal.networking.selectors.programme import PartLine, programme
from tenants.access import Actor, Decision, anonymous
from tenants.managers import TenantQuerySet

PAGE, MOST_IN_FEED = 25, 500
FEED_LOOKS_BACK = timedelta(days=90)


@dataclass(frozen=True)
class Agenda:
    """A page of it, the topics that it can be narrowed to, and where the next page begins."""

    meetings: tuple[Meeting, ...]
    topics: frozenset[str]
    next: Place | None


@dataclass(frozen=True)
class Activity:
    """One public meeting as anybody sees it: organisations that come, and no names."""

    meeting: Meeting
    coming: int
    free: int | None
    organisations: tuple[str, ...]
    programme: tuple[PartLine, ...]
    exchanges: Mapping[str, tuple[ExchangeLine, ...]]
    may_register: Decision

    @property
    def over(self) -> bool:
        return self.meeting.ends_at < timezone.now()


def public_meetings(actor: Actor) -> "TenantQuerySet[Meeting]":
    """What a visitor may see: who works here sees no other on these pages, so that nothing inside is shown outside."""
    found: TenantQuerySet[Meeting] = Meeting.objects.visible_to(anonymous(actor.tenant))
    return found.filter(audience=Audience.PUBLIC, state__in=TOLD)


def anything_on_the_agenda(actor: Actor) -> bool:
    """Whether something comes. One query that stops at the first."""
    coming = public_meetings(actor).filter(state=MeetingState.INVITED, ends_at__gte=timezone.now())
    return bool(coming.order_by().exists())


def agenda(actor: Actor, *, topic: str = "", when: When = When.COMING, after: Place | None = None) -> Agenda:
    """The public meetings in order, with those that were called off until their day has passed. Two queries.

    Args:
        topic: the code of a life domain; nothing means all.
        after: where the page before ended.
    """
    now = timezone.now()
    found = public_meetings(actor)
    if when == When.COMING:
        found = found.filter(ends_at__gte=now)
    else:
        found = found.filter(ends_at__lt=now).exclude(state=MeetingState.CANCELLED)
    topics = frozenset(found.order_by().exclude(topic="").values_list("topic", flat=True).distinct())
    if topic:
        found = found.filter(topic=topic)
    rows = list(in_order(found, when, after)[: PAGE + 1])
    following = (rows[PAGE - 1].starts_at, rows[PAGE - 1].pk) if len(rows) > PAGE else None
    return Agenda(tuple(rows[:PAGE]), topics, following)


def activity(actor: Actor, uid: UUID) -> Activity:
    """One public meeting with its programme. Seven queries, however many come.

    Raises:
        NotFound: it does not exist for a visitor.
    """
    public_meetings(actor).get_or_not_found(uid=uid)
    page: MeetingPage = meeting_page(anonymous(actor.tenant), uid)
    return Activity(
        page.meeting,
        page.coming,
        page.free,
        page.organisations,
        programme(page.meeting),
        exchanges(anonymous(actor.tenant), meeting=page.meeting),
        may_register(actor, page.meeting),
    )


def for_the_feed(actor: Actor, *, topic: str = "", now: datetime) -> list[Meeting]:
    """What calendars show: what comes and what was in the last three months, called off or not. One query."""
    found = public_meetings(actor).filter(ends_at__gte=now - FEED_LOOKS_BACK)
    if topic:
        found = found.filter(topic=topic)
    return list(found.order_by("starts_at", "pk")[:MOST_IN_FEED])
