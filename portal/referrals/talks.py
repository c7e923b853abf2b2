"""Times for a three-way talk: what may be proposed, and which side may choose, decline, take back or call off. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _

from portal.referrals.moves import MOVES
from portal.referrals.words import HandOver, Party, ReferralState, TalkWay
from tenants.access import Decision, allow, refuse

if TYPE_CHECKING:
    from portal.referrals.models import Referral, TalkTime

S = ReferralState
MOST_TIMES, MOST_WHERE = 5, 300
LENGTHS = (15, 30, 45, 60, 90, 120)
USUAL_LENGTH = 60
AHEAD = timedelta(days=365)
# Where proposals live. In every other state they go: with the end, and with the beginning of the help.
TALKING = frozenset({S.DRAFT, S.CONSENT, S.SENT, S.RETURNED, S.ACCEPTED, S.WAITLISTED, S.APPOINTED})
UNANSWERED = frozenset({S.SENT, S.RETURNED})
OTHER: Mapping[Party, Party] = {Party.SENDER: Party.RECEIVER, Party.RECEIVER: Party.SENDER}


@dataclass(frozen=True, repr=False)
class Time:
    """A moment to propose.

    Args:
        starts_at: aware.
        way: of `TalkWay`.
        where: the place, the number to call, or the address of the video link.
    """

    starts_at: datetime
    minutes: int
    way: str
    where: str


def wrong_times(times: Sequence[Time]) -> dict[str, str]:
    """What cannot be proposed, per field: `times_1` is the first moment. The sentences repeat nothing typed."""
    if not times:
        return {"times": _("Vul ten minste één dag en tijd in.")}
    if len(times) > MOST_TIMES:
        return {"times": _("Stel hooguit %(most)s tijden voor.") % {"most": MOST_TIMES}}
    wrong: dict[str, str] = {}
    seen: set[datetime] = set()
    for number, each in enumerate(times, start=1):
        if said := _wrong_moment(each.starts_at, seen):
            wrong[f"times_{number}"] = said
        seen.add(each.starts_at)
        wrong |= _wrong_meeting(each)
    return wrong


def _wrong_moment(at: datetime, seen: set[datetime]) -> str:
    now = timezone.now()
    if at <= now:
        return _("Deze tijd is al geweest.")
    if at > now + AHEAD:
        return _("Kies een dag binnen een jaar.")
    return _("Deze tijd staat er al.") if at in seen else ""


def _wrong_meeting(each: Time) -> dict[str, str]:
    wrong = {}
    if each.minutes not in LENGTHS:
        wrong["talk_minutes"] = _("Kies hoe lang het gesprek duurt.")
    if each.way not in TalkWay.values:
        wrong["talk_way"] = _("Kies hoe u elkaar spreekt.")
    if said := _wrong_where(each.way, each.where.strip()):
        wrong["talk_where"] = said
    return wrong


def _wrong_where(way: str, where: str) -> str:
    if not where:
        return {
            TalkWay.TELEPHONE: _("Vul het nummer in."), TalkWay.LINK: _("Vul het adres van de videolink in."),
        }.get(TalkWay(way) if way in TalkWay.values else TalkWay.PLACE, _("Vul in waar het gesprek is."))  # fmt: skip
    if len(where) > MOST_WHERE:
        return _("Maak dit korter.")
    if way == TalkWay.LINK and (not where.startswith("https://") or len(where.split()) != 1):
        return _("Vul een adres in dat met https:// begint.")
    if way == TalkWay.TELEPHONE and sum(each.isdecimal() for each in where) < 8:
        return _("Vul een telefoonnummer in, met het netnummer.")
    return ""


def side_of(standing: frozenset[Party]) -> Party | None:
    """For which side somebody speaks of times; who receives answers as the receiver."""
    return next((each for each in (Party.RECEIVER, Party.SENDER) if each in standing), None)


def open_from(referral: "Referral", side: Party) -> "list[TalkTime]":
    """The proposals of one side that are still ahead. One query, none when they were fetched with the referral."""
    if referral.hand_over != HandOver.THREE_WAY:
        return []
    now = timezone.now()
    return [each for each in referral.talk_times.all() if each.party == side and each.starts_at > now]


def may_propose(referral: "Referral", standing: frozenset[Party]) -> Decision:
    """Whether somebody may propose times: the sender until help begins, the receiver once they said yes."""
    if referral.hand_over != HandOver.THREE_WAY:
        return refuse(str(MOVES["propose"].otherwise))
    if side_of(standing) is Party.RECEIVER and referral.state in UNANSWERED:
        return refuse(_("Accepteer eerst. Daarna kunt u zelf tijden voorstellen."))
    return allow()


def may_choose(referral: "Referral", standing: frozenset[Party]) -> Decision:
    """Whether the other side proposed something that is still ahead."""
    side = side_of(standing)
    if side is not None and open_from(referral, OTHER[side]):
        return allow()
    return refuse(str(MOVES["choose_time"].otherwise))


def may_take_back(referral: "Referral", standing: frozenset[Party]) -> Decision:
    """Whether the own side has proposals that stand."""
    side = side_of(standing)
    if side is not None and open_from(referral, side):
        return allow()
    return refuse(str(MOVES["take_back_times"].otherwise))


def may_call_off(referral: "Referral", _standing: frozenset[Party]) -> Decision:
    """Whether there is a three-way talk ahead. One that was is a no-show, or the beginning of the help."""
    at = referral.appointment_at
    if referral.hand_over == HandOver.THREE_WAY and at is not None and at > timezone.now():
        return allow()
    return refuse(str(MOVES["call_off"].otherwise))
