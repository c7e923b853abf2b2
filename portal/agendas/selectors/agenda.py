"""The agenda of a meeting as one actor gets it: own items, and of the rest a time window."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from portal.agendas import policies
from portal.agendas.models import AgendaItem
from portal.agendas.models.item import SEALED
from portal.agendas.running_order import Slot, slots
from portal.agendas.selectors.table import named
from portal.agendas.words import ENDED, ItemKind, ItemState
from portal.cases.models import Case, CaseAccess
from portal.cases.words import Level
from portal.meetings.models import Invitation, Meeting
from tenants.access import Actor
from tenants.sight import looking_past

# What is read of an item that one does not hear: nothing that tells what or whom it is about.
WINDOW = (
    *("uid", "tenant_id", "meeting_id", "minutes", "extra_minutes", "position", "emergency"),
    *("state", "started_at", "ended_at"),
)


@dataclass(frozen=True)
class Line:
    """A row of the running order.

    Args:
        uid: of an item that the actor hears, to open it; None of a closed one.
        run_uid: for who runs the meeting, to start or move it, whether they hear it or not.
        teams: the teams at the table that hear it; None where everybody does, and where the actor may not know.
    """

    uid: UUID | None
    run_uid: UUID | None
    kind: str
    title: str
    code: str
    starts_at: datetime
    ends_at: datetime
    minutes: int
    state: str
    state_label: str
    running: bool
    over: bool
    closed: bool
    emergency: bool
    carried: bool
    teams: frozenset[int] | None = None


@dataclass(frozen=True)
class Seated:
    """An invited team, and at which windows it sits at the table: yes, no, or closed to the actor."""

    name: str
    mine: bool
    there: bool
    windows: tuple[str, ...]


@dataclass(frozen=True)
class Agenda:
    """What this actor gets of an agenda."""

    lines: tuple[Line, ...]
    proposed: tuple[Line, ...]
    seated: tuple[Seated, ...]
    own: tuple[tuple[datetime, datetime], ...]
    leads: bool
    may_propose: bool
    may_propose_case: bool
    counts_only: bool

    @property
    def running(self) -> Line | None:
        return next((line for line in self.lines if line.running), None)

    @property
    def following(self) -> Line | None:
        return next((line for line in self.lines if not line.running and not line.over), None)

    @property
    def has_closed(self) -> bool:
        return any(line.closed for line in self.lines)


def agenda(actor: Actor, meeting: Meeting) -> Agenda:
    """The agenda of a meeting that the actor sees. At most seven queries, however long it is.

    Args:
        meeting: found through `visible_to`.
    """
    now = timezone.now()
    heard = {
        item.pk: item
        for item in AgendaItem.objects.visible_to(actor).filter(meeting=meeting).defer(*SEALED).select_related("case")
    }
    with looking_past("agendas.slots"):
        windows = list(AgendaItem.objects.filter(meeting=meeting).exclude(state=ItemState.WITHDRAWN).only(*WINDOW))
    leads = bool(policies.may_lead(actor, meeting))
    circles = _circles(actor, heard.values())
    shown = [_line(each, heard.get(each.item.pk), circles, leads) for each in slots(windows, meeting.starts_at, now)]
    proposed = [
        _line(Slot(each, meeting.starts_at, meeting.starts_at), heard.get(each.pk), circles, leads)
        for each in windows
        if each.state == ItemState.PROPOSED and (leads or each.pk in heard)
    ]
    return Agenda(
        lines=tuple(shown),
        proposed=tuple(proposed),
        seated=_seated(actor, meeting, shown),
        own=_own(shown),
        leads=leads,
        may_propose=bool(policies.may_propose(actor, meeting, about_a_case=False)),
        may_propose_case=bool(policies.may_propose(actor, meeting, about_a_case=True)),
        counts_only=not policies.leads(actor, meeting) and not any(line.uid is not None for line in shown),
    )


def titled(item: AgendaItem) -> str:
    """What stands on the agenda, to who hears it. Never a name."""
    if not item.is_case:
        return item.title
    district = item.district if item.case is None else item.case.district
    name = _("Anonieme casus") if item.case is None else _("Casus")
    return f"{name}, {district}" if district else name


def _circles(actor: Actor, items: Iterable[AgendaItem]) -> Mapping[int, frozenset[int]]:
    """Per case that the actor hears about: the teams with a ground. One query."""
    cases = {item.case_id for item in items if item.case_id is not None}
    if not cases:
        return {}
    rows = CaseAccess.objects.visible_to(actor).standing(timezone.localdate()).filter(case__in=cases)
    found: dict[int, set[int]] = {}
    for case, team in rows.filter(level__gte=Level.ALL).values_list("case", "team"):
        found.setdefault(case, set()).add(team)
    return {case: frozenset(found.get(case, ())) for case in cases}


def _line(slot: Slot, item: AgendaItem | None, circles: Mapping[int, frozenset[int]], leads: bool) -> Line:
    window = slot.item
    case: Case | None = item.case if item is not None else None
    return Line(
        uid=item.uid if item is not None else None,
        run_uid=window.uid if leads else None,
        kind=str(ItemKind(item.kind).label) if item is not None else "",
        title=titled(item) if item is not None else _("Besloten tijd"),
        code="" if item is None else item.code if case is None else case.code,
        starts_at=slot.starts_at,
        ends_at=slot.ends_at,
        minutes=window.lasts,
        state=window.state,
        state_label=str(ItemState(window.state).label),
        running=window.is_running,
        over=window.state in ENDED,
        closed=item is None,
        emergency=window.emergency,
        carried=item is not None and item.carried_from_id is not None,
        teams=circles.get(item.case_id, frozenset()) if item is not None and item.case_id is not None else None,
    )


def _seated(actor: Actor, meeting: Meeting, lines: list[Line]) -> tuple[Seated, ...]:
    """Per invited team its windows. Of a closed one everybody has a lock, so that attendance gives nothing away."""
    rows = Invitation.objects.visible_to(actor).filter(meeting=meeting).select_related("team__organisation")
    there: dict[int, bool] = {}
    names: dict[int, str] = {}
    for row in rows.order_by("team__organisation__name", "team__name", "pk"):
        there[row.team_id] = there.get(row.team_id, False) or row.is_there
        names[row.team_id] = named(row.team)
    return tuple(
        Seated(name, team in actor.teams, there[team], tuple(_window(team, line) for line in lines))
        for team, name in names.items()
    )


def _window(team: int, line: Line) -> str:
    if line.closed:
        return "closed"
    return "at_table" if line.teams is None or team in line.teams else "outside"


def _own(lines: list[Line]) -> tuple[tuple[datetime, datetime], ...]:
    """When the actor sits at the table: windows that follow each other are one."""
    found: list[tuple[datetime, datetime]] = []
    for line in lines:
        if line.closed or line.state == ItemState.MOVED_ON:
            continue
        if found and found[-1][1] >= line.starts_at:
            found[-1] = (found[-1][0], line.ends_at)
        else:
            found.append((line.starts_at, line.ends_at))
    return tuple(found)
