"""Putting an agenda in an order in which people wait and walk as little as possible."""

from collections.abc import Mapping
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from portal.agendas import audit_actions, policies
from portal.agendas.models import AgendaItem
from portal.agendas.models.item import SEALED
from portal.agendas.words import ItemState
from portal.cases.models import CaseAccess
from portal.cases.words import Level
from portal.meetings.models import Invitation, Meeting
from portal.meetings.words import Answer
from portal.planning.running_order import Cost, Item, running_order
from tenants.access import Actor, require
from tenants.audit import record
from tenants.sight import looking_past

WATCHED = (Answer.DECLINES, Answer.REPLACED)


@transaction.atomic
def put_in_order(actor: Actor, *, meeting: UUID) -> tuple[Cost, Cost]:
    """Give what was not heard yet the order in which teams wait least; emergencies stay first.

    Who hears an item is counted as the grounds stand now; who declined is not waited for. Nothing of an item is read.

    Returns:
        The cost of the new order and of the order of entry, in minutes that teams wait.

    Raises:
        NotFound: no such meeting for this actor.
        Refused: they do not run it.
    """
    found: Meeting = Meeting.objects.visible_to(actor).locked().get_or_not_found(uid=meeting)
    require(policies.may_lead(actor, found))
    with looking_past("agendas.run"):
        waiting = AgendaItem.objects.locked().filter(meeting=found, state=ItemState.ADMITTED, started_at=None)
        items = list(waiting.defer(*SEALED).order_by("position", "pk"))
        hears = _teams_of_cases([item.case_id for item in items if item.case_id is not None])
    coming = Invitation.objects.filter(meeting=found).exclude(answer__in=WATCHED)
    invited = frozenset(map(str, coming.values_list("team", flat=True)))
    order = running_order(
        [_item(item, place, invited, hears) for place, item in enumerate(items)],
        start=max(found.starts_at, timezone.now()),
    )
    places = sorted(item.position for item in items)
    by_key = {str(item.pk): item for item in items}
    with looking_past("agendas.run"):
        for position, slot in zip(places, order.slots, strict=True):
            item = by_key[slot.key]
            if item.position != position:
                item.position = position
                item.save(update_fields=["position"])
    record(actor, audit_actions.ORDERED, found, items=len(items))
    return order.cost, order.by_entry


def _item(item: AgendaItem, place: int, invited: frozenset[str], hears: Mapping[int, frozenset[str]]) -> Item:
    teams = invited
    if item.case_id is not None:
        teams = invited & hears.get(item.case_id, frozenset()) | {str(item.author_team_id)}
    return Item(
        str(item.pk), item.minutes, teams or frozenset({str(item.author_team_id)}), entry=place, first=item.emergency
    )


def _teams_of_cases(cases: list[int]) -> Mapping[int, frozenset[str]]:
    rows = CaseAccess.objects.standing(timezone.localdate()).filter(case__in=cases, level__gte=Level.ALL)
    found: dict[int, set[str]] = {}
    for case, team in rows.values_list("case", "team"):
        found.setdefault(case, set()).add(str(team))
    return {case: frozenset(teams) for case, teams in found.items()}
