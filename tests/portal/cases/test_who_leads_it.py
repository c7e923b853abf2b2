"""One contact person: a colleague takes over, an administrator moves it, a leaver's cases go in one step."""

import pytest

from portal.cases import selectors
from portal.cases.models import Case
from portal.cases.services import (
    change_lead,
    hand_over_caseload,
    open_case,
)
from tenants.access import Actor, Role
from tenants.errors import NotFound, Refused
from tenants.models import Team, Tenant
from tests.portal.cases.conftest import RANA, colleague


def test_the_lead_goes_to_a_colleague_of_the_team(
    case: Case, alice: Actor, welfare: Team, in_waterkant: Tenant
) -> None:
    to = colleague(in_waterkant, welfare)
    change_lead(alice, uid=case.uid, version=1, to_uid=to.person.uid, team_uid=welfare.uid)

    assert selectors.case(to, case.uid).lead == "Ceciel"


def test_the_lead_does_not_go_to_another_organisation(case: Case, alice: Actor, bob: Actor, credit_bank: Team) -> None:
    assert bob.person is not None
    with pytest.raises(Refused, match="doorverwijzing"):
        change_lead(alice, uid=case.uid, version=1, to_uid=bob.person.uid, team_uid=credit_bank.uid)


def test_the_lead_does_not_go_to_somebody_who_does_not_work_in_the_team(
    case: Case, alice: Actor, bob: Actor, welfare: Team
) -> None:
    assert bob.person is not None
    with pytest.raises(Refused, match="werkt niet in dit team"):
        change_lead(alice, uid=case.uid, version=1, to_uid=bob.person.uid, team_uid=welfare.uid)


def test_the_administrator_moves_a_case_to_another_team_and_sees_nothing_of_it(
    case: Case, alice: Actor, anna: Actor, welfare: Team, in_waterkant: Tenant
) -> None:
    second = Team.objects.create(organisation=welfare.organisation, name="Team Noord")
    to = colleague(in_waterkant, second)
    with pytest.raises(Refused, match="beheerder"):
        change_lead(alice, uid=case.uid, version=1, to_uid=to.person.uid, team_uid=second.uid)
    change_lead(anna, uid=case.uid, version=1, to_uid=to.person.uid, team_uid=second.uid)

    assert selectors.case(to, case.uid).first_name == "Rana"
    for nobody in (alice, anna):
        with pytest.raises(NotFound):
            selectors.case(nobody, case.uid)


def test_all_cases_of_a_leaver_go_in_one_step_and_each_resident_is_told(
    case: Case, alice: Actor, anna: Actor, welfare: Team, in_waterkant: Tenant, monkeypatch: pytest.MonkeyPatch
) -> None:
    from portal.cases import events
    from tenants.events import _listeners

    told: list[str] = []
    monkeypatch.setitem(_listeners, events.LEAD_CHANGED, [lambda case, before: told.append(case.code)])
    second = open_case(alice, team_uid=welfare.uid, told=RANA)
    to = colleague(in_waterkant, welfare)
    assert alice.person is not None
    moved = hand_over_caseload(anna, from_uid=alice.person.uid, to_uid=to.person.uid, team_uid=welfare.uid)

    assert {each.code for each in moved} == set(told) == {case.code, second.code}
    assert {line.lead for line in selectors.led_by_own_teams(to)[0]} == {"Ceciel"}


@pytest.mark.parametrize("someone", ["bob", "carla", "marit", "frits"])
def test_nobody_else_hands_over_a_caseload(
    request: pytest.FixtureRequest, case: Case, alice: Actor, welfare: Team, in_waterkant: Tenant, someone: str
) -> None:
    to = colleague(in_waterkant, welfare)
    assert alice.person is not None
    with pytest.raises((NotFound, Refused)):
        hand_over_caseload(
            request.getfixturevalue(someone), from_uid=alice.person.uid, to_uid=to.person.uid, team_uid=welfare.uid
        )


def test_an_administrator_of_another_organisation_hands_over_nothing(
    case: Case, alice: Actor, welfare: Team, credit_bank: Team, in_waterkant: Tenant
) -> None:
    berend = colleague(in_waterkant, credit_bank, "Berend", Role.PARTNER_ADMIN)
    assert alice.person is not None
    with pytest.raises(NotFound):
        hand_over_caseload(berend, from_uid=alice.person.uid, to_uid=alice.person.uid, team_uid=welfare.uid)


def test_cases_of_somebody_whose_account_is_closed_already_are_handed_over_too(
    case: Case, alice: Actor, anna: Actor, welfare: Team, in_waterkant: Tenant
) -> None:
    to = colleague(in_waterkant, welfare)
    assert alice.person is not None
    alice.person.is_active = False
    alice.person.save()

    assert hand_over_caseload(anna, from_uid=alice.person.uid, to_uid=to.person.uid, team_uid=welfare.uid) == [case]
    with pytest.raises(NotFound):
        hand_over_caseload(anna, from_uid=to.person.uid, to_uid=alice.person.uid, team_uid=welfare.uid)
