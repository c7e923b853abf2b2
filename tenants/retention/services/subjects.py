"""What a person may ask: to be erased, and to be told what is known of them."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tenants.access import Actor, can, require
from tenants.audit import record
from tenants.context import current_tenant
from tenants.errors import Refused
from tenants.retention import audit_actions
from tenants.retention.holding import holds_on, one_at_a_time
from tenants.retention.models import ErasedSubject
from tenants.retention.subjects import Eraser, Section, erasers_by_room, reporters
from tenants.sight import looking_past


@dataclass(frozen=True)
class Erased:
    """How much went from one place."""

    code: str
    title: str
    rows: int


@looking_past("retention.subject")
def erase(actor: Actor, *, subject: UUID, tell: Callable[[list["Erased"]], None] | None = None) -> tuple["Erased", ...]:
    """Erase a person from every room: one transaction for each room, each with its line in the log.

    The decision is written first. Cut off halfway, `manage.py retention replay` does the rest; doing it again is safe.

    Args:
        actor: who may decide to erase.
        subject: the pseudonym of the person.
        tell: given what went of a room, in the transaction in which it went.

    Returns:
        What went, place by place.

    Raises:
        Refused: the actor may not, or a legal hold stands; the sentence names its reason and its last day.
    """
    require(can(actor, "subject_rights.delete"))
    decide(actor, subject)
    return tuple(
        line for room, places in erasers_by_room().items() for line in _erase_room(actor, subject, room, places, tell)
    )


@transaction.atomic
@looking_past("retention.subject")
def access_report(actor: Actor, *, subject: UUID) -> tuple[Section, ...]:
    """Everything that is known of a person, chapter by chapter; a chapter without rows says that there is nothing.

    Args:
        actor: who may take data of a person along.
        subject: the pseudonym of the person.

    Returns:
        The chapters, to be shown or printed by others.

    Raises:
        Refused: the actor may not.
    """
    require(can(actor, "subject_rights.export"))
    sections = tuple(
        Section(each.code, str(each.title), tuple(map(str, each.columns)), tuple(each.collect(subject)))
        for each in reporters()
    )
    record(actor, audit_actions.REPORTED, None, subject=subject)
    return sections


@transaction.atomic
def decide(actor: Actor, subject: UUID) -> None:
    """Write down that this person is erased, before anything goes.

    Raises:
        Refused: a legal hold stands.
    """
    require_free(subject)
    decision, is_new = ErasedSubject.objects.get_or_create(
        subject=subject, defaults={"decided_by": actor.person, "decided_at": timezone.now()}
    )
    if is_new:
        record(actor, audit_actions.ERASING, decision, subject=subject)


@transaction.atomic
def _erase_room(
    actor: Actor, subject: UUID, room: str, places: list[Eraser], tell: Callable[[list[Erased]], None] | None
) -> list[Erased]:
    # Again, for a hold that was placed since the last room.
    require_free(subject)
    gone = [Erased(place.code, str(place.title), place.erase(subject)) for place in places]
    rows = sum(line.rows for line in gone)
    record(actor, audit_actions.ERASED, None, subject=subject, room=room, rows=rows)
    if tell is not None:
        tell(gone)
    return gone


def require_free(subject: UUID) -> None:
    """Go on only when nothing of this person is held.

    Raises:
        Refused: something is; the sentence names why and until when.
    """
    one_at_a_time(current_tenant())
    holds = holds_on(subject, timezone.localdate())
    if holds:
        told = "; ".join(f"{hold.reason} ({hold.until:%d-%m-%Y})" for hold in holds)
        raise Refused(_("Wissen mag nu niet. Iets van deze persoon moet nog blijven: %(why)s.") % {"why": told})
