"""The flat table follows the ground, in the same transaction; what still stands keeps a team in."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from portal.cases import access, selectors
from portal.cases.models import Case, CaseAccess
from portal.cases.services import (
    change_case,
    close_case,
    invite_team,
    join_household,
    leave_household,
    open_case,
    reopen_case,
)
from portal.cases.words import Level, Source
from portal.consent.services import expire_due, withdraw
from tenants.access import Actor, Role, resident
from tenants.errors import NotFound, Refused
from tenants.models import Team, Tenant
from tests.portal.cases.conftest import RANA, RecordGround, colleague


@pytest.fixture
def bob_is_in(case: Case, alice: Actor, credit_bank: Team, ground: RecordGround) -> Any:
    given = ground(credit_bank)
    invite_team(alice, uid=case.uid, team_uid=credit_bank.uid, ground_uid=given.uid)
    return given


def let_in_at(level: Level, alice: Actor, case: Case, team: Team, ground: RecordGround) -> None:
    """A referral opens the case to this team, as far as this."""
    given = ground(team)
    with transaction.atomic():
        access.let_in(
            alice, case=case, team=team, source=Source.REFERRAL, source_uid=given.uid, ground=given, level=level
        )


def test_a_team_comes_in_by_a_ground_that_names_it(case: Case, bob: Actor, bob_is_in: Any) -> None:
    page = selectors.case(bob, case.uid)

    assert page.first_name == "Rana"
    assert [(each.organisation, each.why) for each in page.circle] == [
        ("Kredietbank De Vliet", "Kring rond de inwoner"),
        ("Welzijn De Brug", "Vast aanspreekpunt"),
    ]


def test_when_the_resident_withdraws_the_team_is_out_in_the_same_moment(
    case: Case, bob: Actor, bob_is_in: Any, in_waterkant: Tenant
) -> None:
    event = withdraw(resident(in_waterkant, case.subject), ground_uid=bob_is_in.uid)

    with pytest.raises(NotFound):
        selectors.case(bob, case.uid)
    assert [effect["kind"] for effect in event.effects] == ["access"]


def test_sabotage_without_the_listener_the_team_would_stay_in(
    case: Case, bob: Actor, bob_is_in: Any, in_waterkant: Tenant, monkeypatch: pytest.MonkeyPatch
) -> None:
    from portal.consent import events
    from tenants.events import _listeners

    monkeypatch.setitem(_listeners, events.ENDED, [])
    withdraw(resident(in_waterkant, case.subject), ground_uid=bob_is_in.uid)

    assert selectors.case(bob, case.uid)  # so the test above would turn red


def test_a_second_ground_keeps_the_team_in(
    case: Case, alice: Actor, bob: Actor, credit_bank: Team, ground: RecordGround, bob_is_in: Any, in_waterkant: Tenant
) -> None:
    second = ground(credit_bank)
    invite_team(alice, uid=case.uid, team_uid=credit_bank.uid, ground_uid=second.uid)
    withdraw(resident(in_waterkant, case.subject), ground_uid=bob_is_in.uid)

    assert selectors.case(bob, case.uid)


def test_after_the_last_day_nothing_opens_even_before_the_job_ran(
    case: Case, bob_is_in: Any, credit_bank: Team
) -> None:
    after = bob_is_in.valid_until + timedelta(days=1)

    assert CaseAccess.objects.standing(bob_is_in.valid_until).filter(team=credit_bank).exists()
    assert not CaseAccess.objects.standing(after).filter(team=credit_bank).exists()
    assert expire_due(after) == 1
    assert not CaseAccess.objects.filter(team=credit_bank).exists()


def test_a_ground_about_somebody_else_lets_nobody_in(
    case: Case, alice: Actor, welfare: Team, credit_bank: Team, ground: RecordGround
) -> None:
    other = open_case(alice, team_uid=welfare.uid, told=RANA)
    about_other = ground(credit_bank, about=other)

    with pytest.raises(NotFound):
        invite_team(alice, uid=case.uid, team_uid=credit_bank.uid, ground_uid=about_other.uid)


def test_a_ground_that_does_not_name_the_team_lets_it_not_in(
    case: Case, alice: Actor, town_hall: Team, bob_is_in: Any
) -> None:
    with pytest.raises(Refused, match="geen grondslag"):
        invite_team(alice, uid=case.uid, team_uid=town_hall.uid, ground_uid=bob_is_in.uid)


def test_a_ground_that_names_another_team_does_not_do_although_there_is_one_that_would(
    case: Case, alice: Actor, credit_bank: Team, town_hall: Team, ground: RecordGround, bob_is_in: Any
) -> None:
    of_town_hall = ground(town_hall)

    with pytest.raises(Refused, match="geen grondslag"):
        invite_team(alice, uid=case.uid, team_uid=credit_bank.uid, ground_uid=of_town_hall.uid)


def test_at_the_lowest_level_nothing_tells_who_it_is(
    case: Case, alice: Actor, bob: Actor, credit_bank: Team, ground: RecordGround
) -> None:
    let_in_at(Level.MINIMUM, alice, case, credit_bank, ground)
    page = selectors.case(bob, case.uid)

    assert (page.district, page.language, page.level) == ("Westwijk", "ar", Level.MINIMUM)
    assert not any([page.first_name, page.last_name, page.birth_date, page.telephone, page.situation, page.circle])
    with pytest.raises(NotFound):
        change_case(bob, uid=case.uid, version=1, told=RANA)


def test_at_the_middle_level_a_volunteer_would_see_a_first_name_alone(
    case: Case, alice: Actor, bob: Actor, credit_bank: Team, ground: RecordGround
) -> None:
    let_in_at(Level.AGREED, alice, case, credit_bank, ground)
    page = selectors.case(bob, case.uid)

    assert page.first_name == "Rana"
    assert not any([page.last_name, page.birth_date, page.telephone, page.address, page.situation])


def test_closing_lets_the_circle_out_and_reopening_does_not_let_it_in(
    case: Case, alice: Actor, bob: Actor, bob_is_in: Any
) -> None:
    close_case(alice, uid=case.uid, version=1)

    with pytest.raises(NotFound):
        selectors.case(bob, case.uid)
    with pytest.raises(Refused, match="afgesloten"):
        change_case(alice, uid=case.uid, version=2, told=RANA)
    reopen_case(alice, uid=case.uid, version=2)
    with pytest.raises(NotFound):
        selectors.case(bob, case.uid)


def test_a_household_never_opens_one_member_through_another(
    case: Case, alice: Actor, bob: Actor, welfare: Team, bob_is_in: Any
) -> None:
    partner = open_case(alice, team_uid=welfare.uid, told=RANA)
    join_household(alice, uid=case.uid, with_uid=partner.uid)

    assert [line.code for line in selectors.housemates(alice, case.uid)] == [partner.code]
    assert selectors.housemates(bob, case.uid) == []
    with pytest.raises(NotFound):
        selectors.case(bob, partner.uid)
    leave_household(alice, uid=partner.uid, version=2)
    assert selectors.housemates(alice, case.uid) == []


def test_the_table_is_counted_over_and_put_right(
    case: Case, alice: Actor, credit_bank: Team, welfare: Team, capsys: Any
) -> None:
    call_command("access", "check")
    CaseAccess.objects.filter(case=case).delete()
    CaseAccess.objects.create(
        case=case, team=credit_bank, source=Source.REFERRAL, source_uid=case.uid, ground_uid=case.uid, level=Level.ALL
    )

    with pytest.raises(CommandError, match="2 rows"):
        call_command("access", "check")
    call_command("access", "rebuild")
    call_command("access", "check")
    assert [(row.team_id, row.source) for row in CaseAccess.objects.all()] == [(welfare.pk, Source.LEAD)]


def test_two_teams_of_one_town_hall_see_nothing_of_each_other(
    in_waterkant: Tenant, carla: Actor, town_hall: Team
) -> None:
    made = open_case(carla, team_uid=town_hall.uid, told=RANA)
    second = Team.objects.create(organisation=town_hall.organisation, name="Participatie")

    with pytest.raises(NotFound):
        selectors.case(colleague(in_waterkant, second, "Pien", Role.CONSULTANT), made.uid)
