"""Reads of the newsletter. Of subscribers there are counts alone: nobody sees an address, and none can be exported."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Q
from django.utils import timezone

from portal.newsletter import mails
from portal.newsletter.models import CONFIRMED, Mailing, Subscriber
from portal.newsletter.states import MailingState
from tenants.access import Actor, can, require
from tenants.outbox import Progress, progress_of_letters


@dataclass(frozen=True)
class Figures:
    """How many read the newsletter. Months are calendar months in the time of the portal.

    Attributes:
        by_language: code and number, the most first.
    """

    total: int
    by_language: tuple[tuple[str, int], ...]
    new_this_month: int
    left_this_month: int


@dataclass(frozen=True)
class MailingLine:
    """How far one issue is. While it runs, `sent` and `failed` are of this moment."""

    issue: UUID
    title: str
    state: str
    state_label: str
    total: int
    sent: int
    failed: int
    started_at: datetime
    ended_at: datetime | None
    started_by: str

    @property
    def is_running(self) -> bool:
        return self.state == MailingState.RUNNING


def figures(actor: Actor) -> Figures:
    """Counts of subscribers. Two queries.

    Raises:
        Refused: the actor may not see them.
    """
    require(can(actor, "newsletter.count"))
    month = timezone.localtime().replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    counted = Subscriber.objects.aggregate(
        new=Count("pk", filter=CONFIRMED & Q(confirmed_at__gte=month)),
        left=Count("pk", filter=Q(unsubscribed_at__gte=month, confirmed_at__isnull=False)),
    )
    rows = Subscriber.objects.filter(CONFIRMED).order_by().values_list("language").annotate(number=Count("pk"))
    by_language = tuple(sorted(rows, key=lambda row: (-row[1], row[0])))
    return Figures(sum(number for _code, number in by_language), by_language, counted["new"], counted["left"])


def mailing_of(actor: Actor, issue: UUID) -> MailingLine | None:
    """How far the sending of this issue is; nothing when it was never sent. One query, two while it runs."""
    row = Mailing.objects.visible_to(actor).filter(issue=issue).select_related("started_by").defer("letters").first()
    if row is None:
        return None
    counted = progress_of_letters(mails.ISSUE, str(row.uid)) if row.state == MailingState.RUNNING else None
    return _line(row, counted)


def mailings_of(actor: Actor, issues: Iterable[UUID]) -> Mapping[UUID, MailingLine]:
    """The same for a list, without counting what still waits. One query."""
    rows = Mailing.objects.visible_to(actor).filter(issue__in=list(issues)).select_related("started_by")
    return {row.issue: _line(row, None) for row in rows.defer("letters")}


def _line(row: Mailing, counted: Progress | None) -> MailingLine:
    return MailingLine(
        issue=row.issue,
        title=row.title,
        state=row.state,
        state_label=str(MailingState(row.state).label),
        total=row.total,
        sent=counted.done if counted else row.sent,
        failed=counted.dead if counted else row.failed,
        started_at=row.started_at,
        ended_at=row.ended_at,
        started_by=str(row.started_by or ""),
    )
