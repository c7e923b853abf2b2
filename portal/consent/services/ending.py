"""Ending a ground: by the resident, by its date, by a decision, or because it is no longer needed."""

from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.consent import audit_actions, policies
from portal.consent.models import Ground, GroundEvent
from portal.consent.services.recording import close, happened
from portal.consent.words import ENDINGS, OF_OBJECTIONS, EventKind
from tenants.access import Actor, can, require, system
from tenants.audit import record
from tenants.database.turns import wait_for_turn
from tenants.errors import Refused

# GDPR article 12(3): an answer within one month of the request.
OBJECTION_DAYS = 30
BATCH = 200


@transaction.atomic
def withdraw(actor: Actor, *, ground_uid: UUID, asked_by_subject: bool = True) -> GroundEvent:
    """Withdraw consent. What rested on it stops in this transaction; the next request no longer sees it.

    As easy as giving (GDPR article 7(3)): no reason is asked.

    Args:
        actor: the resident, or a professional whom the resident asked.
        asked_by_subject: whether the resident asked for it.

    Returns:
        The event, with what stopped.

    Raises:
        NotFound: no such ground for this actor.
        Refused: the ground is no consent, ended already, or the actor may not.
    """
    ground = _standing(actor, ground_uid)
    require(policies.may_end(actor, ground))
    made = close(actor, ground, EventKind.WITHDRAWN, asked_by_subject=asked_by_subject)
    record(actor, audit_actions.WITHDRAWN, ground, stopped=len(made.effects))
    return made


@transaction.atomic
def object_to(actor: Actor, *, ground_uid: UUID) -> GroundEvent:
    """File an objection against sharing that does not rest on consent (GDPR article 21). It goes on meanwhile.

    Returns:
        The event: who answers, and by which day.

    Raises:
        NotFound: no such ground for this actor.
        Refused: the ground is consent, ended already, an objection waits, or the actor may not.
    """
    ground = _standing(actor, ground_uid)
    require(policies.may_object(actor, ground))
    if _waiting_objection(ground) is not None:
        raise Refused(_("Er loopt al een bezwaar. U krijgt daar eerst antwoord op."))
    made = happened(
        actor,
        ground,
        EventKind.OBJECTED,
        asked_by_subject=True,
        handler=ground.recorded_by,
        handler_name=str(ground.recorded_by) if ground.recorded_by is not None else "",
        answer_by=timezone.localdate() + timedelta(days=OBJECTION_DAYS),
    )
    record(actor, audit_actions.OBJECTED, ground)
    return made


@transaction.atomic
def decide_objection(actor: Actor, *, ground_uid: UUID, upheld: bool) -> GroundEvent:
    """Decide on an objection. Upheld ends the ground at once; dismissed lets it stand, and is told to the resident.

    Raises:
        NotFound: no such ground for this actor.
        Refused: no objection waits, or the actor is not the one who answers it.
    """
    ground = _standing(actor, ground_uid)
    require(policies.may_decide(actor, ground))
    waiting = _waiting_objection(ground)
    if waiting is None:
        raise Refused(_("Er loopt geen bezwaar."))
    kind = EventKind.OBJECTION_UPHELD if upheld else EventKind.OBJECTION_DISMISSED
    made = close(actor, ground, kind) if upheld else happened(actor, ground, kind)
    record(actor, audit_actions.OBJECTION_DECIDED, ground, upheld=int(upheld))
    return made


@transaction.atomic
def end_ground(actor: Actor, *, ground_uid: UUID) -> GroundEvent:
    """The ground is no longer needed, because the matter ended.

    Raises:
        NotFound: no such ground for this actor.
        Refused: it ended already, or the actor may not.
    """
    ground = _standing(actor, ground_uid)
    require(can(actor, "ground.create", ground))
    made = close(actor, ground, EventKind.ENDED)
    record(actor, audit_actions.ENDED, ground, stopped=len(made.effects))
    return made


def expire_due(today: date | None = None) -> int:
    """End the grounds of the active portal whose last day is past. Each in a transaction of its own.

    Returns:
        How many ended.
    """
    day = today or timezone.localdate()
    count = 0
    while due := _due(day):
        for pk in due:
            count += _expire(pk)
    return count


@transaction.atomic
def _expire(pk: int) -> int:
    ground: Ground = Ground.objects.get_or_not_found(pk=pk)
    wait_for_turn(ground)
    if ground.events.filter(kind__in=ENDINGS).exists():
        return 0
    actor = system(ground.tenant, "consent.expired")
    made = close(actor, ground, EventKind.EXPIRED)
    record(actor, audit_actions.EXPIRED, ground, stopped=len(made.effects))
    return 1


def _due(day: date) -> list[int]:
    past = Ground.objects.filter(valid_until__lt=day).exclude(events__kind__in=ENDINGS)
    return list(past.order_by("pk").values_list("pk", flat=True)[:BATCH])


def _standing(actor: Actor, uid: UUID) -> Ground:
    ground: Ground = Ground.objects.visible_to(actor).get_or_not_found(uid=uid)
    wait_for_turn(ground)
    if not Ground.objects.standing(timezone.localdate()).filter(pk=ground.pk).exists():
        raise Refused(_("Dit delen is al gestopt."))
    return ground


def _waiting_objection(ground: Ground) -> GroundEvent | None:
    last: GroundEvent | None = ground.events.filter(kind__in=OF_OBJECTIONS).order_by("-at", "-pk").first()
    return last if last is not None and last.kind == EventKind.OBJECTED else None
