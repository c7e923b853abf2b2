"""From a draft to a referral that waits for an answer."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from portal.cases.models import Case, CaseAccess
from portal.cases.words import Level, Source
from portal.referrals import services
from portal.referrals.models import Referral, ReferralClock, ReferralEvent, ReferralKind
from portal.referrals.services import Written
from portal.referrals.words import ReferralState
from tenants.access import Actor
from tenants.audit.models import AuditEntry
from tenants.errors import Invalid, NotFound, Refused, Stale
from tenants.models import Team
from tests.portal.cases.conftest import RecordGround
from tests.portal.referrals.conftest import EXPLANATION, QUESTION, draft, person, step, taken_by


def test_a_draft_needs_nothing_yet(alice: Actor, case: Case, kind: ReferralKind) -> None:
    made = services.draft(alice, case_uid=case.uid, kind_uid=kind.uid)

    assert made.state == ReferralState.DRAFT
    assert made.number.startswith("D-")


def test_what_a_draft_lacks_is_told_field_by_field(alice: Actor, case: Case, kind: ReferralKind) -> None:
    made = services.draft(alice, case_uid=case.uid, kind_uid=kind.uid)

    with pytest.raises(Invalid) as told:
        step(alice, made, "send")

    assert told.value.fields.keys() == {"question", "receiver"}


def test_nothing_leaves_without_a_ground(alice: Actor, case: Case, kind: ReferralKind, credit_bank: Team) -> None:
    made = services.draft(
        alice, case_uid=case.uid, kind_uid=kind.uid, written=Written(question=QUESTION, receiver=credit_bank.uid)
    )

    with pytest.raises(Invalid) as told:
        step(alice, made, "send")

    assert told.value.fields.keys() == {"ground"}
    assert not CaseAccess.objects.filter(source=Source.REFERRAL).exists()


def test_the_ground_must_name_the_receiver(
    alice: Actor, case: Case, kind: ReferralKind, ground: RecordGround, town_hall: Team, credit_bank: Team
) -> None:
    made = draft(alice, case, kind, ground(town_hall), credit_bank)

    with pytest.raises(Invalid, match="nog niet compleet") as told:
        step(alice, made, "send")

    assert "noemt Kredietbank De Vliet niet" in told.value.fields["ground"]


def test_sending_opens_the_minimum_to_the_receiver_and_starts_its_clock(
    alice: Actor, drafted: Referral, credit_bank: Team
) -> None:
    made = step(alice, drafted, "send")

    row = CaseAccess.objects.get(source=Source.REFERRAL)
    assert (row.team, row.level, row.source_uid) == (credit_bank, Level.MINIMUM, made.uid)
    clock = ReferralClock.objects.get(referral=made)
    assert clock.code == "first_reaction"
    assert made.due_at == clock.ends_at


def test_each_step_is_in_the_trail_and_in_the_log_without_a_word_of_it(sent: Referral) -> None:
    assert [event.move for event in ReferralEvent.objects.all()] == ["send"]
    lines = AuditEntry.objects.filter(action="referrals.moved")
    assert lines.count() == 1
    assert QUESTION not in str(lines.values())


def test_what_was_written_stands_sealed(sent: Referral) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT question, explanation, answers FROM referrals_referral")
        stored = b"".join(bytes(each) for each in cursor.fetchone())

    assert QUESTION.encode() not in stored
    assert EXPLANATION.encode() not in stored


def test_the_same_key_twice_is_one_step(alice: Actor, drafted: Referral) -> None:
    key = uuid4()
    first = step(alice, drafted, "send", key=key)

    again = services.move(alice, uid=drafted.uid, name="send", version=1, key=key)

    assert again.version == first.version
    assert ReferralEvent.objects.count() == 1


def test_a_key_of_another_step_is_no_key_of_this_one(alice: Actor, drafted: Referral) -> None:
    key = uuid4()
    step(alice, drafted, "send", key=key)

    with pytest.raises(Refused, match="al gezet"):
        step(alice, drafted, "withdraw", key=key)


def test_an_old_page_changes_nothing(alice: Actor, drafted: Referral) -> None:
    services.change_draft(alice, uid=drafted.uid, version=1, written=Written(question="Anders", receiver=None))

    with pytest.raises(Stale):
        services.move(alice, uid=drafted.uid, name="send", version=1)


def test_it_can_be_taken_back_for_five_minutes(alice: Actor, sent: Referral) -> None:
    taken = step(alice, sent, "recall")

    assert taken.state == ReferralState.DRAFT
    assert not CaseAccess.objects.filter(source=Source.REFERRAL).exists()
    assert not ReferralClock.objects.filter(stopped_at__isnull=True).exists()


def test_and_not_after_them(alice: Actor, sent: Referral) -> None:
    Referral.objects.filter(pk=sent.pk).update(sent_at=timezone.now() - timedelta(minutes=6))

    with pytest.raises(Refused, match="vijf minuten"):
        step(alice, sent, "recall")


def test_nor_once_the_receiver_looked(alice: Actor, bob: Actor, sent: Referral) -> None:
    services.assess(bob, uid=sent.uid, reason="known")

    with pytest.raises(Refused, match="vijf minuten"):
        step(alice, sent, "recall")


def test_a_condition_that_does_not_fit_stops_it(
    alice: Actor, case: Case, kind: ReferralKind, ground: RecordGround, town_hall: Team
) -> None:
    taken_by(kind, town_hall, conditions=[{"text": "65 jaar of ouder", "field": "age", "op": "at_least", "value": 65}])
    made = draft(alice, case, kind, ground(town_hall), town_hall)

    with pytest.raises(Invalid) as told:
        step(alice, made, "send")

    assert "65 jaar of ouder" in told.value.fields["receiver"]


def test_a_team_that_does_not_take_this_kind_cannot_be_chosen(
    alice: Actor, case: Case, kind: ReferralKind, ground: RecordGround, town_hall: Team
) -> None:
    with pytest.raises(Invalid, match="neemt deze soort hulp niet aan"):
        draft(alice, case, kind, ground(town_hall), town_hall)


def test_only_who_may_open_the_case_refers(bob: Actor, charlie: Actor, case: Case, kind: ReferralKind) -> None:
    for stranger in (bob, charlie):
        with pytest.raises(NotFound):
            services.draft(stranger, case_uid=case.uid, kind_uid=kind.uid)


def test_a_draft_is_of_who_writes_it_alone(alice: Actor, bob: Actor, drafted: Referral) -> None:
    assert Referral.objects.visible_to(alice).get() == drafted
    assert not Referral.objects.visible_to(bob).exists()


def test_a_draft_can_be_thrown_away_and_a_sent_one_not(alice: Actor, drafted: Referral) -> None:
    other = services.draft(alice, case_uid=drafted.case.uid, kind_uid=drafted.kind.uid)
    services.discard(alice, uid=other.uid, version=1)
    step(alice, drafted, "send")

    with pytest.raises(Refused, match="Trek deze doorverwijzing in"):
        services.discard(alice, uid=drafted.uid, version=2)

    assert Referral.objects.get() == drafted


def test_answers_to_the_questions_of_the_kind_are_checked(
    alice: Actor, case: Case, debt_help: ReferralKind, ground: RecordGround, credit_bank: Team
) -> None:
    with pytest.raises(Invalid) as told:
        draft(alice, case, debt_help, ground(credit_bank), credit_bank, answers={"creditors": "veel"})

    assert told.value.fields == {"creditors": "Vul een heel getal in."}


def test_somebody_who_asked_for_it_is_named_and_found_again(alice: Actor, sent: Referral) -> None:
    assert sent.sender_id == alice.person.pk  # type: ignore[union-attr]
    assert person(alice)
