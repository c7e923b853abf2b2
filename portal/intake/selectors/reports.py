"""Reads of reports, always of what the actor may see."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count

from portal.intake.models import Report
from portal.intake.policies import may_answer, steps
from portal.intake.states import Problem, ReportKind, ReportState
from tenants.access import Actor, can

PAGE = 25
Counts = Mapping[str, int]


@dataclass(frozen=True)
class ReportLine:
    """One report in the list."""

    uid: UUID
    number: str
    kind: str
    what: str
    problem: str
    organisation: str
    state: str
    state_label: str
    made_at: datetime


@dataclass(frozen=True)
class ReportPage:
    """One report, whole, with the steps that this actor may take now."""

    line: ReportLine
    about_url: str
    place: str
    told: str
    explanation: str
    handled_by: str
    handled_at: datetime | None
    forgotten: bool
    version: int
    steps: tuple[str, ...]
    about_uid: UUID | None = None
    may_answer: bool = False
    answer: str = ""
    answered_by: str = ""
    answered_at: datetime | None = None


@dataclass(frozen=True)
class ReportList:
    """A page of reports. `more` tells whether there is a next page."""

    lines: tuple[ReportLine, ...]
    more: bool


def reports(actor: Actor, *, state: str = "", page: int = 1) -> ReportList:
    """The reports that this actor may see, the newest first. One query.

    Args:
        state: one of `ReportState`; nothing means all.
        page: from 1; a page holds 25.
    """
    if not can(actor, "map_report.read"):
        return ReportList((), False)
    found = Report.objects.visible_to(actor).select_related("organisation")
    if state in ReportState.values:
        found = found.filter(state=state)
    start = (max(page, 1) - 1) * PAGE
    rows = list(found[start : start + PAGE + 1])
    return ReportList(tuple(_line(row) for row in rows[:PAGE]), len(rows) > PAGE)


def oldest_open(actor: Actor, number: int) -> tuple[ReportLine, ...]:
    """The reports that wait longest, of those that are not done. One query."""
    if not can(actor, "map_report.read"):
        return ()
    waiting = Report.objects.visible_to(actor).exclude(state=ReportState.DONE).select_related("organisation")
    return tuple(_line(row) for row in waiting.order_by("made_at", "pk")[:number])


def counts(actor: Actor) -> Counts:
    """How many reports there are in each state, of those that this actor may see. One query."""
    found = dict.fromkeys(ReportState.values, 0)
    if not can(actor, "map_report.read"):
        return found
    seen = Report.objects.visible_to(actor).order_by().values_list("state").annotate(how_many=Count("pk"))
    return found | dict(seen)


def report_page(actor: Actor, uid: UUID) -> ReportPage:
    """One report. At most two queries.

    Raises:
        NotFound: it does not exist for this actor.
    """
    row: Report = (
        Report.objects.visible_to(actor)
        .select_related("organisation", "handled_by", "answered_by")
        .get_or_not_found(uid=uid)
    )
    return ReportPage(
        line=_line(row),
        about_url=row.about_url,
        place=row.place,
        told=row.told,
        explanation=row.explanation,
        handled_by=str(row.handled_by or ""),
        handled_at=row.handled_at,
        forgotten=row.forgotten_at is not None,
        version=row.version,
        steps=steps(actor, row),
        about_uid=row.about_uid,
        may_answer=bool(may_answer(actor, row)),
        answer=row.answer,
        answered_by=str(row.answered_by or ""),
        answered_at=row.answered_at,
    )


def _line(row: Report) -> ReportLine:
    return ReportLine(
        uid=row.uid,
        number=row.number,
        kind=str(ReportKind(row.kind).label),
        what=row.about_title or row.named,
        problem=str(Problem(row.problem).label) if row.problem in Problem.values else "",
        organisation=row.organisation.name if row.organisation else "",
        state=row.state,
        state_label=str(ReportState(row.state).label),
        made_at=row.made_at,
    )


def reports_about(actor: Actor, uid: UUID) -> tuple[ReportLine, ...]:
    """The reports about one entry that nobody has answered yet, the newest first; twenty at most. One query."""
    if not can(actor, "map_report.read"):
        return ()
    found = Report.objects.visible_to(actor).filter(about_uid=uid).exclude(state=ReportState.DONE)
    return tuple(_line(row) for row in found.select_related("organisation")[:20])
