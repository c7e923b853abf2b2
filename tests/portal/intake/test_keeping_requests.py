"""What is kept of requests, how long, and what an erasure takes."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from portal.intake.models import IntakeEvent, IntakeRequest, IntakeSubject
from portal.intake.services import Chosen, change_subject
from tenants.access import Actor
from tenants.errors import Invalid, NotFound, Refused, Stale
from tenants.models import Team, Tenant
from tenants.retention.subjects import erasers, reporters
from tests.factories.retention import erased_by


@pytest.mark.parametrize(
    ("code", "values", "days", "goes"),
    [
        ("intake.request", {"state": "answered"}, 360, False),
        ("intake.request", {"state": "answered"}, 370, True),
        ("intake.request", {"state": "refused"}, 370, True),
        ("intake.request_case", {"state": "case"}, 80, False),
        ("intake.request_case", {"state": "case"}, 100, True),
    ],
)
def test_a_closed_request_goes_after_its_term(
    in_waterkant: Tenant, request_of_rana: IntakeRequest, code: str, values: dict[str, str], days: int, goes: bool
) -> None:
    case = uuid4() if values["state"] == "case" else None
    at = timezone.now() - timedelta(days=days)
    IntakeRequest.objects.update(answered_at=at, case_uid=case, **values)

    erased_by(code, timezone.now())
    assert IntakeRequest.objects.exists() is not goes
    assert IntakeEvent.objects.exists() is not goes


def test_erasing_somebody_takes_the_requests_that_became_their_case(
    in_waterkant: Tenant, request_of_rana: IntakeRequest
) -> None:
    subject = uuid4()
    IntakeRequest.objects.update(state="case", case_uid=subject, answered_at=timezone.now())
    (reporter,) = [one for one in reporters() if one.code == "intake.request"]
    (eraser,) = [one for one in erasers() if one.code == "intake.request"]

    assert ("Voornaam", "Rana") in reporter.collect(subject)
    assert eraser.erase(subject) == 2
    assert not IntakeRequest.objects.exists()


def test_an_administrator_chooses_who_receives_a_subject(
    in_waterkant: Tenant, receives: Team, marit: Actor, carla: Actor, second_team: Team, welfare: Team
) -> None:
    subject = IntakeSubject.objects.get(code="debts")
    with pytest.raises(Invalid, match="geen consulent"):
        change_subject(marit, uid=subject.uid, version=1, chosen=Chosen(welfare.uid, True, 5))
    with pytest.raises(Invalid, match="werkdagen"):
        change_subject(marit, uid=subject.uid, version=1, chosen=Chosen(receives.uid, True, 0))
    with pytest.raises(NotFound):
        change_subject(marit, uid=uuid4(), version=1, chosen=Chosen(None, True, 5))
    with pytest.raises(Refused):
        change_subject(carla, uid=subject.uid, version=1, chosen=Chosen(None, True, 5))
    assert change_subject(marit, uid=subject.uid, version=1, chosen=Chosen(None, False, 3)).team is None
    with pytest.raises(Stale):
        change_subject(marit, uid=subject.uid, version=1, chosen=Chosen(None, True, 5))
