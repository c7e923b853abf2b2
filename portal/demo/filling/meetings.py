"""A year of meetings in an example portal: what was, what comes, and one today. Safe to repeat."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from portal.accounts.models import User
from portal.demo.content.meetings import Rhythm, read_meetings
from portal.demo.content.shapes import Portal
from portal.meetings import services
from portal.meetings.models import Invitation, Meeting
from portal.meetings.services import Planned
from portal.meetings.words import Answer, Audience, MeetingKind, MeetingState
from tenants.access import Actor, Role, actor_for
from tenants.dutch_time import dutch
from tenants.models import Tenant
from tenants.working_days import is_working_day

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
    made = [
        _meeting(organiser, chair, asked, rhythm, day, today)
        for rhythm in rhythms
        for day in _days(rhythm, today)
        if day != today
    ]
    start = dutch(today, time(0, 30)) or timezone.now()
    session = Planned(
        kind=MeetingKind(of_today.kind), title=of_today.title, about=of_today.about, place=of_today.place,
        accessibility=of_today.access, starts_at=start, ends_at=start + timedelta(hours=23),
        chair=chair.person.uid if chair.person is not None else None,
    )  # fmt: skip
    made.append(_held_on(organiser, asked, session, MeetingState.INVITED))
    return len(made)


def _days(rhythm: Rhythm, today: date) -> list[date]:
    """A Tuesday of the asked week in each month of the rhythm, or the working day after it."""
    found = []
    for ahead in range(-PAST_MONTHS, COMING_MONTHS + 1):
        months = today.year * 12 + today.month - 1 + ahead
        if months % rhythm.months:
            continue
        first = date(months // 12, months % 12 + 1, 1)
        day = first + timedelta(days=(1 - first.weekday()) % 7 + 7 * (rhythm.week - 1))
        while not is_working_day(day):
            day += timedelta(days=1)
        found.append(day)
    return found


def _meeting(organiser: Actor, chair: Actor, asked: list[User], rhythm: Rhythm, day: date, today: date) -> Meeting:
    start, end = (_at(day, each) for each in (rhythm.start, rhythm.end))
    planned = Planned(
        kind=MeetingKind(rhythm.kind), title=rhythm.title, about=rhythm.about, place=rhythm.place,
        online_url=rhythm.online, accessibility=rhythm.access, costs=rhythm.costs, starts_at=start, ends_at=end,
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
