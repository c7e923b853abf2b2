"""The warm part of a hand-over as its parties see it: times to choose from, the entry for a calendar."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import prefetch_related_objects
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from portal.referrals import audit_actions, calendar_entry, policies, talks
from portal.referrals.models import Referral, TalkTime
from portal.referrals.words import HandOver, Party
from tenants.access import Actor
from tenants.audit import record
from tenants.dutch_time import DUTCH_TIME
from tenants.errors import NotFound


@dataclass(frozen=True, repr=False)
class TimeLine:
    """A proposal that stands.

    Args:
        where: empty while the rest is closed to who looks.
        ours: proposed by the own side, so the other one chooses.
    """

    uid: UUID
    starts_at: datetime
    ends_at: datetime
    minutes: int
    way: str
    where: str
    by: str
    ours: bool
    past: bool


def times_of(found: Referral, parties: frozenset[Party], *, whole: bool) -> tuple[TimeLine, ...]:
    """The proposals on a referral. One query, and none for another kind of hand-over.

    Args:
        whole: whether who looks also sees where.
    """
    if found.hand_over != HandOver.THREE_WAY or not (parties or whole):
        return ()
    prefetch_related_objects([found], "talk_times")
    side = talks.side_of(parties)
    return tuple(_line(each, side, whole) for each in found.talk_times.all())


def times_to_choose(actor: Actor, uid: UUID) -> list[tuple[str, str]]:
    """What the other side proposed and is still ahead, as choices: uid and words. Two or three queries.

    Raises:
        NotFound: no such referral for this actor.
    """
    rows = Referral.objects.visible_to(actor).select_related("case")
    found: Referral = rows.get_or_not_found(uid=uid)
    side = talks.side_of(policies.parties_of(actor, found))
    if side is None:
        return []
    return [(str(each.uid), in_words(each)) for each in talks.open_from(found, talks.OTHER[side])]


def in_words(time: TalkTime) -> str:
    """A proposal in one line. Where it is stands on the page, for who may see it."""
    start = time.starts_at.astimezone(DUTCH_TIME)
    end = (time.starts_at + timedelta(minutes=time.minutes)).astimezone(DUTCH_TIME)
    return _("%(day)s, %(start)s tot %(end)s uur (Europe/Amsterdam), %(way)s") % {
        "day": date_format(start, "l j E Y"), "start": date_format(start, "H.i"), "end": date_format(end, "H.i"),
        "way": time.get_way_display().lower(),
    }  # fmt: skip


@transaction.atomic
def appointment_entry(actor: Actor, uid: UUID) -> bytes:
    """The appointment as a file for a calendar, for the two sides. Written down as read (NEN 7513).

    Raises:
        NotFound: no such referral for this actor, or no appointment is planned.
    """
    rows = Referral.objects.visible_to(actor).select_related("case", "tenant")
    found: Referral = rows.get_or_not_found(uid=uid)
    if not policies.may_have_entry(found, policies.parties_of(actor, found)):
        raise NotFound()
    record(actor, audit_actions.CALENDAR, found)
    page = calendar_entry.page_by_link() if actor.referrals else calendar_entry.page_of(found)
    return calendar_entry.entry_of(found, page=page)


def _line(each: TalkTime, side: Party | None, whole: bool) -> TimeLine:
    return TimeLine(
        uid=each.uid,
        starts_at=each.starts_at,
        ends_at=each.starts_at + timedelta(minutes=each.minutes),
        minutes=each.minutes,
        way=each.get_way_display(),
        where=each.where if whole else "",
        by=each.by_whom,
        ours=each.party == side,
        past=each.starts_at <= timezone.now(),
    )
