"""A year of meetings in an example portal: what was, what comes, and one today. Safe to repeat."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from portal.accounts.models import User
from portal.demo.content.meetings import Rhythm, read_meetings
from portal.demo.content.shapes import Portal
from portal.meetings import services
from portal.meetings.models import Invitation, Meeting, Series
from portal.meetings.repeating import calendar_uid, rule_asked, written
from portal.meetings.services import Planned
from portal.meetings.words import Answer, Audience, MeetingKind, MeetingState
from portal.planning.rules import Frequency
from portal.planning.series import Series as Description
from portal.planning.series import occurrences
from tenants.access import Actor, Role, actor_for
from tenants.dutch_time import dutch
from tenants.models import Tenant
from tenants.working_days import is_working_day

# Of nobody (RFC 2606).
ONLINE = "https://overleg.example/afstemming"
PAST_MONTHS, COMING_MONTHS = 9, 4
# In turn: most come, some online, now and then somebody cannot.
ANSWERS = (Answer.COMES, Answer.COMES, Answer.ONLINE, Answer.COMES, Answer.DECLINES)
REMARKS = ("", "Ik ben er om 14 uur.", "", "", "Ik heb dan dienst.")


def meet(portal: Portal, tenant: Tenant, today: date) -> int:
    """Plan the year of the active portal, by the people who would do it.

    Returns:
        How many meetings are new; none when they stand.
    """
    if Meeting.objects.exists():
        return 0
    organiser = _first(portal, tenant, Role.ORGANISER)
    chair = _first(portal, tenant, Role.CONSULTANT)
    asked = _asked(portal, tenant)
    rhythms, of_today = read_meetings()
    made = [meeting for rhythm in rhythms for meeting in _series(organiser, chair, asked, rhythm, today)]
    start = dutch(today, time(0, 30)) or timezone.now()
    session = Planned(
        kind=MeetingKind(of_today.kind), title=of_today.title, about=of_today.about, place=of_today.place,
        accessibility=of_today.access, starts_at=start, ends_at=start + timedelta(hours=23),
        chair=chair.person.uid if chair.person is not None else None,
    )  # fmt: skip
    made.append(_held_on(organiser, asked, session, MeetingState.INVITED))
    return len(made)


def _series(organiser: Actor, chair: Actor, asked: list[User], rhythm: Rhythm, today: date) -> list[Meeting]:
    """A year of one rhythm; a holiday moves one to the next working day."""
    months = today.year * 12 + today.month - 1 - PAST_MONTHS
    first = date(months // 12, months % 12 + 1, 1)
    first += timedelta(days=(1 - first.weekday()) % 7 + 7 * (rhythm.week - 1))
    until = today + timedelta(days=31 * COMING_MONTHS)
    rule = rule_asked(first, Frequency.MONTHLY, until, interval=rhythm.months)
    start, end = (datetime.combine(first, each) for each in (rhythm.start, rhythm.end))
    minutes = int((end - start).total_seconds() // 60)
    series = Series(title=rhythm.title, rule=written(rule), starts_at=_at(first, rhythm.start), minutes=minutes)
    series.save()
    made = []
    for each in occurrences(Description(calendar_uid(series.uid), start, minutes, rule)):
        day = each.original.date()
        while not is_working_day(day) or day == today:
            day += timedelta(days=1)
        meeting = _meeting(organiser, chair, asked, rhythm, day, today)
        Meeting.objects.filter(pk=meeting.pk).update(series=series, occurrence_at=each.start)
        made.append(meeting)
    return made


def _meeting(organiser: Actor, chair: Actor, asked: list[User], rhythm: Rhythm, day: date, today: date) -> Meeting:
    start, end = (_at(day, each) for each in (rhythm.start, rhythm.end))
    planned = Planned(
        kind=MeetingKind(rhythm.kind), title=rhythm.title, about=rhythm.about, place=rhythm.place,
        online_url=ONLINE if rhythm.online else "", accessibility=rhythm.access, costs=rhythm.costs,
        starts_at=start, ends_at=end,
        audience=Audience(rhythm.audience), capacity=rhythm.capacity,
        chair=chair.person.uid if rhythm.kind == MeetingKind.CASES and chair.person is not None else None,
    )  # fmt: skip
    return _held_on(organiser, asked, planned, MeetingState.HELD if day < today else MeetingState.INVITED)


def _held_on(organiser: Actor, asked: list[User], planned: Planned, state: MeetingState) -> Meeting:
    """Planned for later and put on its day: a service plans nothing in the past, and nobody is told of what was."""
    later = timezone.now() + timedelta(days=400)
    length = planned.ends_at - planned.starts_at
    ahead = Planned(**{**vars(planned), "starts_at": later, "ends_at": later + length})
    meeting = services.plan(organiser, planned=ahead)
    services.invite(organiser, uid=meeting.uid, people=[person.uid for person in asked])
    now = timezone.now()
    Meeting.objects.filter(pk=meeting.pk).update(
        starts_at=planned.starts_at, ends_at=planned.ends_at, state=state, announced_at=now
    )
    for number, seat in enumerate(Invitation.objects.filter(meeting=meeting).order_by("pk")):
        # Of what comes, some did not answer yet.
        if state == MeetingState.INVITED and number % 3 == 2:
            continue
        seat.answer, seat.remark = ANSWERS[number % len(ANSWERS)], REMARKS[number % len(REMARKS)]
        seat.answered_at = now
        if state == MeetingState.HELD and seat.answer != Answer.DECLINES:
            seat.arrived_at = planned.starts_at
        seat.save()
    return meeting


def _asked(portal: Portal, tenant: Tenant) -> list[User]:
    """Those who work with cases, of every organisation."""
    emails = [each.email for each in portal.people if each.role in (Role.CONSULTANT, Role.PARTNER)]
    return list(User.objects.filter(email__in=emails).order_by("email"))


def _first(portal: Portal, tenant: Tenant, role: Role) -> Actor:
    email = next(each.email for each in portal.people if each.role == role)
    return actor_for(User.objects.get(email=email), tenant)


def _at(day: date, at: time) -> datetime:
    found = dutch(day, at)
    assert found is not None, "No meeting of the demo is at night."
    return found
