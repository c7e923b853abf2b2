"""The order in which teams wait least: an action of who runs the meeting, which reads nothing of an item."""

from typing import Any

import pytest

from portal.agendas import services
from portal.agendas.models import AgendaItem
from portal.agendas.services import Proposal
from portal.agendas.words import ItemKind
from portal.cases.models import Case
from portal.meetings.models import Meeting
from tenants.access import Actor
from tenants.errors import NotFound, Refused
from tests.portal.agendas.conftest import about, held_now


@pytest.fixture
def mixed(carla: Actor, alice: Actor, case: Case, meeting: Meeting) -> list[AgendaItem]:
    """For everybody, of Alice's team alone, for everybody, of Alice's team alone: Bob would wait twice."""
    held_now(meeting)
    plain = Proposal(kind=ItemKind.ANNOUNCEMENT, title="Mededeling", minutes=5)
    made = []
    for actor, proposal in ((carla, plain), (alice, about(case)), (carla, plain), (alice, about(case))):
        item = services.propose(actor, meeting=meeting.uid, proposal=proposal)
        made.append(services.admit(carla, uid=item.uid) if actor is alice else item)
    return made


def order(meeting: Meeting) -> list[int]:
    from tenants.sight import looking_past

    with looking_past("agendas.run"):
        return list(AgendaItem.objects.filter(meeting=meeting).order_by("position").values_list("pk", flat=True))


def test_items_of_one_circle_come_together(carla: Actor, meeting: Meeting, mixed: list[AgendaItem]) -> None:
    now, before = services.put_in_order(carla, meeting=meeting.uid)
    assert now.waiting < before.waiting
    kinds = [next(each.kind for each in mixed if each.pk == pk) for pk in order(meeting)]
    assert kinds in (["announcement"] * 2 + ["case"] * 2, ["case"] * 2 + ["announcement"] * 2)


def test_once_more_changes_nothing(carla: Actor, meeting: Meeting, mixed: list[AgendaItem]) -> None:
    services.put_in_order(carla, meeting=meeting.uid)
    first = order(meeting)
    now, before = services.put_in_order(carla, meeting=meeting.uid)
    assert (order(meeting), now.waiting) == (first, before.waiting)


def test_what_lies_on_the_table_stays_where_it_is(carla: Actor, meeting: Meeting, mixed: list[AgendaItem]) -> None:
    services.start(carla, uid=mixed[1].uid)
    services.put_in_order(carla, meeting=meeting.uid)
    position = {each.pk: each.position for each in mixed}[mixed[1].pk]
    assert order(meeting)[position - 1] == mixed[1].pk


def test_only_who_runs_it_puts_it_in_order(alice: Actor, charlie: Actor, meeting: Meeting, mixed: Any) -> None:
    with pytest.raises(Refused, match="Alleen de voorzitter"):
        services.put_in_order(alice, meeting=meeting.uid)
    with pytest.raises(NotFound):
        services.put_in_order(charlie, meeting=meeting.uid)
