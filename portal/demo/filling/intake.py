"""Who reads what residents ask, and some who asked: in each state, with a day that is far off, near and past."""

from dataclasses import replace
from datetime import date, timedelta

from portal.accounts.models import User
from portal.intake.models import IntakeRequest, IntakeSubject
from portal.intake.providing import provide_for
from portal.intake.services import Asked, Said, answer_request, send_request, take_request
from portal.intake.words import FilledInBy, Threat, Way
from tenants.access import Role, actor_for, anonymous
from tenants.models import Membership, Tenant

SOMEBODY = Asked(
    subject="debts",
    first_name="Samira",
    last_name="Voorbeeld",
    birth_date="1986-04-12",
    postcode="3131",
    way=Way.TELEPHONE,
    telephone="010 000 00 90",
    message="no",
    times="Op werkdagen na 17 uur.",
    language="ar",
    told="Ik durf mijn brieven niet meer open te maken.",
)
OTHERS = (
    replace(SOMEBODY, first_name="Piotr", birth_date="1979-09-30", language="pl", message="yes", times="", told=""),
    replace(
        SOMEBODY,
        subject="benefits",
        first_name="Ineke",
        birth_date="1951-02-03",
        language="nl",
        filled_in_by=FilledInBy.VOLUNTEER,
        helper="Hans Voorbeeld",
        told="De toeslag is gestopt en ik weet niet waarom.",
    ),
    replace(SOMEBODY, subject="necessities", first_name="Mehmet", birth_date="1990-07-21", language="tr", told=""),
    replace(SOMEBODY, subject="other", first_name="Olena", birth_date="1994-11-05", language="uk", message="yes"),
)
# How many days ago each of the others was asked: the last days are then near, past and far off.
DAYS_AGO = (6, 9, 1, 0)


def receive(tenant: Tenant, today: date) -> int:
    """Give every subject a team, and let some people ask. What stands is left alone. The tenant is active.

    Returns:
        How many requests are new.
    """
    provide_for(tenant)
    reader = Membership.objects.standing(today).filter(role=Role.CONSULTANT, team__isnull=False).order_by("pk").first()
    if reader is None or IntakeRequest.objects.exists():
        return 0
    IntakeSubject.objects.filter(team__isnull=True).update(team=reader.team)
    threatened = today + timedelta(days=8)
    urgent = replace(SOMEBODY, threat=Threat.EVICTION, threatened_on=threatened.isoformat())
    visitor = anonymous(tenant)
    made = [send_request(visitor, asked=asked) for asked in (urgent, *OTHERS)]
    for request, ago in zip(made[1:], DAYS_AGO, strict=True):
        days = timedelta(days=ago)
        IntakeRequest.objects.filter(pk=request.pk).update(sent_at=request.sent_at - days, due_on=request.due_on - days)
    consultant = actor_for(User.objects.get(pk=reader.person_id), tenant)
    take_request(consultant, uid=made[1].uid, version=1)
    said = Said("U kunt op dinsdag naar het spreekuur komen. De afspraak staat.", "telephone")
    answer_request(consultant, uid=made[-1].uid, version=1, said=said)
    return len(made)
