"""The request of a person to be erased: one asks, another confirms, the worker carries it out and keeps a receipt."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tenants.access import Actor, can, refuse, require
from tenants.audit import record
from tenants.errors import Stale
from tenants.outbox import enqueue
from tenants.retention import audit_actions
from tenants.retention.erasing import TOPIC
from tenants.retention.models import Erasure, ErasureState
from tenants.retention.services.subjects import decide, require_free
from tenants.sight import looking_past

OPEN = (ErasureState.ASKED, ErasureState.CONFIRMED)


@transaction.atomic
def ask(actor: Actor, *, subject: UUID) -> Erasure:
    """Ask that everything of a person is erased. Nothing goes before another person confirms.

    Args:
        actor: who may ask for it.
        subject: the pseudonym of the person.

    Raises:
        Refused: the actor may not, or a legal hold stands.
        Stale: it was asked already.
    """
    require(can(actor, "subject_rights.create"))
    with looking_past("retention.subject"):
        require_free(subject)
    if Erasure.objects.filter(subject=subject, state__in=OPEN).exists():
        raise Stale(_("Er ligt al een verzoek om deze persoon te wissen."))
    made: Erasure = Erasure.objects.create(subject=subject, asked_by=actor.person, asked_at=timezone.now())
    record(actor, audit_actions.ERASURE_ASKED, made, subject=subject)
    return made


@transaction.atomic
def withdraw(actor: Actor, *, uid: UUID) -> Erasure:
    """Take a request back while nobody confirmed it.

    Raises:
        NotFound: no such request for this actor.
        Refused: the actor may not.
        Stale: somebody decided already.
    """
    found = _asked(actor, uid)
    require(can(actor, "subject_rights.move", found))
    found.state = ErasureState.WITHDRAWN
    found.save(update_fields=["state"])
    record(actor, audit_actions.ERASURE_WITHDRAWN, found, subject=found.subject)
    return found


@transaction.atomic
def confirm(actor: Actor, *, uid: UUID) -> Erasure:
    """Let the worker erase a person, as another one asked.

    Raises:
        NotFound: no such request for this actor.
        Refused: the actor may not, asked for it, or a legal hold stands.
        Stale: somebody decided already.
    """
    found = _asked(actor, uid)
    require(can(actor, "subject_rights.delete", found))
    if actor.person is None or found.asked_by_id == actor.person.pk:
        require(refuse(_("U vroeg dit zelf. Een ander bevestigt het.")))
    with looking_past("retention.subject"):
        decide(actor, found.subject)
    found.state, found.confirmed_by, found.confirmed_at = ErasureState.CONFIRMED, actor.person, timezone.now()
    found.save(update_fields=["state", "confirmed_by", "confirmed_at"])
    enqueue(TOPIC, aggregate=f"erasure:{found.uid}", payload={"erasure": found.uid}, key=str(found.uid))
    return found


def _asked(actor: Actor, uid: UUID) -> Erasure:
    found: Erasure = Erasure.objects.visible_to(actor).locked().get_or_not_found(uid=uid)
    if found.state != ErasureState.ASKED:
        raise Stale(_("Hierover is al beslist."))
    return found
