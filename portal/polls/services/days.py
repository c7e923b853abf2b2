"""The days of a poll. A day that people have seen never moves: another time is another day (decision 34)."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.polls import audit_actions, telling
from portal.polls.models import Option, Poll
from portal.polls.services.finding import held, next_version
from portal.polls.words import PollState
from tenants.access import Actor
from tenants.audit import record
from tenants.errors import Invalid

MOST_DAYS = 40


@transaction.atomic
def add_days(actor: Actor, *, uid: UUID, version: int, starts: Sequence[datetime]) -> list[Option]:
    """Add days. Who answered already hears of it, once a day; their answers stand.

    A day that was taken out and comes back at the same time is the same day, with its answers.

    Raises:
        NotFound, Refused, Stale: see `held`.
        Invalid: a moment is past, stands there already, or it is more than people can choose from.
    """
    poll = held(actor, uid, "days", version=version)
    wanted = sorted(set(starts))
    if not wanted:
        raise Invalid(_("Vul ten minste één dag in."), {"starts_at": _("Vul ten minste één dag in.")})
    added = [_added(actor, poll, each) for each in wanted]
    if poll.options.filter(withdrawn_at__isnull=True).count() > MOST_DAYS:
        raise Invalid(_("Geef hoogstens veertig dagen. Niemand leest er meer."))
    next_version(poll)
    telling.more_days(actor, poll)
    return added


@transaction.atomic
def change_day(actor: Actor, *, uid: UUID, version: int, day: UUID, starts_at: datetime) -> Option:
    """Another time for a day. Once people were asked, the old day is taken out, visibly and with its answers, and the
    new one stands beside it without any. So no answer ever counts for a time that somebody did not see.

    Raises:
        NotFound, Refused, Stale: see `held`; or no such day in this poll.
        Invalid: the moment is past or stands there already.
    """
    poll = held(actor, uid, "days", version=version)
    old: Option = poll.options.get_or_not_found(uid=day, withdrawn_at__isnull=True)
    if old.starts_at == starts_at:
        return old
    if poll.state == PollState.DRAFT:
        _judge(poll, starts_at)
        old.starts_at = starts_at
        old.save(update_fields=["starts_at"])
        next_version(poll)
        return old
    new = _added(actor, poll, starts_at)
    _take_out(actor, poll, old)
    next_version(poll)
    telling.more_days(actor, poll)
    return new


@transaction.atomic
def remove_day(actor: Actor, *, uid: UUID, version: int, day: UUID) -> Poll:
    """Take a day out. Once people were asked it stays in sight, crossed out, with its answers.

    Raises:
        NotFound, Refused, Stale: see `held`; or no such day in this poll.
        Invalid: it is the last one of a poll that people answer now.
    """
    poll = held(actor, uid, "days", version=version)
    old: Option = poll.options.get_or_not_found(uid=day, withdrawn_at__isnull=True)
    if poll.state == PollState.DRAFT:
        old.delete()
    elif poll.options.filter(withdrawn_at__isnull=True).count() == 1:
        raise Invalid(_("Dit is de laatste dag. Voeg eerst een andere toe, of stop de datumprikker."))
    else:
        _take_out(actor, poll, old)
    next_version(poll)
    return poll


def _added(actor: Actor, poll: Poll, starts_at: datetime) -> Option:
    there = _judge(poll, starts_at)
    if there is not None:
        there.withdrawn_at = None
        there.save(update_fields=["withdrawn_at"])
    made = there or Option.objects.create(poll=poll, starts_at=starts_at)
    record(actor, audit_actions.OPTION_ADDED, poll, option=made.uid)
    return made


def _judge(poll: Poll, starts_at: datetime) -> Option | None:
    """The day of this time that was taken out, if there is one.

    Raises:
        Invalid: the moment is past, or a day stands there.
    """
    if starts_at <= timezone.now():
        said = _("Kies een moment dat nog komt.")
        raise Invalid(said, {"starts_at": said})
    there: Option | None = poll.options.filter(starts_at=starts_at).first()
    if there is not None and there.withdrawn_at is None:
        said = _("Deze dag en tijd staan er al.")
        raise Invalid(said, {"starts_at": said})
    return there


def _take_out(actor: Actor, poll: Poll, old: Option) -> None:
    old.withdrawn_at = timezone.now()
    old.save(update_fields=["withdrawn_at"])
    record(actor, audit_actions.OPTION_REMOVED, poll, option=old.uid)
