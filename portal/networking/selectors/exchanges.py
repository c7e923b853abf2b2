"""Requests and offers, as a list, at a meeting, and one with its answers."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from portal.meetings.models import Meeting
from portal.networking.models import Exchange, ExchangeAnswer
from portal.networking.models.exchange import standing_now
from portal.networking.policies import may_withdraw
from portal.networking.words import ExchangeKind
from tenants.access import Actor, can

MOST = 200


@dataclass(frozen=True)
class ExchangeLine:
    """One of them, with the name of the organisation and of nobody."""

    uid: UUID
    kind: str
    title: str
    about: str
    organisation: str
    until: date
    withdrawn: bool


@dataclass(frozen=True)
class AnswerLine:
    """An answer, with who gave it: the reader is a colleague."""

    text: str
    organisation: str
    person: str
    at: datetime


@dataclass(frozen=True)
class ExchangePage:
    """One, its answers as far as the actor reads them, and what they may do."""

    line: ExchangeLine
    answers: tuple[AnswerLine, ...]
    may_withdraw: bool
    may_answer: bool
    ours: bool


def exchanges(actor: Actor, *, meeting: Meeting | None = None) -> dict[str, tuple[ExchangeLine, ...]]:
    """What stands now, by kind, soonest end first; all of the portal or of one meeting. One query."""
    found = Exchange.objects.visible_to(actor).filter(standing_now()).select_related("team__organisation")
    if meeting is not None:
        found = found.filter(meeting=meeting)
    lines = [_line(row) for row in found[:MOST]]
    return {kind: tuple(line for line in lines if line.kind == kind) for kind in ExchangeKind.values}


def exchange_page(actor: Actor, uid: UUID) -> ExchangePage:
    """One of them. Two queries.

    Raises:
        NotFound: it does not stand there for this actor.
    """
    row: Exchange = Exchange.objects.visible_to(actor).select_related("team__organisation").get_or_not_found(uid=uid)
    answers = ExchangeAnswer.objects.visible_to(actor).filter(exchange=row)
    line = _line(row)
    return ExchangePage(
        line=line,
        answers=tuple(
            AnswerLine(each.text, each.team.organisation.name, str(each.person or ""), each.at)
            for each in answers.select_related("team__organisation", "person")
        ),
        may_withdraw=may_withdraw(actor, row).allowed,
        may_answer=not line.withdrawn and can(actor, "minutes.request").allowed,
        ours=row.team_id in actor.teams,
    )


def _line(row: Exchange) -> ExchangeLine:
    return ExchangeLine(
        row.uid, row.kind, row.title, row.about, row.team.organisation.name, row.until, row.withdrawn_at is not None
    )
