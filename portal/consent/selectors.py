"""Reading grounds: for people through `visible_to`, and as facts for the rooms that act on them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.consent import policies
from portal.consent.models import Ground, GroundEvent, GroundParty, Purpose, ReceiptCode
from portal.consent.numbering import digests, plain
from portal.consent.words import ENDINGS, Answer, EventKind, PartyKind
from tenants.access import Actor, Decision, allow, refuse
from tenants.models import Team


@dataclass(frozen=True)
class Happening:
    """A line of the history of a ground."""

    at: datetime
    what: str
    by: str
    stopped: int = 0
    handler: str = ""
    answer_by: date | None = None


@dataclass(frozen=True)
class GroundPage:
    """One record as a screen or a receipt shows it. `shown` is the notice as the resident saw it."""

    uid: UUID
    number: str
    subject: UUID
    kind: str
    answer: str
    channel: str
    evidence: str
    representative: str
    language: str
    shown: dict[str, Any]
    given_at: datetime
    until: date
    stands: bool
    recorder: str
    receivers: tuple[str, ...]
    history: tuple[Happening, ...]
    may_withdraw: Decision
    may_object: Decision


def purposes(actor: Actor) -> "QuerySet[Purpose]":
    """The purposes in use, for whoever records grounds."""
    found: QuerySet[Purpose] = Purpose.objects.visible_to(actor).filter(active=True)
    return found


def ground(actor: Actor, uid: UUID) -> GroundPage:
    """One record, with its history and what may be done. Three queries and what the policy asks.

    Raises:
        NotFound: no such ground for this actor.
    """
    found: Ground = with_parts(Ground.objects.visible_to(actor)).get_or_not_found(uid=uid)
    return page_of(actor, found, timezone.localdate())


def grounds_about(actor: Actor, subject: UUID) -> list[GroundPage]:
    """All records about a resident that this actor may read, the newest first. The queries do not grow with them."""
    today = timezone.localdate()
    return [page_of(actor, each, today) for each in with_parts(Ground.objects.visible_to(actor).about(subject))]


def may_share(*, subject: UUID, team: Team, categories: Iterable[str], on: date | None = None) -> Decision:
    """Whether a team may get these kinds of data about a resident today, whoever asks. One query.

    A fact for the rooms above, which ask it in the transaction in which they show or send something.

    Args:
        categories: codes of `DataCategory`.
    """
    standing = Ground.objects.standing(on or timezone.localdate()).about(subject)
    named = standing.filter(parties__team=team).values_list("categories", flat=True)
    allowed = {code for codes in named for code in codes}
    if set(categories) <= allowed and allowed:
        return allow()
    return refuse(_("Er is geen grondslag om dit met deze organisatie te delen."))


def may_share_under(ground: Ground, *, subject: UUID, team: Team, on: date | None = None) -> Decision:
    """Whether this very record stands, is about this resident and names this team. One query.

    What is opened under a record ends with it, so another record that names the team does not do.
    """
    standing = Ground.objects.standing(on or timezone.localdate()).about(subject)
    if standing.filter(pk=ground.pk, parties__team=team).exists():
        return allow()
    return refuse(_("Er is geen grondslag om dit met deze organisatie te delen."))


def teams_with_a_ground(subject: UUID, on: date | None = None) -> dict[int, date]:
    """The ids of the teams that a standing ground names, each with the last day on which one of them counts."""
    standing = Ground.objects.standing(on or timezone.localdate()).about(subject)
    until: dict[int, date] = {}
    for team, day in standing.values_list("parties__team", "valid_until"):
        until[team] = max(day, until.get(team, day))
    return until


def subject_of_code(code: str) -> UUID | None:
    """Whose receipt has this code, in the active portal; None for a wrong, an old and a revoked one alike.

    The caller throttles: this knows of no visitor. The work is the same whether the code is known or not.
    """
    found = living_code(code)
    return found.subject if found is not None else None


def living_code(code: str) -> ReceiptCode | None:
    """The row of this code, as `subject_of_code`: for whoever must know later whether this very code still lives."""
    from tenants.context import current_tenant

    found: ReceiptCode | None = _living().filter(digest__in=digests(code, current_tenant().uid)).first()
    return found if plain(code) else None


def code_lives(uid: UUID, subject: UUID) -> bool:
    """Whether this code of this resident is neither old nor revoked: asked at every request of who came in by it."""
    return bool(_living().filter(uid=uid, subject=subject).exists())


def _living() -> "QuerySet[ReceiptCode]":
    rows: QuerySet[ReceiptCode] = ReceiptCode.objects.filter(revoked_at__isnull=True, expires_at__gt=timezone.now())
    return rows


def with_parts(grounds: Any) -> Any:
    """The same grounds with their parties and their history at hand: two queries, however many there are."""
    return grounds.prefetch_related(
        Prefetch("parties", queryset=GroundParty.objects.all()),
        Prefetch("events", queryset=GroundEvent.objects.order_by("at", "pk")),
    )


def page_of(actor: Actor, found: Ground, today: date) -> GroundPage:
    """A record that was read `with_parts`, as a screen shows it."""
    events = list(found.events.all())
    ended = any(each.kind in ENDINGS for each in events)
    stands = found.answer != Answer.REFUSED and not ended and found.valid_from <= today <= found.valid_until
    stopped = refuse(_("Dit delen is al gestopt."))
    return GroundPage(
        uid=found.uid,
        number=found.number,
        subject=found.subject,
        kind=found.kind_label,
        answer=str(Answer(found.answer).label),
        channel=found.get_channel_display(),
        evidence=found.get_evidence_display(),
        representative=found.get_representative_display(),
        language=found.language,
        shown=found.shown,
        given_at=found.given_at,
        until=found.valid_until,
        stands=stands,
        recorder=found.recorder,
        receivers=tuple(each.name for each in found.parties.all() if each.kind == PartyKind.RECEIVER),
        history=tuple(_happening(each) for each in events),
        may_withdraw=policies.may_end(actor, found) if stands else stopped,
        may_object=policies.may_object(actor, found) if stands else stopped,
    )


def _happening(event: GroundEvent) -> Happening:
    return Happening(
        at=event.at,
        what=str(EventKind(event.kind).label),
        by=event.by_whom,
        stopped=len(event.effects),
        handler=event.handler_name,
        answer_by=event.answer_by,
    )
