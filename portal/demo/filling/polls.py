"""A date poll that runs in an example portal, with some answers. Safe to repeat."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from portal.accounts.models import User
from portal.demo.content.shapes import Portal
from portal.meetings.words import MeetingKind
from portal.polls import services
from portal.polls.models import Poll
from portal.polls.services import Outsider, Question
from portal.polls.words import Can
from tenants.access import Actor, Role, actor_for
from tenants.dutch_time import dutch
from tenants.models import Tenant
from tenants.working_days import is_working_day

DAYS = (21, 22, 24, 28)
HOURS = (time(10), time(13, 30), time(9), time(15))
ANSWERS = (
    (Can.YES, Can.YES, Can.IF_NEED, Can.NO),
    (Can.NO, Can.YES, Can.YES, Can.IF_NEED),
    (Can.YES, Can.IF_NEED, Can.NO, Can.NO),
)


def poll(portal: Portal, tenant: Tenant, today: date) -> int:
    """Ask when a working group can meet, by the organiser of the active portal.

    Returns:
        How many polls are new; none when one stands.
    """
    if Poll.objects.exists():
        return 0
    organiser = _actors(portal, tenant, Role.ORGANISER)[0]
    workers = _actors(portal, tenant, Role.PARTNER)
    made = services.make(
        organiser,
        question=Question(
            kind=MeetingKind.WORKING_GROUP, title="Werkgroep Vroeg erbij", minutes=90,
            closes_at=timezone.now() + timedelta(days=10), place="Wijkhuis De Brug",
            accessibility="Rolstoeltoegankelijk.",
        ),
    )  # fmt: skip
    days = services.add_days(organiser, uid=made.uid, version=made.version, starts=_starts(today))
    people = [each.person.uid for each in workers if each.person is not None]
    services.ask(organiser, uid=made.uid, people=people)
    services.ask_outsider(
        organiser, uid=made.uid, outsider=Outsider("Joke Visser", "Stichting Samen Eten", "joke@samen-eten.example")
    )
    made.refresh_from_db()
    services.send(organiser, uid=made.uid, version=made.version)
    # The first of them is who signs in with the button: their answer is asked.
    for worker, answers in zip(workers[1:], ANSWERS, strict=False):
        services.vote(worker, uid=made.uid, answers=dict(zip((day.uid for day in days), answers, strict=True)))
    return 1


def _starts(today: date) -> list[datetime]:
    found = []
    for ahead, hour in zip(DAYS, HOURS, strict=True):
        day = today + timedelta(days=ahead)
        while not is_working_day(day):
            day += timedelta(days=1)
        at = dutch(day, hour)
        assert at is not None, "No day of the demo is at night."
        found.append(at)
    return found


def _actors(portal: Portal, tenant: Tenant, role: Role) -> list[Actor]:
    emails = [each.email for each in portal.people if each.role == role]
    people = {person.email: person for person in User.objects.filter(email__in=emails)}
    return [actor_for(people[email], tenant) for email in emails]
