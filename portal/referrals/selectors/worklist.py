"""Worklists: whose turn it is, by what must be done first. Lines without a name."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone

from portal.cases.words import WORK_WITH_CASES
from portal.referrals.models import Referral, ReferralClock
from portal.referrals.selectors.ticking import ClockNow, first_of
from portal.referrals.states import RUNNING, SENT_AND_RUNNING, STATES, waiting_for
from portal.referrals.words import Party, ReferralState, Urgency
from tenants.access import Actor
from tenants.models import Membership

PAGE = 25
COUNTED_TO = 100
# The sender has not seen how it ended.
UNSEEN = Q(state__in=(ReferralState.REJECTED, ReferralState.EXPIRED), seen_at__isnull=True)
Place = tuple[datetime | None, int]


class Tab(StrEnum):
    """The lists, in the order of the tabs."""

    US = "us"
    THEM = "them"
    LATE = "late"
    DRAFTS = "drafts"
    ASK_BACK = "ask_back"
    CLOSED = "closed"


@dataclass(frozen=True)
class Filters:
    """What narrows a list.

    Args:
        mine: only what the actor sent, was given, or is contact person of. To ask back: of whom they are the one
            contact person, and what fell to the team because that one works there no more.
        kind: the code of a kind.
        district: as it stands on cases.
        urgent: only urgent and threatening ones.
    """

    mine: bool = False
    kind: str = ""
    district: str = ""
    urgent: bool = False


@dataclass(frozen=True)
class Line:
    """A line of a worklist: the minimum set, and whose turn it is."""

    uid: UUID
    number: str
    kind: str
    district: str
    urgency: str
    state: str
    state_label: str
    sender: str
    receiver: str
    from_us: bool
    to_us: bool
    assignee: str
    fresh: bool
    clock: ClockNow | None
    due_at: datetime | None
    closed_at: datetime | None
    appointment_at: datetime | None = None
    outcome: str = ""


def worklist(
    actor: Actor, tab: Tab, filters: Filters | None = None, before: Place | None = None
) -> tuple[list[Line], Place | None]:
    """A page of a worklist, what ends first on top; what ended, the last one on top. Three queries, however long.

    Args:
        before: where the page before ended.

    Returns:
        The lines, and where this page ends; None when it is the last one.
    """
    now = timezone.now()
    rows = _narrowed(_of_tab(actor, tab, now), actor, filters or Filters(), tab)
    rows = _closed_after(rows, before) if tab is Tab.CLOSED else _due_after(rows, before)
    running = ReferralClock.objects.filter(stopped_at__isnull=True)
    found = list(
        rows.select_related("kind", "case__lead", "sender_team", "receiver_team", "assignee")
        .only(
            "uid", "number", "tenant", "kind__titles", "kind__code", "case__district", "case__lead__name", "urgency",
            "state", "due_at",
            "closed_at", "appointment_at", "sender", "sender_team__name",
            "receiver_team__name", "assignee__name", "sent_at", "outcome",
        )
        .prefetch_related(Prefetch("clocks", queryset=running))[: PAGE + 1]
    )  # fmt: skip
    lines = [_line(actor, each, now, tab) for each in found[:PAGE]]
    if len(found) <= PAGE:
        return lines, None
    last = found[PAGE - 1]
    return lines, (last.closed_at if tab is Tab.CLOSED else last.due_at, last.pk)


def counts(actor: Actor) -> dict[Tab, int]:
    """How many stand in each list, counted to a hundred. Two queries."""
    now = timezone.now()
    to_ask_back = Q(state=ReferralState.COMPLETED, due_at__lte=now)
    open_ones = Referral.objects.filter(Q(state__in=sorted(RUNNING)) | UNSEEN | to_ask_back).visible_to(actor)
    lists = {tab: _within(actor, tab, now) for tab in Tab if tab is not Tab.CLOSED}
    counted = open_ones.aggregate(**{str(tab): Count("pk", filter=within) for tab, within in lists.items()})
    closed = _of_tab(actor, Tab.CLOSED, now).order_by()[:COUNTED_TO].count()
    return {tab: closed if tab is Tab.CLOSED else min(counted[tab], COUNTED_TO) for tab in Tab}


def districts(actor: Actor, tab: Tab = Tab.US) -> list[str]:
    """The districts of the referrals of a list, to narrow by: what runs, or what ended. One query."""
    running = Q(state__in=sorted(RUNNING))
    ended = tab in (Tab.CLOSED, Tab.ASK_BACK)
    rows = Referral.objects.filter(~running if ended else running | UNSEEN).visible_to(actor)
    found = rows.exclude(case__district="").order_by().values_list("case__district", flat=True)
    return sorted(found.distinct()[:COUNTED_TO])


def taken_away(actor: Actor) -> list[tuple[UUID, str, datetime | None]]:
    """Referrals that were withdrawn from a team of the actor and of which it did not confirm yet that all is deleted.

    Returns:
        uid, number and moment: the team sees no more of them. One query.
    """
    rows = Referral.objects.received_by(actor).filter(
        state__in=(ReferralState.WITHDRAWN, ReferralState.IN_ERROR), sent_at__isnull=False, wiped_at__isnull=True
    )
    return list(rows.order_by("-closed_at").values_list("uid", "number", "closed_at")[:PAGE])


def _of_tab(actor: Actor, tab: Tab, now: datetime) -> "QuerySet[Referral]":
    rows: QuerySet[Referral] = Referral.objects.filter(_within(actor, tab, now)).visible_to(actor)
    return rows


def _within(actor: Actor, tab: Tab, now: datetime) -> Q:
    """Which of the referrals that the actor sees stand in a list."""
    if tab is Tab.DRAFTS:
        return Q(state=ReferralState.DRAFT)
    if tab is Tab.CLOSED:
        return ~Q(state__in=sorted(RUNNING))
    if tab is Tab.ASK_BACK:
        # Of help that ended well no other term runs than that for asking back.
        return Q(state=ReferralState.COMPLETED, due_at__lte=now, case__lead_team__in=actor.teams)
    if tab is Tab.LATE:
        return Q(state__in=sorted(RUNNING - {ReferralState.DRAFT}), due_at__lt=now)
    ours, theirs = Q(sender_team__in=actor.teams), Q(receiver_team__in=actor.teams)
    for_sender = sorted(waiting_for(Party.SENDER) - {ReferralState.DRAFT})
    for_receiver = sorted(waiting_for(Party.RECEIVER))
    if tab is Tab.US:
        return (Q(state__in=for_sender) & ours) | (Q(state__in=for_receiver) & theirs) | (UNSEEN & ours)
    return Q(state__in=sorted(SENT_AND_RUNNING | {ReferralState.CONSENT})) & (
        (Q(state__in=for_receiver) & ~theirs) | (Q(state__in=for_sender) & ~ours)
    )


def _narrowed(rows: "QuerySet[Referral]", actor: Actor, filters: Filters, tab: Tab) -> "QuerySet[Referral]":
    if filters.mine and actor.person is not None and tab is Tab.ASK_BACK:
        rows = rows.filter(Q(case__lead=actor.person.pk) | ~Exists(_leading()))
    elif filters.mine and actor.person is not None:
        me = actor.person.pk
        rows = rows.filter(Q(sender=me) | Q(assignee=me) | Q(contact_person=me))
    if filters.kind:
        rows = rows.filter(kind__code=filters.kind)
    if filters.district:
        rows = rows.filter(case__district=filters.district)
    return rows.filter(urgency__in=(Urgency.URGENT, Urgency.THREATENING)) if filters.urgent else rows


def _leading() -> "QuerySet[Membership]":
    """The places of contact persons who still work in the team that leads."""
    standing = Membership.objects.standing(timezone.localdate()).filter(role__in=WORK_WITH_CASES)
    held: QuerySet[Membership] = standing.filter(
        person=OuterRef("case__lead"), team=OuterRef("case__lead_team"), person__is_active=True
    )
    return held


def _due_after(rows: "QuerySet[Referral]", before: Place | None) -> "QuerySet[Referral]":
    """What has no clock comes last."""
    ordered = rows.order_by(F("due_at").asc(nulls_last=True), "pk")
    if before is None:
        return ordered
    at, pk = before
    if at is None:
        return ordered.filter(due_at__isnull=True, pk__gt=pk)
    return ordered.filter(Q(due_at__gt=at) | Q(due_at=at, pk__gt=pk) | Q(due_at__isnull=True))


def _closed_after(rows: "QuerySet[Referral]", before: Place | None) -> "QuerySet[Referral]":
    ordered = rows.order_by("-closed_at", "-pk")
    if before is None or before[0] is None:
        return ordered
    at, pk = before
    return ordered.filter(Q(closed_at__lt=at) | Q(closed_at=at, pk__lt=pk))


def _line(actor: Actor, each: Referral, now: datetime, tab: Tab) -> Line:
    state = ReferralState(each.state)
    return Line(
        uid=each.uid,
        number=each.number,
        kind=each.kind.title,
        district=each.case.district,
        urgency=each.urgency if each.urgency != Urgency.NORMAL else "",
        state=state,
        state_label=str(state.label),
        sender=each.sender_team.name,
        receiver=each.receiver_team.name if each.receiver_team else "",
        from_us=each.sender_team_id in actor.teams,
        to_us=each.receiver_team_id in actor.teams,
        assignee=str(each.case.lead if tab is Tab.ASK_BACK else each.assignee or ""),
        fresh=state == ReferralState.SENT and each.assignee_id is None and each.receiver_team_id in actor.teams,
        clock=None if STATES[state].terminal and not each.due_at else first_of(each.clocks.all(), now),
        due_at=each.due_at,
        closed_at=each.closed_at,
        appointment_at=each.appointment_at if state == ReferralState.APPOINTED else None,
        outcome=each.get_outcome_display() if tab is Tab.ASK_BACK else "",
    )


def due_group(line: Line, today: date) -> str:
    """Under which heading a line stands: late, today, later or none."""
    if line.due_at is None:
        return "none"
    day = timezone.localdate(line.due_at)
    if line.due_at < timezone.now():
        return "late"
    return "today" if day <= today else "later"
