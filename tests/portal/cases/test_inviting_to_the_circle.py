"""The team of the contact person brings a team into the circle, on a record about enough; each goes out by itself."""

from typing import Any

import pytest

from portal.cases import access, events, policies_circle, selectors
from portal.cases.models import Case, CaseAccess
from portal.cases.services import circle as commands
from portal.cases.services import close_case, invite_team, leave_circle
from portal.cases.words import Level, Source
from portal.consent import events as ledger
from portal.consent.models import Ground, Purpose
from portal.consent.services import Answered, renew, withdraw
from portal.consent.services.recording import notice_for
from portal.notifications.models import Notification
from tenants.access import Actor, actor_for, resident
from tenants.audit.models import AuditEntry
from tenants.covenant.models import CovenantAcceptance
from tenants.errors import NotFound, Refused
from tenants.events import _listeners
from tenants.models import Team, Tenant
from tests.portal.cases.conftest import RecordGround


@pytest.fixture
def given(ground: RecordGround, credit_bank: Team, town_hall: Team) -> Ground:
    """One record that names two teams."""
    return ground(credit_bank, town_hall)


@pytest.fixture
def bob_is_in(case: Case, alice: Actor, credit_bank: Team, given: Ground) -> CaseAccess:
    return invite_team(alice, uid=case.uid, team_uid=credit_bank.uid, ground_uid=given.uid)


def told(person: Any) -> list[str]:
    return list(Notification.objects.filter(person=person).order_by("pk").values_list("kind", flat=True))


def renewed(alice: Actor, old: Ground, *teams: Team, categories: list[str] | None = None) -> Ground:
    purpose, team = Purpose.objects.get(code="hand-over"), alice.team
    assert team is not None
    notice = notice_for(purpose, team, teams, old.valid_until, "nl", categories)
    answered = Answered("given", "spoken", "note", "nl", notice.hash, old.given_at, old.valid_until, "", categories)
    return renew(alice, ground_uid=old.uid, answered=answered)


def test_the_team_is_told_and_the_log_keeps_who_let_it_in(
    case: Case, alice: Actor, bob: Actor, bob_is_in: CaseAccess
) -> None:
    assert told(bob.person) == ["case.circle_invited"]
    assert told(alice.person) == []
    line = AuditEntry.objects.get(action="cases.let_in", object_id=case.pk)
    assert alice.person is not None
    assert line.person_id == alice.person.pk


def test_a_message_names_the_code_of_the_case_alone(case: Case, bob: Actor, bob_is_in: CaseAccess) -> None:
    message = Notification.objects.get(person=bob.person)

    assert (message.subject, message.url) == (case.code, f"/casussen/{case.uid}/")


def test_inviting_twice_changes_nothing_and_tells_nothing_again(
    case: Case, alice: Actor, bob: Actor, credit_bank: Team, given: Ground, bob_is_in: CaseAccess
) -> None:
    again = invite_team(alice, uid=case.uid, team_uid=credit_bank.uid, ground_uid=given.uid)

    assert again.pk == bob_is_in.pk
    assert told(bob.person) == ["case.circle_invited"]


def test_a_team_of_the_circle_brings_in_nobody(
    case: Case, bob: Actor, town_hall: Team, given: Ground, bob_is_in: CaseAccess
) -> None:
    with pytest.raises(Refused, match="Alleen het team van het vaste aanspreekpunt"):
        invite_team(bob, uid=case.uid, team_uid=town_hall.uid, ground_uid=given.uid)


def test_sabotage_without_the_rule_a_team_of_the_circle_would_share_on(
    case: Case, bob: Actor, town_hall: Team, given: Ground, bob_is_in: CaseAccess, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(policies_circle.policies, "leads", lambda actor, case: True)

    assert invite_team(bob, uid=case.uid, team_uid=town_hall.uid, ground_uid=given.uid)


def test_a_record_about_less_than_a_case_holds_does_not_open_all_of_it(
    case: Case, alice: Actor, credit_bank: Team, given: Ground, town_hall: Team
) -> None:
    narrow = renewed(alice, given, credit_bank, town_hall, categories=["contact", "help"])

    with pytest.raises(Refused, match="De afspraak gaat niet over: de vraag van de inwoner"):
        invite_team(alice, uid=case.uid, team_uid=credit_bank.uid, ground_uid=narrow.uid)


def test_sabotage_without_the_rule_a_narrow_record_would_open_everything(
    case: Case, alice: Actor, bob: Actor, credit_bank: Team, given: Ground, town_hall: Team,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    narrow = renewed(alice, given, credit_bank, town_hall, categories=["help"])
    monkeypatch.setattr(policies_circle, "IN_EVERY_CASE", {})
    invite_team(alice, uid=case.uid, team_uid=credit_bank.uid, ground_uid=narrow.uid)

    assert selectors.case(bob, case.uid).situation


def test_an_organisation_that_takes_no_part_in_the_covenant_any_more_is_not_let_in(
    case: Case, alice: Actor, credit_bank: Team, given: Ground, monkeypatch: pytest.MonkeyPatch
) -> None:
    counting = CovenantAcceptance.objects.exclude(organisation=credit_bank.organisation_id)
    monkeypatch.setattr("tenants.covenant.facts._counting", lambda day: counting)

    with pytest.raises(Refused, match="Kredietbank De Vliet heeft het convenant dat nu geldt nog niet geaccepteerd"):
        invite_team(alice, uid=case.uid, team_uid=credit_bank.uid, ground_uid=given.uid)


def test_who_asked_and_receives_nothing_does_not_come_in_by_the_record(
    case: Case, alice: Actor, welfare: Team, credit_bank: Team, given: Ground, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The team that asked stands in the record too; somebody else leads the case by now."""
    Case.objects.filter(pk=case.pk).update(lead_team=credit_bank)
    monkeypatch.setattr(policies_circle.policies, "leads", lambda actor, case: True)

    with pytest.raises(Refused, match="geen grondslag"):
        invite_team(alice, uid=case.uid, team_uid=welfare.uid, ground_uid=given.uid)


def test_the_own_team_goes_out_and_the_contact_person_is_told(
    case: Case, alice: Actor, bob: Actor, credit_bank: Team, bob_is_in: CaseAccess
) -> None:
    leave_circle(bob, uid=case.uid, team_uid=credit_bank.uid)

    with pytest.raises(NotFound):
        selectors.case(bob, case.uid)
    assert told(alice.person) == ["case.circle_left"]


def test_the_contact_person_takes_a_team_out_which_is_told_and_forgets_the_invitation(
    case: Case, alice: Actor, bob: Actor, credit_bank: Team, bob_is_in: CaseAccess
) -> None:
    leave_circle(alice, uid=case.uid, team_uid=credit_bank.uid)

    with pytest.raises(NotFound):
        selectors.case(bob, case.uid)
    assert told(bob.person) == ["case.circle_ended"]
    assert AuditEntry.objects.filter(action="cases.shut_out", object_id=case.pk).count() == 1


def test_the_other_team_of_the_same_record_stays_in(
    case: Case, alice: Actor, bob: Actor, carla: Actor, credit_bank: Team, town_hall: Team, given: Ground,
    bob_is_in: CaseAccess,
) -> None:  # fmt: skip
    invite_team(alice, uid=case.uid, team_uid=town_hall.uid, ground_uid=given.uid)
    leave_circle(bob, uid=case.uid, team_uid=credit_bank.uid)

    assert selectors.case(carla, case.uid).first_name == "Rana"


def test_one_team_of_the_circle_does_not_take_out_another(
    case: Case, alice: Actor, bob: Actor, town_hall: Team, given: Ground, bob_is_in: CaseAccess
) -> None:
    invite_team(alice, uid=case.uid, team_uid=town_hall.uid, ground_uid=given.uid)

    with pytest.raises(Refused, match="Alleen het team zelf"):
        leave_circle(bob, uid=case.uid, team_uid=town_hall.uid)


def test_a_team_that_is_not_in_the_circle_cannot_go_out(case: Case, alice: Actor, credit_bank: Team) -> None:
    with pytest.raises(NotFound):
        leave_circle(alice, uid=case.uid, team_uid=credit_bank.uid)


def test_when_the_resident_withdraws_the_team_is_told_and_the_invitation_forgotten(
    case: Case, bob: Actor, given: Ground, bob_is_in: CaseAccess, in_waterkant: Tenant
) -> None:
    withdraw(resident(in_waterkant, case.subject), ground_uid=given.uid)

    assert told(bob.person) == ["case.circle_ended"]


def test_closing_the_case_tells_the_circle(case: Case, alice: Actor, bob: Actor, bob_is_in: CaseAccess) -> None:
    close_case(alice, uid=case.uid, version=1)

    assert told(bob.person) == ["case.circle_ended"]


def test_a_team_that_stays_by_a_second_record_is_told_nothing(
    case: Case, alice: Actor, bob: Actor, credit_bank: Team, ground: RecordGround, given: Ground,
    bob_is_in: CaseAccess, in_waterkant: Tenant,
) -> None:  # fmt: skip
    second = ground(credit_bank)
    invite_team(alice, uid=case.uid, team_uid=credit_bank.uid, ground_uid=second.uid)
    withdraw(resident(in_waterkant, case.subject), ground_uid=given.uid)

    assert "case.circle_ended" not in told(bob.person)
    assert selectors.case(bob, case.uid)


def test_a_renewed_record_keeps_the_team_in_and_its_withdrawal_puts_it_out(
    case: Case, alice: Actor, bob: Actor, credit_bank: Team, town_hall: Team, given: Ground,
    bob_is_in: CaseAccess, in_waterkant: Tenant,
) -> None:  # fmt: skip
    new = renewed(alice, given, credit_bank, town_hall)

    rows = CaseAccess.objects.filter(source=Source.CIRCLE).values_list("ground_uid", "level")
    assert list(rows) == [(new.uid, Level.ALL)]
    assert told(bob.person) == ["case.circle_invited"]
    withdraw(resident(in_waterkant, case.subject), ground_uid=new.uid)
    with pytest.raises(NotFound):
        selectors.case(bob, case.uid)


def test_sabotage_without_the_listener_a_team_would_outlive_the_withdrawal_of_a_renewed_record(
    case: Case, alice: Actor, bob: Actor, credit_bank: Team, town_hall: Team, given: Ground,
    bob_is_in: CaseAccess, in_waterkant: Tenant, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    left = [each for each in _listeners[ledger.RECORDED] if each is not commands.rest_on_the_new_one]
    monkeypatch.setitem(_listeners, ledger.RECORDED, left)
    new = renewed(alice, given, credit_bank, town_hall)
    withdraw(resident(in_waterkant, case.subject), ground_uid=new.uid)

    assert selectors.case(bob, case.uid)


def test_a_renewed_record_about_less_puts_the_team_out(
    case: Case, alice: Actor, bob: Actor, credit_bank: Team, town_hall: Team, given: Ground, bob_is_in: CaseAccess
) -> None:
    renewed(alice, given, credit_bank, town_hall, categories=["contact"])

    with pytest.raises(NotFound):
        selectors.case(bob, case.uid)
    assert told(bob.person) == ["case.circle_ended"]


def test_the_table_is_what_it_should_be_after_all_of_it(
    case: Case, alice: Actor, credit_bank: Team, town_hall: Team, given: Ground, bob_is_in: CaseAccess
) -> None:
    renewed(alice, given, credit_bank, town_hall)

    assert access.differences() == (set(), set())


def test_a_stranger_and_a_random_case_get_the_same_answer(
    case: Case, charlie: Actor, bob: Actor, credit_bank: Team, given: Ground
) -> None:
    for actor in (bob, actor_for(charlie.person, case.tenant)):
        with pytest.raises(NotFound):
            invite_team(actor, uid=case.uid, team_uid=credit_bank.uid, ground_uid=given.uid)


def test_rooms_above_hear_who_came_and_who_went(
    case: Case, alice: Actor, credit_bank: Team, given: Ground, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []
    monkeypatch.setitem(_listeners, events.CIRCLE_JOINED, [lambda access, by: heard.append("in")])
    monkeypatch.setitem(_listeners, events.CIRCLE_LEFT, [lambda access, by: heard.append("out")])
    invite_team(alice, uid=case.uid, team_uid=credit_bank.uid, ground_uid=given.uid)
    leave_circle(alice, uid=case.uid, team_uid=credit_bank.uid)

    assert heard == ["in", "out"]
