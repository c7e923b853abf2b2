"""A draft as its writer sees it: what was filled in, what may be chosen, what lacks, what the receiver will see."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language_info

from portal.cases import selectors as cases
from portal.cases.districts import municipality_of
from portal.cases.models import Case
from portal.referrals import audit_actions, dossier
from portal.referrals.area import offered_in, places, works_in
from portal.referrals.models import KindReceiver, Referral, ReferralCandidate, ReferralKind
from portal.referrals.models.referral import UNSENT
from portal.referrals.moves import MOVES
from portal.referrals.norms import NORMS
from portal.referrals.policies import may_move
from portal.referrals.selectors.choices import ReceiverLine, in_full, receivers
from portal.referrals.selectors.sharing import Sharing, sharing
from portal.referrals.services import keeping_time
from portal.referrals.services.drafting import Written
from portal.referrals.services.ready import missing
from portal.referrals.situation import situation_of
from portal.referrals.states import SENT_AND_RUNNING
from portal.referrals.talks import Time
from tenants.access import Actor, Decision
from tenants.audit import record
from tenants.models import Team


@dataclass(frozen=True)
class Term:
    """A clock that starts when it is sent, and when it would end."""

    title: str
    ends_at: datetime
    source: str


@dataclass(frozen=True)
class KindChoice:
    """A kind to begin with. `teams` counts those that take it now and work where the resident lives.

    `place` is the municipality that does not offer it; empty when it does, or when nobody knows where somebody lives.
    """

    uid: UUID
    title: str
    help_text: str
    teams: int
    place: str = ""


@dataclass(frozen=True, repr=False)
class DraftPage:
    """Everything beside the form. `written` is what stands in the draft; `case` is the resident's situation."""

    referral: Referral
    kind: ReferralKind
    case: cases.CasePage
    age: int | None
    language: str
    written: Written
    receivers: list[ReceiverLine]
    receiver: str
    after: tuple[str, ...]
    beside: tuple[str, ...]
    sharing: Sharing
    running: tuple[str, ...]
    missing: dict[str, str]
    may_send: Decision
    may_wait: Decision
    terms: tuple[Term, ...]

    @property
    def open_parts(self) -> frozenset[str]:
        """The parts of a summary that the chosen ground allows; none before one is chosen."""
        return dossier.open_parts(self.referral.ground.categories) if self.referral.ground is not None else frozenset()

    @property
    def summary(self) -> list[tuple[str, str]]:
        """What is written of it, with its labels."""
        return dossier.written(self.written.summary)

    @property
    def first(self) -> list[tuple[str, str]]:
        """The answers that the receiver sees at once, with their questions."""
        answers = self.written.answers
        fields = [each for each in self.kind.fields if each.get("first")]
        return [(each["label"], str(answers[each["name"]])) for each in fields if answers.get(each["name"])]


def kinds_to_begin_with(actor: Actor, case: Case) -> list[KindChoice]:
    """The kinds in use, with how many teams take each where the resident lives; those that nobody takes come last.

    Two queries, and one more in a region.
    """
    home = municipality_of(actor.tenant, case.district)
    found = list(ReferralKind.objects.visible_to(actor).filter(active=True))
    taking = KindReceiver.objects.visible_to(actor).filter(active=True, team__closed_on__isnull=True)
    here = [kind for kind, area in taking.values_list("kind", "municipalities") if works_in(area, home) != "not"]
    told = [_choice(each, home, here.count(each.pk)) for each in found]
    return sorted(told, key=lambda each: not each.teams)


def _choice(kind: ReferralKind, home: str, teams: int) -> KindChoice:
    if offered_in(kind, home):
        return KindChoice(kind.uid, kind.title, kind.help_text, teams)
    return KindChoice(kind.uid, kind.title, kind.help_text, 0, places([home]))


def was_sent(actor: Actor, uid: UUID) -> bool:
    """Whether this is a referral that the actor may see and that is no draft any more. One query."""
    return Referral.objects.visible_to(actor).exclude(state__in=UNSENT).filter(uid=uid).exists()


def still_seen(actor: Actor, uid: UUID) -> bool:
    """Whether the actor may see the referral now: where a step leads to. One query, and no line in the log."""
    return Referral.objects.visible_to(actor).filter(uid=uid).exists()


def unsent(actor: Actor, uid: UUID) -> Referral:
    """A draft of this actor, without reading what it says. One query.

    Raises:
        NotFound: there is no such draft for this actor.
    """
    rows = Referral.objects.visible_to(actor).filter(state__in=UNSENT).select_related("kind", "case")
    found: Referral = rows.get_or_not_found(uid=uid)
    return found


@transaction.atomic
def draft_page(actor: Actor, uid: UUID) -> DraftPage:
    """A draft and all that stands beside it. Written down as read, the case with it (NEN 7513).

    The queries do not grow with the receivers, the grounds or the cases.

    Raises:
        NotFound: there is no such draft for this actor, or their team may not open the case any more.
    """
    rows = Referral.objects.visible_to(actor).filter(state__in=UNSENT).select_related(
        "case__lead_team", "kind__purpose", "ground", "sender", "sender_team__organisation",
        "receiver_team__organisation",
    )  # fmt: skip
    found: Referral = rows.get_or_not_found(uid=uid)
    case = cases.case(actor, found.case.uid)
    record(actor, audit_actions.READ, found, whole=1)
    others = list(found.candidates.select_related("team__organisation"))
    teams = tuple(each for each in (found.receiver_team, *(other.team for other in others)) if each is not None)
    situation = situation_of(found.case, found.answers)
    return DraftPage(
        referral=found,
        kind=found.kind,
        case=case,
        age=situation["age"],
        language=_language(case.language),
        written=_written(found, others),
        receivers=receivers(actor, kind=found.kind, case=found.case, answers=found.answers),
        receiver=_called(found.receiver_team) if found.receiver_team is not None else "",
        after=tuple(_called(each.team) for each in others if not each.beside),
        beside=tuple(_called(each.team) for each in others if each.beside),
        sharing=sharing(actor, found.case.subject, teams),
        running=_running(actor, found),
        missing=missing(found),
        may_send=may_move(actor, found, "send"),
        may_wait=may_move(actor, found, "ask_consent"),
        terms=_terms(found),
    )


def _written(found: Referral, others: list[ReferralCandidate]) -> Written:
    return Written(
        question=found.question,
        explanation=found.explanation,
        urgency=found.urgency,
        hand_over=found.hand_over,
        receiver=found.receiver_team.uid if found.receiver_team is not None else None,
        after=[each.team.uid for each in others if not each.beside],
        beside=[each.team.uid for each in others if each.beside],
        ground=found.ground.uid if found.ground is not None else None,
        requested_at=found.requested_at,
        answers=found.answers,
        times=[Time(each.starts_at, each.minutes, each.way, each.where) for each in found.talk_times.all()],
        summary=found.summary or {},
        checked_on=found.checked_on,
        checked_how=found.checked_how,
    )


def _running(actor: Actor, found: Referral) -> tuple[str, ...]:
    """What else runs for this resident, as far as the actor may see it."""
    rows = Referral.objects.visible_to(actor).filter(case=found.case_id, state__in=sorted(SENT_AND_RUNNING))
    told = rows.select_related("kind", "receiver_team").order_by("-sent_at")[:5]
    return tuple(f"{each.kind.title}: {each.receiver_team}" for each in told)


def _terms(found: Referral) -> tuple[Term, ...]:
    """The clocks that sending starts, as if it were sent now."""
    now, told = timezone.now(), []
    for code in MOVES["send"].starts:
        if keeping_time.runs_on(found, code):
            _begun, ends = keeping_time.span(found, code, now, keeping_time.asked_at(found, now))
            source = keeping_time.source_of(found, code) or str(NORMS[code].source)
            told.append(Term(str(NORMS[code].title), ends, source))
    return tuple(told)


def _called(team: Team) -> str:
    return in_full(team.organisation.name, team.name)


def _language(code: str) -> str:
    try:
        return str(get_language_info(code)["name_translated"])
    except KeyError:
        return code
