"""Meetings that come back: made together, and changed as this one, this and following, or all (RFC 5545, 3.8.5)."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.meetings import audit_actions, telling
from portal.meetings.models import Meeting, Series
from portal.meetings.repeating import (
    LONGEST_AHEAD,
    MOST_MEETINGS,
    Reach,
    is_of_its_own,
    places_after,
    written,
)
from portal.meetings.seats import fill
from portal.meetings.services.finding import held
from portal.meetings.services.judging import judged
from portal.meetings.services.planning import MOST_REASON, Planned, change
from portal.meetings.words import MeetingState
from portal.planning.rules import Rule
from portal.planning.series import Series as Description
from portal.planning.series import Unfit, local_of, moment, occurrences, originals
from tenants.access import Actor, can, require
from tenants.audit import record
from tenants.errors import Invalid
from tenants.events import emit

if TYPE_CHECKING:
    from portal.accounts.models import User

# What each meeting of a series gets from a change; a time of its own is kept.
SHARED = ("title", "about", "topic", "place", "online_url", "accessibility", "costs", "audience", "capacity")
OPEN = (MeetingState.PLANNED, MeetingState.INVITED)


@transaction.atomic
def plan_series(actor: Actor, *, planned: Planned, rule: Rule) -> list[Meeting]:
    """Prepare a series. Nobody is told until it is announced.

    Args:
        planned: the first meeting.
        rule: how it comes back; has a last day, and begins on the day of the first meeting.

    Returns:
        The meetings, the first one first.

    Raises:
        Refused: the actor plans nothing.
        Invalid: something cannot be as it was written; told per field (`until` for the rule).
    """
    require(can(actor, "meeting.change"))
    if actor.team is None or actor.person is None:
        raise Invalid(_("Kies eerst voor welk team u werkt."))
    good, chair = judged(actor, planned, new=True)
    found = _description(good, rule)
    series = Series(title=good.title, rule=written(rule), starts_at=good.starts_at, minutes=found.minutes)
    series.save()
    made = []
    for each in occurrences(found):
        meeting = Meeting(kind=good.kind, organiser=actor.person, organiser_team=actor.team, series=series)
        meeting.occurrence_at = meeting.starts_at = each.start
        meeting.ends_at = each.end
        _share(meeting, good, chair)
        meeting.save()
        record(actor, audit_actions.PLANNED, meeting)
        made.append(meeting)
    return made


@transaction.atomic
def change_series(actor: Actor, *, uid: UUID, version: int, planned: Planned, reach: Reach) -> list[Meeting]:
    """Change one meeting, it and those that follow, or all that are still to come.

    What was moved by itself keeps its own time; what was held or called off stays as it was. When the time changes
    half-way, what follows becomes a series of its own: calendars understand that everywhere.

    Returns:
        What changed, in order.

    Raises:
        NotFound, Refused, Stale: see `held`.
        Invalid: something cannot be as it was written; told per field.
    """
    meeting = held(actor, uid, "change", version=version)
    if reach == Reach.THIS or meeting.series is None:
        return [change(actor, uid=uid, version=version, planned=planned)]
    good, chair = judged(actor, planned, new=False)
    rows = list(Meeting.objects.locked().filter(series=meeting.series).order_by("occurrence_at"))
    following = _following(rows, meeting, reach)
    minutes = int((good.ends_at - good.starts_at).total_seconds() // 60)
    retimed = good.starts_at != meeting.starts_at or minutes != meeting.minutes
    if retimed:
        _retime(meeting.series, rows, following, meeting, good.starts_at, minutes)
    for row in following:
        if row.state in OPEN:
            _share(row, good, chair)
            row.version += 1
            row.sequence += 1
            record(actor, audit_actions.CHANGED, row)
    # Backwards when they move on, so that no two ever stand at one place of the rule.
    for row in reversed(following) if good.starts_at >= meeting.starts_at else following:
        row.save()
    told = [row for row in following if row.state == MeetingState.INVITED]
    if told:
        telling.series_changed(actor, told)
    for row in following:
        if row.state in OPEN:
            emit("meetings.changed", actor=actor, meeting=row, moved=retimed)
            fill(actor, row)
    return [row for row in following if row.state in OPEN]


@transaction.atomic
def cancel_following(actor: Actor, *, uid: UUID, version: int, because: str) -> list[Meeting]:
    """Call off a meeting and all of its series that follow. Who was asked is told once.

    Raises:
        NotFound, Refused, Stale: see `held`.
        Invalid: it is not said why.
    """
    meeting = held(actor, uid, "cancel", version=version)
    reason = because.strip()[:MOST_REASON]
    if not reason:
        said = _("Schrijf op waarom de bijeenkomst niet doorgaat.")
        raise Invalid(said, {"because": said})
    rows = list(Meeting.objects.locked().filter(series=meeting.series, series__isnull=False).order_by("occurrence_at"))
    following = [row for row in _following(rows or [meeting], meeting, Reach.FOLLOWING) if row.state in OPEN]
    told = [row for row in following if row.state == MeetingState.INVITED]
    for row in following:
        row.state, row.cancelled_because = MeetingState.CANCELLED, reason
        row.version += 1
        row.sequence += 1
        row.save()
        record(actor, audit_actions.CANCELLED, row)
    if told:
        telling.series_cancelled(actor, told)
    for row in following:
        emit("meetings.cancelled", actor=actor, meeting=row, told=row in told)
    return following


def _description(good: Planned, rule: Rule) -> Description:
    minutes = int((good.ends_at - good.starts_at).total_seconds() // 60)
    if rule.until is None or rule.until - timezone.localdate() > LONGEST_AHEAD:
        said = _("Plan hoogstens drie jaar vooruit.")
        raise Invalid(said, {"until": said})
    try:
        found = Description(str(uuid4()), local_of(good.starts_at), minutes, rule)
    except (Unfit, ValueError) as wrong:
        said = _("De eerste bijeenkomst past niet bij hoe vaak zij terugkomt.")
        raise Invalid(said, {"until": said}) from wrong
    if not 2 <= sum(1 for _each in originals(found)) <= MOST_MEETINGS:
        said = _("Kies een laatste dag waarop er 2 tot %(most)s bijeenkomsten zijn.") % {"most": MOST_MEETINGS}
        raise Invalid(said, {"until": said})
    return found


def _share(row: Meeting, good: Planned, chair: "User | None") -> None:
    for name in SHARED:
        setattr(row, name, getattr(good, name))
    row.chair = chair
    before = good.starts_at - good.register_until if good.register_until is not None else None
    row.register_until = row.starts_at - before if before is not None else None


def _following(rows: list[Meeting], meeting: Meeting, reach: Reach) -> list[Meeting]:
    """From this one on, or all that did not begin yet. The same objects as in `rows`."""
    if meeting.occurrence_at is None:
        return [row for row in rows if row.pk == meeting.pk]
    now = timezone.now()
    first = meeting.occurrence_at if reach == Reach.FOLLOWING else None
    return [
        row
        for row in rows
        if row.occurrence_at is not None and (row.occurrence_at >= first if first else row.starts_at > now)
    ]


def _retime(
    series: Series, rows: list[Meeting], following: list[Meeting], meeting: Meeting, starts_at: datetime, minutes: int
) -> None:
    """Give what follows its new place, and make it a series of its own when something came before."""
    assert meeting.occurrence_at is not None
    assert following[0].occurrence_at is not None
    new, old = local_of(starts_at), local_of(meeting.occurrence_at)
    first = local_of(following[0].occurrence_at)
    start = datetime.combine(first.date() + (new.date() - old.date()), new.time())
    try:
        moving = places_after(series, rows, following[0], start, minutes)
    except Unfit as wrong:
        said = _("Deze tijd bestaat niet: de klok gaat dan een uur vooruit.")
        raise Invalid(said, {"starts_at": said}) from wrong
    assert moving.after is not None
    after = series
    own = {row.pk for row in following if is_of_its_own(row, series) and row.pk != meeting.pk}
    if moving.before is not None:
        series.rule = written(moving.before)
        series.save(update_fields=["rule"])
        after = Series(title=series.title)
    after.rule, after.starts_at, after.minutes = written(moving.after), moment(start), minutes
    after.save()
    for row in following:
        row.series, row.occurrence_at = after, moving.places[row.pk]
        if row.pk not in own and row.state in OPEN:
            row.starts_at = row.occurrence_at
            row.ends_at = row.starts_at + timedelta(minutes=minutes)
