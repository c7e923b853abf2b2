"""Legal holds: keeping something from being erased for a while, and letting it go again."""

from datetime import date
from uuid import UUID

from django.apps import apps
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tenants.access import Actor, can, require
from tenants.audit import record
from tenants.errors import Invalid, NotFound, Stale
from tenants.models import TenantOwned
from tenants.retention import audit_actions
from tenants.retention.holding import one_at_a_time
from tenants.retention.models import LONGEST_REASON, LegalHold
from tenants.retention.subjects import SUBJECT
from tenants.sight import looking_past


@transaction.atomic
def place(actor: Actor, *, label: str, uid: UUID, reason: str, until: date) -> LegalHold:
    """Keep something from being erased, by the job and by an erasure alike.

    Args:
        actor: who may place holds.
        label: of the model, such as "intake.Report"; "subject" for all of one person.
        uid: of the thing, or the pseudonym of the person.
        reason: why, shown to whoever is refused; no names.
        until: the last day on which it holds.

    Returns:
        The hold. It waits for a batch of the job in hand, and the next batch passes over what it holds.

    Raises:
        Refused: the actor may not.
        NotFound: there is no such thing in this portal.
        Invalid: the reason is missing or too long, or the day has been.
    """
    require(can(actor, "subject_rights.create"))
    one_at_a_time(actor.tenant)
    told = " ".join(reason.split())
    wrong = {}
    if not told:
        wrong["reason"] = _("Vul in waarom.")
    elif len(told) > LONGEST_REASON:
        wrong["reason"] = _("Maak de uitleg korter.")
    if until < timezone.localdate():
        wrong["until"] = _("Kies een dag vanaf vandaag.")
    if wrong:
        raise Invalid(next(iter(wrong.values())), wrong)
    with looking_past("retention.hold"):
        if label != SUBJECT and not _owned(label)._base_manager.filter(uid=uid).exists():
            raise NotFound()
    hold = LegalHold.objects.create(
        label=label, object_uid=uid, reason=told, until=until, placed_by=actor.person, placed_at=timezone.now()
    )
    record(actor, audit_actions.HOLD_PLACED, hold, held=uid)
    return hold


@transaction.atomic
def release(actor: Actor, *, uid: UUID) -> LegalHold:
    """Let something be erased again when its term is over.

    Raises:
        NotFound: no such hold for this actor.
        Refused: the actor may not.
        Stale: it was released already.
    """
    one_at_a_time(actor.tenant)
    hold: LegalHold = LegalHold.objects.visible_to(actor).locked().get_or_not_found(uid=uid)
    require(can(actor, "subject_rights.move", hold))
    if hold.released_at is not None:
        raise Stale(_("Dit besluit is al opgeheven."))
    hold.released_by, hold.released_at = actor.person, timezone.now()
    hold.save(update_fields=["released_by", "released_at"])
    record(actor, audit_actions.HOLD_RELEASED, hold, held=hold.object_uid)
    return hold


def _owned(label: str) -> type[models.Model]:
    try:
        model = apps.get_model(label)
    except (LookupError, ValueError) as unknown:
        raise NotFound() from unknown
    if not issubclass(model, TenantOwned):
        raise NotFound()
    return model
