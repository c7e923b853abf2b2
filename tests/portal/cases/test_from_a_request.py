"""A request becomes a case: the data and the clock go along, once, and the request is closed with it."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from portal.cases.models import Case
from portal.cases.selectors import known_already
from portal.cases.services import close_case, link_request_to_case, open_case_from_request
from portal.intake.models import IntakeEvent, IntakeRequest
from tenants.access import Actor
from tenants.audit.models import AuditEntry
from tenants.errors import NotFound, Refused, Stale
from tenants.models import Team, Tenant
from tests.factories.intake import ask, receiving


@pytest.fixture
def asked(in_waterkant: Tenant, town_hall: Team, carla: Actor) -> IntakeRequest:
    receiving(in_waterkant, town_hall)
    day = timezone.localdate() + timedelta(days=20)
    return ask(in_waterkant, threatened_on=f"{day:%d-%m-%Y}")


def test_the_case_holds_what_was_told_and_inherits_the_clock(asked: IntakeRequest, carla: Actor) -> None:
    case = open_case_from_request(carla, uid=asked.uid, version=1)
    asked.refresh_from_db()

    assert (case.first_name, case.last_name, case.birth_date) == ("Rana", "Voorbeeld", "1980-12-31")
    assert (case.language, case.district, case.situation) == ("ar", "3131", "Ik durf de brieven niet open te maken.")
    assert case.safe_contact.startswith("Bel alleen via Buurvrouw Bep")
    assert "Laat geen bericht achter." in case.safe_contact
    assert (case.statutory_since, case.threatened_on) == (asked.statutory_since, asked.threatened_on)
    assert (case.lead, case.lead_team) == (carla.person, asked.team)
    assert (asked.state, asked.case_uid) == ("case", case.uid)


def test_nothing_is_recorded_twice(asked: IntakeRequest, carla: Actor) -> None:
    open_case_from_request(carla, uid=asked.uid, version=1)

    for action in ("cases.opened", "intake.request_became_case"):
        assert AuditEntry.objects.filter(action=action).count() == 1
    assert IntakeEvent.objects.filter(kind="case").count() == 1
    with pytest.raises(Stale):
        open_case_from_request(carla, uid=asked.uid, version=1)
    with pytest.raises(Refused, match="al afgehandeld"):
        open_case_from_request(carla, uid=asked.uid, version=2)
    assert Case.objects.count() == 1


def test_when_it_fails_halfway_neither_stands(
    asked: IntakeRequest, carla: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_args: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr("portal.cases.services.from_intake.became_case", broken)
    with pytest.raises(RuntimeError):
        open_case_from_request(carla, uid=asked.uid, version=1)

    asked.refresh_from_db()
    assert not Case.objects.exists()
    assert asked.state == "new"


@pytest.mark.parametrize("someone", ["alice", "anna", "marit", "frits", "ria"])
def test_nobody_of_another_team_makes_a_case_of_it(
    request: pytest.FixtureRequest, asked: IntakeRequest, someone: str
) -> None:
    for uid in (asked.uid, uuid4()):
        with pytest.raises(NotFound):
            open_case_from_request(request.getfixturevalue(someone), uid=uid, version=1)


def test_somebody_who_is_known_keeps_one_case_and_the_earlier_clock(
    in_waterkant: Tenant, asked: IntakeRequest, carla: Actor
) -> None:
    case = open_case_from_request(carla, uid=asked.uid, version=1)
    again = ask(in_waterkant, threat="none")
    known = known_already(carla, first_name="rana", last_name="Voorbeeld", birth_date="1980-12-31")
    assert [line.uid for line in known] == [case.uid]

    linked = link_request_to_case(carla, uid=again.uid, version=1, case_uid=known[0].uid)
    again.refresh_from_db()
    assert Case.objects.count() == 1
    assert (linked.statutory_since, linked.threatened_on) == (asked.statutory_since, asked.threatened_on)
    assert (again.state, again.case_uid) == ("case", case.uid)


def test_a_closed_or_foreign_case_takes_no_request(in_waterkant: Tenant, asked: IntakeRequest, carla: Actor) -> None:
    case = open_case_from_request(carla, uid=asked.uid, version=1)
    closed = close_case(carla, uid=case.uid, version=Case.objects.get().version)
    again = ask(in_waterkant)

    with pytest.raises(Refused, match="afgesloten"):
        link_request_to_case(carla, uid=again.uid, version=1, case_uid=closed.uid)
    with pytest.raises(NotFound):
        link_request_to_case(carla, uid=again.uid, version=1, case_uid=uuid4())
