"""A clock as the screen shows it: a light, a word, the moment it ends, and how much of it is used."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.referrals import clocks
from portal.referrals.models import ReferralClock
from portal.referrals.norms import NORMS
from portal.referrals.words import Light


@dataclass(frozen=True)
class ClockNow:
    """One running term.

    Args:
        share: how much of it is used, in whole percents.
    """

    code: str
    title: str
    light: Light
    word: str
    ends_at: datetime
    share: int
    statutory: bool
    source: str
    left: str = ""


def clock_now(clock: ReferralClock, now: datetime) -> ClockNow:
    """How a running clock stands at this moment."""
    norm = NORMS[clock.code]
    at = clock.paused_at or now
    light = clocks.light(start=clock.started_at, ends=clock.ends_at, now=now, paused=clock.paused_at is not None)
    return ClockNow(
        code=clock.code,
        title=str(norm.title),
        light=light,
        word=str(light.label),
        ends_at=clock.ends_at,
        share=clocks.share_used(start=clock.started_at, ends=clock.ends_at, now=at),
        statutory=clock.statutory,
        source=clock.source or str(norm.source),
        left="" if light is Light.PAUSED else _left(clock.ends_at, now),
    )


def _left(ends: datetime, now: datetime) -> str:
    """How long is left, or how late it is: hours on the last day, else working days."""
    days = clocks.working_days_between(now, ends)
    if ends < now:
        late = clocks.working_days_between(ends, now)
        return ngettext("%(count)s werkdag", "%(count)s werkdagen", late) % {"count": late} if late else ""
    if days == 0:
        hours = int((ends - now).total_seconds() // 3600)
        return _("nog %(count)s uur") % {"count": hours} if hours else _("nog geen uur")
    return ngettext("nog %(count)s werkdag", "nog %(count)s werkdagen", days) % {"count": days}


def first_of(running: Iterable[ReferralClock], now: datetime) -> ClockNow | None:
    """The clock that a line of a worklist shows: the first to end of those that run, else one that stands still."""
    standing = sorted(running, key=lambda clock: (clock.paused_at is not None, clock.ends_at))
    return clock_now(standing[0], now) if standing else None
