"""Actions of the own teams, and bottlenecks that wait."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone

from portal.agendas.models import AgendaItem, ItemAction
from portal.agendas.selectors.table import named
from portal.agendas.words import ItemKind, ItemState
from tenants.access import Actor

MOST = 100


@dataclass(frozen=True, repr=False)
class ActionLine:
    """An action with the item that it comes from."""

    uid: UUID
    item: UUID
    what: str
    team: str
    due_on: date
    light: str
    code: str
    meeting: str


@dataclass(frozen=True)
class BottleneckLine:
    uid: UUID
    title: str
    owner: str
    meeting: str
    since: date
    may_solve: bool


def actions(actor: Actor, *, late: bool = False) -> list[ActionLine]:
    """The open actions of the actor's teams, what ends first on top. One query.

    What hangs on an item that they no longer hear is gone from here as well.

    Args:
        late: only those whose day is over.
    """
    today = timezone.localdate()
    rows = ItemAction.objects.visible_to(actor).filter(team__in=actor.teams, done_at=None, item__state=ItemState.HEARD)
    if late:
        rows = rows.filter(due_on__lt=today)
    rows = rows.select_related("team", "item__case", "item__meeting")
    return [_line(row, today) for row in rows.order_by("due_on", "pk")[:MOST]]


def bottlenecks(actor: Actor) -> list[BottleneckLine]:
    """The bottlenecks of the meetings that the actor sees, until they are solved; of each the last time. One query."""
    seen = AgendaItem.objects.visible_to(actor).filter(kind=ItemKind.BOTTLENECK, solved_at=None)
    gone_along = AgendaItem.objects.filter(carried_from__isnull=False, kind=ItemKind.BOTTLENECK).values("carried_from")
    rows = seen.exclude(state=ItemState.WITHDRAWN).exclude(pk__in=gone_along)
    named = rows.select_related("meeting", "owner_team__organisation", "author_team__organisation")
    return [_bottleneck(actor, row) for row in named.order_by("meeting__starts_at", "pk")[:MOST]]


def _line(row: ItemAction, today: date) -> ActionLine:
    days = (row.due_on - today).days
    case = row.item.case
    return ActionLine(
        uid=row.uid,
        item=row.item.uid,
        what=row.what,
        team=row.team.name,
        due_on=row.due_on,
        light="red" if days < 0 else "amber" if days <= 2 else "green",
        code=case.code if case is not None else row.item.code,
        meeting=row.item.meeting.title,
    )


def _bottleneck(actor: Actor, row: AgendaItem) -> BottleneckLine:
    owner = row.owner_team or row.author_team
    return BottleneckLine(
        uid=row.uid,
        title=row.title,
        owner=named(owner),
        meeting=row.meeting.title,
        since=timezone.localtime(row.meeting.starts_at).date(),
        may_solve=owner.pk in actor.teams,
    )
