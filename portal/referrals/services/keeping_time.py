"""Starting, stopping, pausing the clocks of a referral, as the table of moves says."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db.models import Min, QuerySet
from django.utils import timezone

from portal.cases.districts import municipality_of
from portal.referrals import clocks
from portal.referrals.area import differs_in
from portal.referrals.models import Referral, ReferralClock
from portal.referrals.moves import Move
from portal.referrals.norms import NORMS, length
from portal.referrals.words import ReferralState
from tenants.context import current_tenant
from tenants.dutch_time import DUTCH_TIME


def follow(referral: Referral, move: Move, now: datetime) -> None:
    """Do to the clocks what this move does, and keep the first end on the referral. The caller saves it."""
    running = ReferralClock.objects.filter(referral=referral, stopped_at__isnull=True)
    _stop(running, move.stops, now)
    if move.resumes:
        resume(running, now)
    if move.pauses:
        running.filter(statutory=False).exclude(code__in=move.starts).update(paused_at=now)
    for code in move.starts:
        start(referral, code, now)
    if referral.state != ReferralState.IN_PROGRESS:
        referral.note_due_on = None
    referral.due_at = first_end(referral)
    if referral.state == ReferralState.APPOINTED and referral.appointment_at is not None:
        # A planned appointment is what comes next, also where no term runs.
        referral.due_at = min(referral.due_at or referral.appointment_at, referral.appointment_at)


def span(referral: Referral, code: str, now: datetime, asked: datetime | None) -> tuple[datetime, datetime]:
    """From when to when a clock of a referral runs that starts now; what a law counts from the request: from there."""
    begun = (asked or now) if code == "first_talk" else now
    return begun, clocks.due(begun, length(code, referral.urgency, norms_of(referral)), statutory=NORMS[code].statutory)


def runs_on(referral: Referral, code: str) -> bool:
    """Whether a clock belongs to this kind of help: what a law sets, on the kinds alone that name it."""
    return not NORMS[code].statutory or code in referral.kind.clocks


def asked_at(referral: Referral, now: datetime) -> datetime:
    """When the resident asked. Who asked on the site started the term of the law by sending: it is inherited."""
    return referral.requested_at or referral.case.statutory_since or now


def start(referral: Referral, code: str, now: datetime) -> None:
    """Start a clock, anew when it runs already. A statutory one starts once, and on its kinds alone."""
    statutory = NORMS[code].statutory
    if not runs_on(referral, code) or (statutory and _decided(referral, code)):
        return
    if code == "check_back" and not referral.kind.check_back:
        return
    running = ReferralClock.objects.filter(referral=referral, code=code, stopped_at__isnull=True)
    if statutory and running.exists():
        return
    running.update(stopped_at=now)
    begun, ends = span(referral, code, now, referral.requested_at)
    ReferralClock.objects.create(
        referral=referral, code=code, statutory=statutory, source=source_of(referral, code), started_at=begun,
        ends_at=ends,
    )  # fmt: skip


def restart_on(referral: Referral, code: str, day: date, now: datetime) -> None:
    """Let a clock end on a day that somebody named, such as the expected date of a waiting list."""
    running = ReferralClock.objects.filter(referral=referral, code=code, stopped_at__isnull=True)
    ends = datetime.combine(day, clocks.END_OF_WORK, tzinfo=DUTCH_TIME)
    running.filter(ends_at__gt=ends).update(ends_at=ends)
    referral.due_at = first_end(referral)


def resume(running: "QuerySet[ReferralClock]", now: datetime) -> None:
    """Let what stood still go on, later by as long as it stood."""
    for clock in running.filter(paused_at__isnull=False):
        assert clock.paused_at is not None
        clock.ends_at = clocks.pushed_on(clock.ends_at, now - clock.paused_at)
        clock.paused_at = None
        clock.save(update_fields=["ends_at", "paused_at"])


def inherit(parent: Referral, child: Referral) -> None:
    """The original clock continues: what a law set runs on under the referral that took over."""
    for clock in ReferralClock.objects.filter(referral=parent, statutory=True, stopped_at__isnull=True):
        ReferralClock.objects.create(
            referral=child, code=clock.code, statutory=True, source=clock.source, started_at=clock.started_at,
            ends_at=clock.ends_at,
        )  # fmt: skip
        clock.stopped_at = timezone.now()
        clock.save(update_fields=["stopped_at"])


def first_end(referral: Referral) -> datetime | None:
    """The end of the first clock that runs and does not stand still. One query."""
    running = ReferralClock.objects.filter(referral=referral, stopped_at__isnull=True, paused_at__isnull=True)
    found: datetime | None = running.aggregate(first=Min("ends_at"))["first"]
    return found


def norms_of(referral: Referral) -> dict[str, Any]:
    """The lengths that the portal set for this kind, with those of the resident's municipality over them."""
    return {**referral.kind.norms, **_differs(referral).get("norms", {})}


def source_of(referral: Referral, code: str) -> str:
    """Where the length that the portal set for a clock comes from; empty when it runs as long as its norm."""
    here = _differs(referral)
    if code in here.get("norms", {}):
        return str(here.get("sources", {}).get(code, ""))
    return str(referral.kind.sources.get(code, "")) if code in referral.kind.norms else ""


def _differs(referral: Referral) -> Mapping[str, Any]:
    """No query for a kind that is the same everywhere; in a region one."""
    if not referral.kind.municipalities:
        return {}
    return differs_in(referral.kind, municipality_of(current_tenant(), referral.case.district))


def _stop(running: "QuerySet[ReferralClock]", codes: tuple[str, ...], now: datetime) -> None:
    if "*" in codes:
        running.filter(statutory=False).update(stopped_at=now)
    running.filter(code__in=codes).update(stopped_at=now)


def _decided(referral: Referral, code: str) -> bool:
    return code == "decision" and bool(referral.decision)
