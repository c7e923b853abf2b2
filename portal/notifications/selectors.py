"""Reads of messages, always one's own."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from portal.notifications.kinds import KINDS, Kind, kinds_for
from portal.notifications.models import Notification, Preference
from tenants.access import Actor

PAGE = 25
MOST_COUNTED = 99


@dataclass(frozen=True)
class Message:
    """One message in the list."""

    uid: UUID
    said: str
    subject: str
    url: str
    made_at: datetime
    read: bool


@dataclass(frozen=True)
class MessageList:
    """A page of messages. `more` tells whether there is a next page."""

    messages: tuple[Message, ...]
    more: bool


@dataclass(frozen=True)
class Choice:
    """One kind, and how this person wants it."""

    kind: Kind
    channel: str


def messages(actor: Actor, *, page: int = 1) -> MessageList:
    """One's own messages, the newest first. One query.

    Args:
        page: from 1; a page holds 25.
    """
    start = (max(page, 1) - 1) * PAGE
    rows = list(Notification.objects.visible_to(actor)[start : start + PAGE + 1])
    return MessageList(tuple(_message(row) for row in rows[:PAGE]), len(rows) > PAGE)


def unread(actor: Actor) -> int:
    """How many were not read yet; 100 stands for more than 99. One query, none for a visitor."""
    if actor.person is None or not kinds_for(actor.roles):
        return 0
    return int(
        Notification.objects.visible_to(actor).filter(read_at__isnull=True).order_by()[: MOST_COUNTED + 1].count()
    )


def choices(actor: Actor) -> tuple[Choice, ...]:
    """Of what this person can hear, and how they want it. One query."""
    chosen = dict(Preference.objects.visible_to(actor).values_list("kind", "channel"))
    return tuple(Choice(kind, chosen.get(kind.code, kind.default)) for kind in kinds_for(actor.roles))


def told_since(ago: timedelta, *, code: str, url: str) -> set[int]:
    """The ids of people who were told this about this in the time just past, and did not read it yet. One query.

    For who tells of many small things in one place, one message for all of which is enough.
    """
    lately = Notification.objects.filter(kind=code, url=url, read_at__isnull=True, made_at__gt=timezone.now() - ago)
    return set(lately.order_by().values_list("person", flat=True))


def _message(row: Notification) -> Message:
    return Message(row.uid, str(KINDS[row.kind].said), row.subject, row.url, row.made_at, row.read_at is not None)
