"""Reading what residents say is wrong."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from portal.resident import policies
from portal.resident.models import CorrectionRequest, Result
from tenants.access import Actor, Decision, can

MOST = 100


@dataclass(frozen=True, repr=False)
class Correction:
    """One request. `wrong` and `answer` are personal: they are shown on pages alone."""

    uid: UUID
    case: str
    case_uid: UUID
    asked_at: datetime
    answer_by: date
    wrong: str
    result: str
    answer: str
    answered_at: datetime | None


@dataclass(frozen=True)
class Line:
    """A line of a list: no text, so that a list opens nothing."""

    uid: UUID
    case: str
    asked_at: datetime
    answer_by: date
    answered: bool


def corrections(actor: Actor) -> list[Correction]:
    """A resident's own requests, the newest first. One query."""
    rows = CorrectionRequest.objects.visible_to(actor).filter(case__uid__in=actor.subjects)
    return [_whole(each) for each in rows.select_related("case")[:MOST]]


def to_answer(actor: Actor) -> list[Line]:
    """What waits for the teams of a professional, what must be answered first on top. One query."""
    rows = CorrectionRequest.objects.visible_to(actor).waiting().select_related("case").order_by("answer_by", "pk")
    return [Line(each.uid, each.case.code, each.asked_at, each.answer_by, False) for each in rows[:MOST]]


def count_to_answer(actor: Actor) -> int:
    """How many wait for the teams of a professional. No query for who may answer none."""
    if not can(actor, "correction.reply"):
        return 0
    return CorrectionRequest.objects.visible_to(actor).waiting().count()


def correction(actor: Actor, uid: UUID) -> tuple[Correction, Decision]:
    """One request with its text, and whether the actor may answer it now.

    Raises:
        NotFound: no such request for this actor.
    """
    found: CorrectionRequest = (
        CorrectionRequest.objects.visible_to(actor).select_related("case").get_or_not_found(uid=uid)
    )
    return _whole(found), policies.may_answer(actor, found)


def _whole(found: CorrectionRequest) -> Correction:
    return Correction(
        uid=found.uid,
        case=found.case.code,
        case_uid=found.case.uid,
        asked_at=found.asked_at,
        answer_by=found.answer_by,
        wrong=found.wrong,
        result=str(Result(found.result).label) if found.result else "",
        answer=found.answer,
        answered_at=found.answered_at,
    )
