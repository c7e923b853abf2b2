"""Asking back: what the page of one shows, and what came of them all in a year."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Count, Exists, OuterRef, Q
from django.utils import timezone

from portal.cases.models import Case
from portal.cases.words import CaseState
from portal.referrals import audit_actions, policies
from portal.referrals.models import CheckBack, Referral, ReferralClock
from portal.referrals.moves import MOST_TRIES
from portal.referrals.words import HowNow, ReferralState
from tenants.access import Actor, require
from tenants.audit import record

YEAR = timedelta(days=365)


@dataclass(frozen=True)
class Asked:
    """A time that somebody asked."""

    at: datetime
    how: str
    by: str
    note: str
    reached: bool


@dataclass(frozen=True, repr=False)
class CheckPage:
    """Whom to ask, about what, and what was said before. `tries_left`: how often somebody is still tried."""

    uid: UUID
    clock: UUID
    number: str
    kind: str
    receiver: str
    contact_person: str
    closed_at: datetime | None
    outcome: str
    agreed: str
    due_on: date
    case_uid: UUID
    case_runs: bool
    name: str
    telephone: str
    email: str
    safe_contact: str
    language: str
    lead: str
    helped: str
    earlier: tuple[Asked, ...]
    tries_left: int


@dataclass(frozen=True)
class AfterHelp:
    """A year of ended help in the cases that the actor's teams lead: what was answered, and who came back."""

    ended: int
    still: int
    little: int
    not_any_more: int
    not_reached: int
    came_back: int


@transaction.atomic
def check_page(actor: Actor, uid: UUID) -> CheckPage:
    """What somebody needs to ask back. Written down as read, of the referral and of the case. At most nine queries.

    Raises:
        NotFound: no such referral for this actor.
        Refused: the actor's team does not lead the case, or nobody is to be asked.
    """
    rows = Referral.objects.visible_to(actor).select_related(
        "case__lead", "case__lead_team", "kind", "receiver_team__organisation", "contact_person"
    )
    found: Referral = rows.get_or_not_found(uid=uid)
    clock = ReferralClock.objects.filter(referral=found, code="check_back", stopped_at__isnull=True).first()
    require(policies.may_check_back(actor, found, clock is not None))
    assert clock is not None, "the rule refuses without one"
    record(actor, audit_actions.CHECK_BACK_OPENED, found)
    record(actor, audit_actions.OPENED, found.case, referral=found.pk)
    case: Case = found.case
    earlier = asked_back(found)
    missed = sum(not each.reached for each in earlier)
    return CheckPage(
        uid=found.uid,
        clock=clock.uid,
        number=found.number,
        kind=found.kind.title,
        receiver=str(found.receiver_team or ""),
        contact_person=str(found.contact_person or found.contact_name or ""),
        closed_at=found.closed_at,
        outcome=found.get_outcome_display(),
        agreed=found.agreed,
        due_on=timezone.localdate(clock.ends_at),
        case_uid=case.uid,
        case_runs=case.state == CaseState.OPEN,
        name=f"{case.first_name} {case.last_name}",
        telephone=case.telephone,
        email=case.email,
        safe_contact=case.safe_contact,
        language=case.language,
        lead=str(case.lead),
        helped=found.helped,
        earlier=earlier,
        tries_left=MOST_TRIES - missed,
    )


def asked_back(referral: Referral) -> tuple[Asked, ...]:
    """Each time that somebody asked back, the last one first. For who may read all of it. One query."""
    rows = CheckBack.objects.filter(referral=referral)
    return tuple(
        Asked(each.at, str(HowNow(each.how).label), each.by_whom, each.note, each.how != HowNow.NOT_REACHED)
        for each in rows
    )


def after_help(actor: Actor) -> AfterHelp:
    """What came of help that ended within a year, in cases led by the actor's teams. Two queries."""
    since = timezone.now() - YEAR
    ended = Referral.objects.visible_to(actor).filter(
        state__in=(ReferralState.COMPLETED, ReferralState.ENDED), closed_at__gte=since, case__lead_team__in=actor.teams
    )
    sent_again = Referral.objects.filter(follows=OuterRef("pk"), sent_at__isnull=False)
    count = ended.order_by().aggregate(ended=Count("pk"), came_back=Count("pk", filter=Q(Exists(sent_again))))
    answers = CheckBack.objects.filter(referral__in=ended.order_by().values("pk")).order_by("at", "pk")
    last = dict(answers.values_list("referral", "how"))  # a later answer takes the place of an earlier one
    told = Counter(last.values())
    return AfterHelp(
        ended=count["ended"],
        still=told[HowNow.STILL],
        little=told[HowNow.LITTLE],
        not_any_more=told[HowNow.NOT],
        not_reached=told[HowNow.NOT_REACHED],
        came_back=count["came_back"],
    )


def around(actor: Actor, referral: UUID) -> tuple[tuple[UUID, str] | None, tuple[tuple[UUID, str], ...]]:
    """The referral after which this one came, and those that came after it, as far as the actor sees them. Two queries.

    Returns:
        uid and number of what it follows, or None; and those of what followed.
    """
    seen = Referral.objects.visible_to(actor).order_by("made_at")
    before = seen.filter(followed_by__uid=referral).values_list("uid", "number").first()
    return before, tuple(seen.filter(follows__uid=referral).values_list("uid", "number"))
