"""One referral, as far as the actor may see it. Opening it is a line in the log, in the same transaction."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from portal.consent.models import GroundParty
from portal.referrals import audit_actions, dossier, policies
from portal.referrals.models import Referral, ReferralClock, ReferralEvent, ReferralMessage, ReferralOpening
from portal.referrals.moves import MOVES
from portal.referrals.policies import Open
from portal.referrals.selectors.checking import Asked, asked_back
from portal.referrals.selectors.page_parts import Answer, Happened, Involved, Person, Said
from portal.referrals.selectors.ticking import ClockNow, clock_now
from portal.referrals.selectors.warm import TimeLine, times_of
from portal.referrals.words import HandOver, Party, ReferralState
from tenants.access import Actor, Decision, Role, can
from tenants.audit import record

# Who reads how it went afterwards: the receiver's part is over, and the note is of the sending side.
ASKING = frozenset({Party.SENDER, Party.LEAD, Party.RESIDENT})


@dataclass(frozen=True, repr=False)
class ReferralPage:
    """What the page shows. The minimum set is always there; `person` and what follows only when `opens_all`."""

    uid: UUID
    number: str
    version: int
    kind: str
    state: str
    state_label: str
    urgency: str
    hand_over: str
    district: str
    language: str
    question: str
    sender: str
    sender_team: str
    receiver_team: str
    contact_person: str
    assignee: str
    made_at: datetime
    sent_at: datetime | None
    requested_at: datetime | None
    closed_at: datetime | None
    expected_on: date | None
    appointment_at: datetime | None
    appointment_minutes: int | None
    appointment_way: str
    may_have_entry: bool
    no_shows: int
    outcome: str
    reject_reason: str
    decision: str
    parties: frozenset[Party]
    opens_all: bool
    may_assess: Decision
    may_talk: Decision
    clocks: tuple[ClockNow, ...]
    steps: tuple[Open, ...]
    history: tuple[Happened, ...]
    involved: tuple[Involved, ...]
    times: tuple[TimeLine, ...] = ()
    ground: str = ""
    ground_uid: UUID | None = None
    case_uid: UUID | None = None
    case_code: str = ""
    person: Person | None = None
    explanation: str = ""
    agreed: str = ""
    advice: str = ""
    place: str = ""
    answers: tuple[Answer, ...] = ()
    summary: tuple[Answer, ...] = ()
    checked_on: date | None = None
    checked_how: str = ""
    conversation: tuple[Said, ...] = field(default=())
    openings: tuple[Happened, ...] = ()
    asked_back: tuple[Asked, ...] = ()
    may_check_back: bool = False
    may_match: bool = False


@transaction.atomic
def referral(actor: Actor, uid: UUID) -> ReferralPage:
    """One referral. Written down as read (NEN 7513). At most ten queries, however long its history.

    Raises:
        NotFound: there is no such referral for this actor.
    """
    found = _found(actor, uid)
    parties = policies.parties_of(actor, found)
    openings = list(found.openings.select_related("person", "team"))
    opened = actor.person is not None and any(each.person_id == actor.person.pk for each in openings)
    glass = not parties and Role.PRIVACY_OFFICER in actor.roles
    whole = glass or policies.opens_all(actor, found, parties, opened)
    record(actor, audit_actions.READ, found, whole=int(whole))
    if whole and Party.RESIDENT not in parties:
        record(actor, audit_actions.OPENED, found.case, referral=found.pk)
    # First: the steps that follow ask of them too.
    times = times_of(found, parties, whole=whole or policies.opens_agreed(actor, found, parties))
    now = timezone.now()
    state = ReferralState(found.state)
    running = list(ReferralClock.objects.filter(referral=found, stopped_at__isnull=True))
    to_ask = any(each.code == "check_back" for each in running)
    return ReferralPage(
        uid=found.uid,
        number=found.number,
        version=found.version,
        kind=found.kind.title,
        state=state,
        state_label=str(state.label),
        urgency=found.urgency,
        hand_over=found.get_hand_over_display(),
        district=found.case.district,
        language=found.case.language,
        question=found.question,
        sender=str(found.sender),
        sender_team=str(found.sender_team),
        receiver_team=str(found.receiver_team or ""),
        contact_person=str(found.contact_person or found.contact_name or ""),
        assignee=str(found.assignee or ""),
        made_at=found.made_at,
        sent_at=found.sent_at,
        requested_at=found.requested_at,
        closed_at=found.closed_at,
        expected_on=found.expected_on,
        appointment_at=found.appointment_at,
        appointment_minutes=found.appointment_minutes,
        appointment_way=found.get_appointment_way_display(),
        may_have_entry=policies.may_have_entry(found, parties),
        no_shows=found.no_shows,
        outcome=found.get_outcome_display(),
        reject_reason=found.get_reject_reason_display(),
        decision=found.get_decision_display(),
        parties=parties,
        opens_all=whole,
        may_assess=policies.may_assess(actor, found, parties),
        may_talk=policies.may_talk(actor, found, parties),
        clocks=tuple(clock_now(each, now) for each in running),
        may_match=bool(policies.may_match(actor, found, parties)),
        may_check_back=bool(policies.may_check_back(actor, found, to_ask, parties)),
        asked_back=asked_back(found) if found.closed_at and (glass or parties & ASKING) else (),
        steps=tuple(policies.steps(actor, found, parties)),
        history=_history(found, whole=whole),
        involved=_involved(actor, found),
        times=times,
        ground=found.ground.kind_label if found.ground else "",
        ground_uid=found.ground.uid if found.ground else None,
        **_opened(actor, found, openings, parties, whole=whole),  # type: ignore[arg-type]
    )


def _opened(
    actor: Actor,
    found: Referral,
    openings: list[ReferralOpening],
    parties: frozenset[Party],
    *,
    whole: bool,
) -> dict[str, object]:
    if whole:
        return _rest(actor, found, openings)
    if policies.opens_agreed(actor, found, parties):
        return _for_a_link(actor, found)
    return {}


def _found(actor: Actor, uid: UUID) -> Referral:
    """The referral with all that stands around it."""
    rows = Referral.objects.visible_to(actor).select_related(
        "case__lead_team", "kind__purpose", "ground", "sender", "sender_team__organisation",
        "receiver_team__organisation", "assignee", "contact_person",
    )  # fmt: skip
    found: Referral = rows.get_or_not_found(uid=uid)
    return found


def _for_a_link(actor: Actor, found: Referral) -> dict[str, object]:
    """How to reach the resident, what was agreed, and the conversation. Not who they are beyond that, nor why."""
    case = found.case
    person = Person(
        first_name=case.first_name, telephone=case.telephone, email=case.email, safe_contact=case.safe_contact
    )
    told = {"person": person, "agreed": found.agreed, "place": found.place}
    return {**told, "conversation": _conversation(actor, found)}


def _rest(actor: Actor, found: Referral, openings: list[ReferralOpening]) -> dict[str, object]:
    case = found.case
    labels = {told["name"]: told["label"] for told in found.kind.fields}
    return {
        "case_uid": case.uid if can(actor, "case.read", case) else None,
        "case_code": case.code,
        "person": Person(
            first_name=case.first_name,
            last_name=case.last_name,
            birth_date=case.birth_date,
            telephone=case.telephone,
            email=case.email,
            address=case.address,
            safe_contact=case.safe_contact,
            situation=case.situation,
        ),
        "explanation": found.explanation,
        "agreed": found.agreed,
        "advice": found.advice,
        "place": found.place,
        "answers": tuple(
            Answer(labels[name], str(value)) for name, value in found.answers.items() if name in labels and value
        ),
        **_summary(found),
        "conversation": _conversation(actor, found),
        "openings": tuple(
            Happened(each.at, str(each.get_reason_display()), f"{each.person} ({each.team})") for each in openings
        ),
    }


def _summary(found: Referral) -> dict[str, object]:
    """What the ground allows today: one that was renewed with less closes a part of what was written."""
    if found.hand_over != HandOver.DOSSIER or found.ground is None:
        return {}
    parts = dossier.shown(found.summary, found.ground.categories)
    return {
        "summary": tuple(Answer(label, text) for label, text in parts),
        "checked_on": found.checked_on,
        "checked_how": found.get_checked_how_display(),
    }


def _history(found: Referral, *, whole: bool) -> tuple[Happened, ...]:
    rows = ReferralEvent.objects.filter(referral=found).order_by("-at", "-pk")
    return tuple(Happened(each.at, _said(each), each.by_whom, each.note if whole else "") for each in rows)


def _said(event: ReferralEvent) -> str:
    """A step that changed the state is told by the new state, another by its own words."""
    if event.before != event.after:
        return str(ReferralState(event.after).label)
    return str(MOVES[event.move].label) if event.move in MOVES else event.move


def _involved(actor: Actor, found: Referral) -> tuple[Involved, ...]:
    if found.ground is None:
        return ()
    rows = GroundParty.objects.filter(ground=found.ground)
    return tuple(
        Involved(each.name, str(each.get_kind_display()), found.ground.valid_until, each.team_id in actor.teams)
        for each in rows
    )


def _conversation(actor: Actor, found: Referral) -> tuple[Said, ...]:
    rows = ReferralMessage.objects.filter(referral=found)
    return tuple(Said(each.at, each.by_whom, each.text, each.team_id in actor.teams) for each in rows)
