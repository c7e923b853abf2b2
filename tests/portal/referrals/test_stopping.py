"""A resident stops it, a ground ends, somebody leaves: what closes, and when."""

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from portal.cases.models import Case, CaseAccess
from portal.cases.services import change_lead, close_case
from portal.cases.words import Source
from portal.consent.services import withdraw
from portal.referrals import selectors
from portal.referrals.models import Referral
from portal.referrals.words import ReferralState
from tenants.access import Actor, resident
from tenants.errors import NotFound, Refused
from tests.portal.cases.conftest import colleague
from tests.portal.referrals.conftest import person, step


def test_withdrawing_consent_closes_it_in_the_next_request(alice: Actor, bob: Actor, accepted: Referral) -> None:
    event = withdraw(alice, ground_uid=accepted.ground.uid)  # type: ignore[union-attr]

    with pytest.raises(NotFound):
        selectors.referral(bob, accepted.uid)
    accepted.refresh_from_db()
    assert accepted.state == ReferralState.WITHDRAWN
    assert {"kind": "referral", "uid": str(accepted.uid)} in event.effects


def test_the_resident_stops_it_without_a_reason(in_waterkant: object, bob: Actor, accepted: Referral) -> None:
    ria = resident(accepted.tenant, accepted.case.subject)
    made = step(ria, accepted, "withdraw")

    assert made.state == ReferralState.WITHDRAWN
    assert not CaseAccess.objects.filter(source=Source.REFERRAL).exists()


def test_a_resident_takes_no_other_step(accepted: Referral) -> None:
    ria = resident(accepted.tenant, accepted.case.subject)
    with pytest.raises(Refused):
        step(ria, accepted, "complete", outcome="helped")


def test_another_resident_finds_nothing(accepted: Referral) -> None:
    from uuid import uuid4

    with pytest.raises(NotFound):
        step(resident(accepted.tenant, uuid4()), accepted, "withdraw")


def test_the_resident_reads_how_it_goes(accepted: Referral) -> None:
    ria = resident(accepted.tenant, accepted.case.subject)

    line = selectors.of_resident(ria, accepted.case.subject)[0]

    assert line.word == "Zij gaan u helpen"
    assert line.contact == "Bob"


def test_a_case_with_running_referrals_does_not_close(alice: Actor, accepted: Referral) -> None:
    with pytest.raises(Refused, match="nog 1 doorverwijzingen"):
        close_case(alice, uid=accepted.case.uid, version=Case.objects.get().version)


def test_the_next_contact_person_sends_what_the_one_before_sent(alice: Actor, accepted: Referral) -> None:
    other = colleague(accepted.tenant, alice.team)  # type: ignore[arg-type]
    case = Case.objects.get()
    change_lead(alice, uid=case.uid, version=case.version, to_uid=person(other), team_uid=alice.team.uid)  # type: ignore[union-attr]

    accepted.refresh_from_db()
    assert accepted.sender == other.person


def test_the_flat_table_is_what_the_referrals_ask(accepted: Referral) -> None:
    call_command("access", "check")
    CaseAccess.objects.filter(source=Source.REFERRAL).delete()

    with pytest.raises(CommandError, match="1 rows"):
        call_command("access", "check")
    call_command("access", "rebuild")
    call_command("access", "check")
