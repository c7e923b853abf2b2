"""What the screens of residents' rights show: codes, counts, rules and decisions; never a name of a resident."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import models, router
from django.db.models.deletion import Collector
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.cases.models import Case
from tenants.access import Actor, can, require
from tenants.errors import NotFound
from tenants.retention.holding import holds_on
from tenants.retention.models import Erasure, ErasureState, LegalHold
from tenants.retention.rules import rules
from tenants.retention.selecting import terms_in_force
from tenants.retention.services.erasing import OPEN
from tenants.retention.subjects import Eraser, Stays, erasers, what_stays
from tenants.retention.terms import Term
from tenants.sight import looking_past

PAGE = 50


@dataclass(frozen=True)
class Person:
    """A resident, by the code of their case. `erasure` is the request that runs, when there is one."""

    subject: UUID
    code: str
    holds: tuple[LegalHold, ...]
    erasure: Erasure | None


@dataclass(frozen=True)
class Going:
    """One place from which something would go. `keeping` is the term that holds for it without a request."""

    what: str
    rows: int
    parts: int
    keeping: str
    source: str


@dataclass(frozen=True)
class Standing:
    """A hold in the list. `code` is empty when the case is gone, or the hold is on something else."""

    uid: UUID
    subject: UUID
    code: str
    reason: str
    until: date


@dataclass(frozen=True)
class Receipt:
    """A request for erasure as it stands, or what is left of it: no personal data."""

    uid: UUID
    subject: UUID
    state: str
    state_word: str
    asked_by: str
    asked_at: datetime
    confirmed_by: str
    finished_at: datetime | None
    gone: tuple[tuple[str, int], ...]
    may_confirm: bool
    own: bool

    @property
    def waits(self) -> bool:
        return self.state == ErasureState.ASKED

    @property
    def runs(self) -> bool:
        return self.state == ErasureState.CONFIRMED


@looking_past("retention.subject")
def subject_by_code(actor: Actor, code: str) -> UUID:
    """The pseudonym of who a case is about. One query; nothing that is sealed is read.

    Raises:
        NotFound: no such case in this portal, or the actor has no part in such rights.
    """
    _require_part(actor)
    found = Case.objects.filter(code=code.strip().upper()).values_list("uid", flat=True).first()
    if found is None:
        raise NotFound()
    return found


@looking_past("retention.subject")
def person(actor: Actor, subject: UUID) -> Person:
    """What is decided about this resident.

    Raises:
        NotFound: nobody is known under this pseudonym here, or the actor has no part in such rights.
    """
    _require_part(actor)
    code = Case.objects.filter(uid=subject).values_list("code", flat=True).first()
    if code is None:
        raise NotFound()
    return Person(
        subject=subject,
        code=code,
        holds=tuple(holds_on(subject, timezone.localdate())),
        erasure=Erasure.objects.visible_to(actor).filter(subject=subject, state__in=OPEN).first(),
    )


@looking_past("retention.subject")
def would_go(actor: Actor, subject: UUID) -> tuple[list[Going], tuple[Stays, ...]]:
    """What an erasure would take, place by place, with the term and the source of its rule; and what would stay.

    Reads the rows as a deletion would: some queries for each place, however much there is of it.
    """
    require(can(actor, "subject_rights.read"))
    terms = terms_in_force()
    found = [_going(each, subject, terms) for each in erasers()]
    return [each for each in found if each.rows], what_stays()


@looking_past("retention.subject")
def standing(actor: Actor) -> list[Standing]:
    """The holds of today, the first to end above. Two queries."""
    _require_part(actor)
    holds = list(LegalHold.objects.standing(timezone.localdate()).visible_to(actor).order_by("until", "pk")[:PAGE])
    codes = dict(Case.objects.filter(uid__in=[each.object_uid for each in holds]).values_list("uid", "code"))
    return [
        Standing(each.uid, each.object_uid, codes.get(each.object_uid, ""), each.reason, each.until) for each in holds
    ]


def receipts(actor: Actor) -> list[Receipt]:
    """The latest requests for erasure. One query."""
    _require_part(actor)
    rows = Erasure.objects.visible_to(actor).select_related("asked_by", "confirmed_by")[:PAGE]
    return [_receipt(actor, each) for each in rows]


def receipt(actor: Actor, uid: UUID) -> Receipt:
    """One request for erasure. One query.

    Raises:
        NotFound: no such request for this actor.
    """
    rows = Erasure.objects.visible_to(actor).select_related("asked_by", "confirmed_by")
    return _receipt(actor, rows.get_or_not_found(uid=uid))


def _require_part(actor: Actor) -> None:
    if not can(actor, "subject_rights.read"):
        raise NotFound()


def _going(eraser: Eraser, subject: UUID, terms: Mapping[str, Term]) -> Going:
    found = list(eraser.find(subject))
    keeping, source = "", ""
    for rule in rules().values():
        if any(rule.model == rows.model._meta.label for rows in found):
            keeping, source = f"{terms[rule.code]} {rule.since_words}", str(rule.source)
            break
    rows = sum(each.count() for each in found)
    return Going(str(eraser.title), rows, _parts(found) if rows else 0, keeping, source)


def _parts(found: "list[models.QuerySet[models.Model]]") -> int:
    """How many rows would go along: history, conversation, access, clocks."""
    collector = Collector(using=router.db_for_read(Case))
    for rows in found:
        collector.collect(list(rows))
    own = {rows.model for rows in found}
    loaded = sum(len(each) for model, each in collector.data.items() if model not in own)
    return loaded + sum(rows.count() for rows in collector.fast_deletes)


def _receipt(actor: Actor, row: Erasure) -> Receipt:
    titles = {each.code: str(each.title) for each in erasers()}
    own = actor.person is not None and row.asked_by_id == actor.person.pk
    return Receipt(
        uid=row.uid,
        subject=row.subject,
        state=row.state,
        state_word=row.get_state_display(),
        asked_by=str(row.asked_by),
        asked_at=row.asked_at,
        confirmed_by=str(row.confirmed_by) if row.confirmed_by is not None else "",
        finished_at=row.finished_at,
        gone=tuple((titles.get(code, _("Iets anders")), rows) for code, rows in row.figures.items()),
        may_confirm=bool(can(actor, "subject_rights.delete", row)) and not own,
        own=own,
    )
