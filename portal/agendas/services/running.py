"""What who runs a meeting does with its items. What they do not hear they run by its time window alone."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.agendas import audit_actions, opening, policies, telling
from portal.agendas.models import AgendaItem, ItemAction
from portal.agendas.models.item import MOST_REASON, SEALED
from portal.agendas.running_order import ordered
from portal.agendas.services.carrying import carry_on
from portal.agendas.services.finding import heard, keep, run
from portal.agendas.words import ItemState
from portal.meetings.models import Meeting
from tenants.access import Actor, require
from tenants.audit import record
from tenants.errors import Invalid
from tenants.sight import looking_past

MORE = 5
MOST_MORE = 60


@transaction.atomic
def admit(actor: Actor, *, uid: UUID) -> AgendaItem:
    """Put a proposed item on the agenda. Who proposed it is told.

    Raises:
        NotFound, Refused: see `run`.
    """
    item = run(actor, uid, "admit")
    item.state = ItemState.ADMITTED
    opening.count(item, item.meeting)
    keep(item, "state", "opens_at", "opens_for")
    record(actor, audit_actions.MOVED, item, step="admit")
    telling.item_decided(actor, item)
    return item


@transaction.atomic
def withdraw(actor: Actor, *, uid: UUID) -> AgendaItem:
    """Take back what the own team proposed, before it is heard.

    Raises:
        NotFound, Refused: see `heard`.
    """
    item = heard(actor, uid, "withdraw")
    item.state = ItemState.WITHDRAWN
    keep(item, "state")
    record(actor, audit_actions.MOVED, item, step="withdraw")
    return item


@transaction.atomic
def start(actor: Actor, *, uid: UUID) -> AgendaItem:
    """Put an item on the table; what lies there is heard then. From here on it is for who is present.

    Raises:
        NotFound, Refused: see `run`.
        Invalid: the day has not come.
    """
    item = run(actor, uid, "start")
    if timezone.localdate(item.meeting.starts_at) > timezone.localdate():
        raise Invalid(_("De bespreking begint op de dag zelf."))
    for other in _on_the_table(item.meeting):
        _finish(actor, other)
    item.started_at = timezone.now()
    keep(item, "started_at")
    record(actor, audit_actions.MOVED, item, step="start")
    return item


@transaction.atomic
def longer(actor: Actor, *, uid: UUID, minutes: int = MORE) -> AgendaItem:
    """Give the item on the table more time.

    Raises:
        NotFound, Refused: see `run`.
        Invalid: an hour was added already.
    """
    item = run(actor, uid, "longer")
    if item.extra_minutes + minutes > MOST_MORE:
        raise Invalid(_("Er is al een uur bij. Schuif dit punt door of ga naar het volgende."))
    item.extra_minutes += minutes
    keep(item, "extra_minutes")
    return item


@transaction.atomic
def finish(actor: Actor, *, uid: UUID) -> AgendaItem:
    """The item on the table was heard. Its actions become work, of which their teams are told.

    Raises:
        NotFound, Refused: see `run`.
    """
    item = run(actor, uid, "finish")
    _finish(actor, item)
    return item


@transaction.atomic
def next_item(actor: Actor, *, meeting: UUID) -> AgendaItem | None:
    """Finish what lies on the table and start what comes next.

    Returns:
        What lies there now; None when nothing is left.

    Raises:
        NotFound: no such meeting for this actor.
        Refused: they do not run it.
        Invalid: the day has not come.
    """
    found: Meeting = Meeting.objects.visible_to(actor).locked().get_or_not_found(uid=meeting)
    require(policies.may_lead(actor, found))
    for item in _on_the_table(found):
        _finish(actor, item)
    with looking_past("agendas.run"):
        waiting = AgendaItem.objects.filter(meeting=found, state=ItemState.ADMITTED, started_at=None).defer(*SEALED)
        following = next(iter(ordered(list(waiting))), None)
    return start(actor, uid=following.uid) if following is not None else None


@transaction.atomic
def move_on(actor: Actor, *, uid: UUID, because: str) -> AgendaItem:
    """Move an item that was not reached to the next meeting of the series, with the reason.

    Without a next meeting it stays here as moved on, and its team proposes it anew.

    Raises:
        NotFound, Refused: see `run`.
        Invalid: it is not said why.
    """
    item = run(actor, uid, "move_on")
    reason = because.strip()[:MOST_REASON]
    if not reason:
        said = _("Schrijf op waarom dit punt doorschuift.")
        raise Invalid(said, {"because": said})
    now = timezone.now()
    item.state, item.moved_because = ItemState.MOVED_ON, reason
    item.ended_at = now if item.started_at is not None else None
    keep(item, "state", "moved_because", "ended_at")
    carry_on(item)
    record(actor, audit_actions.MOVED, item, step="move_on")
    telling.item_decided(actor, item)
    return item


def _on_the_table(meeting: Meeting) -> list[AgendaItem]:
    with looking_past("agendas.run"):
        rows = AgendaItem.objects.locked().filter(meeting=meeting, state=ItemState.ADMITTED, started_at__isnull=False)
        found = list(rows.defer(*SEALED))
    for item in found:
        item.meeting = meeting
    return found


def _finish(actor: Actor, item: AgendaItem) -> None:
    item.state, item.ended_at = ItemState.HEARD, timezone.now()
    keep(item, "state", "ended_at")
    record(actor, audit_actions.MOVED, item, step="finish")
    with looking_past("agendas.run"):
        actions = list(ItemAction.objects.filter(item=item).select_related("team").defer("what"))
        carry_on(item)
    for action in actions:
        action.item = item
    telling.actions_agreed(actions)
