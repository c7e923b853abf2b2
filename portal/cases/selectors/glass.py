"""Emergency openings: one's own that still stand, and those that somebody else is to look at."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.cases.models import BreakGlass
from portal.cases.selectors.reading import SEALED
from tenants.access import Actor, Decision, allow, refuse
from tenants.sight import looking_past

PAGE = 25


@dataclass(frozen=True, repr=False)
class Opening:
    """One emergency opening. `case_uid` is None when the case is gone since."""

    uid: UUID
    case_uid: UUID | None
    code: str
    person: str
    reason: str
    at: datetime
    until: datetime
    may_review: Decision


def openings_to_review(actor: Actor) -> "QuerySet[BreakGlass]":
    """Emergency openings that nobody looked at yet, for who may read the log of the portal."""
    rows: QuerySet[BreakGlass] = BreakGlass.objects.visible_to(actor).filter(reviewed_at__isnull=True)
    return rows.select_related("case", "person")


@looking_past("cases.review")
def to_review(actor: Actor, *, page: int = 1) -> tuple[list[Opening], bool]:
    """A page of what is to be reviewed, the newest first, and whether more comes. One query."""
    start = (page - 1) * PAGE
    found = list(_without_sealed(openings_to_review(actor))[start : start + PAGE + 1])
    return [_opening(actor, each) for each in found[:PAGE]], len(found) > PAGE


def count_to_review(actor: Actor) -> int:
    """How many wait for this actor: those of others."""
    rows = openings_to_review(actor)
    return rows.exclude(person=actor.person.pk).count() if actor.person is not None else 0


def own_openings(actor: Actor) -> list[Opening]:
    """Cases that the actor opened in an emergency and that are open still. One query."""
    if actor.person is None:
        return []
    now = timezone.now()
    rows = BreakGlass.objects.filter(person=actor.person.pk, at__lte=now, until__gt=now, case__isnull=False)
    return [_opening(actor, each) for each in _without_sealed(rows.select_related("case", "person"))]


def _without_sealed(rows: "QuerySet[BreakGlass]") -> "QuerySet[BreakGlass]":
    """Of the case no sealed field is loaded: who looks after the glass does not look through it."""
    return rows.defer(*(f"case__{name}" for name in ("first_name", *SEALED, "who")))


def _opening(actor: Actor, found: BreakGlass) -> Opening:
    own = actor.person is not None and found.person_id == actor.person.pk
    return Opening(
        uid=found.uid,
        case_uid=found.case.uid if found.case is not None else None,
        code=found.case.code if found.case is not None else "–",
        person=str(found.person),
        reason=found.reason,
        at=found.at,
        until=found.until,
        may_review=refuse(_("Iemand anders kijkt uw eigen nood-opening na.")) if own else allow(),
    )
