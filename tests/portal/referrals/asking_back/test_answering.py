"""The one contact person asks how it goes; who needs help again is referred anew, and counted."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from portal.cases.models import Case
from portal.referrals import policies, selectors, services
from portal.referrals.models import CheckBack, Referral, ReferralKind
from tenants.access import Actor, allow, resident
from tenants.audit.models import AuditEntry
from tenants.errors import Invalid, NotFound, Refused, Stale
from tenants.models import Team, Tenant
from tests.portal.cases.conftest import RANA, RecordGround
from tests.portal.referrals.asking_back.conftest import NOTE, ask, due, numbers, running
from tests.portal.referrals.conftest import step


@pytest.mark.parametrize("how", ["still", "little", "not"])
def test_an_answer_takes_it_off_the_list(alice: Actor, ended: Referral, how: str) -> None:
    made = ask(alice, ended, how, NOTE)

    assert numbers(alice) == []
    assert running(ended) is None
    assert (made.how, made.note) == (how, NOTE)
    assert AuditEntry.objects.filter(action="referrals.checked_back").count() == 1


def test_who_was_not_reached_is_asked_again_and_not_for_ever(alice: Actor, ended: Referral) -> None:
    for tries in (1, 2):
        ask(alice, ended, "not_reached")
        again = running(ended)
        assert again is not None
        assert again.ends_at > timezone.now() + timedelta(days=13)
        assert numbers(alice) == []
        due(ended)
        assert numbers(alice) == [ended.number], tries
    ask(alice, ended, "not_reached")

    assert running(ended) is None
    assert CheckBack.objects.count() == 3


def test_the_same_button_twice_is_told_that_it_is_done(alice: Actor, ended: Referral) -> None:
    clock = running(ended)
    assert clock is not None
    ask(alice, ended, "not_reached")

    with pytest.raises(Stale, match="net"):
        services.check_back(alice, uid=ended.uid, clock=clock.uid, how="not_reached")
    assert CheckBack.objects.count() == 1


def test_an_answer_that_does_not_exist_is_told_in_words(alice: Actor, ended: Referral) -> None:
    with pytest.raises(Invalid) as wrong:
        ask(alice, ended, "prima", "x" * 4_001)
    assert set(wrong.value.fields) == {"how", "note"}


def test_the_receiver_does_not_ask_and_an_outsider_finds_nothing(bob: Actor, charlie: Actor, ended: Referral) -> None:
    with pytest.raises(Refused, match="aanspreekpunt"):
        ask(bob, ended)
    with pytest.raises(NotFound) as foreign:
        ask(charlie, ended)
    with pytest.raises(NotFound) as random:
        services.check_back(charlie, uid=uuid4(), clock=uuid4(), how="still")
    assert str(foreign.value) == str(random.value)


def test_without_the_rule_the_receiver_would_ask(bob: Actor, ended: Referral, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(policies, "may_check_back", lambda *_args: allow())

    assert ask(bob, ended).how == "still"


def test_what_was_said_is_not_for_the_receiver(alice: Actor, bob: Actor, ended: Referral) -> None:
    ask(alice, ended, note=NOTE)

    assert [each.note for each in selectors.referral(alice, ended.uid).asked_back] == [NOTE]
    assert selectors.referral(bob, ended.uid).asked_back == ()


def test_opening_it_is_a_line_in_the_log_of_the_referral_and_of_the_case(alice: Actor, ended: Referral) -> None:
    page = selectors.check_page(alice, ended.uid)

    assert RANA.last_name in page.name
    assert AuditEntry.objects.filter(action="referrals.check_back_opened").count() == 1
    assert AuditEntry.objects.filter(action="referrals.opened", object_id=str(ended.case_id)).exists()


def test_coming_back_is_a_new_referral_linked_to_the_old_one_and_counted(
    alice: Actor, case: Case, kind: ReferralKind, ground: RecordGround, credit_bank: Team, ended: Referral
) -> None:
    ask(alice, ended, "not")
    again = services.draft(alice, case_uid=case.uid, kind_uid=kind.uid, follows=ended.uid)
    assert selectors.after_help(alice).came_back == 0, "a draft is no return yet"
    Referral.objects.filter(pk=again.pk).update(
        sent_at=timezone.now(), state="sent", receiver_team=credit_bank, ground=ended.ground
    )

    told = selectors.after_help(alice)
    assert (told.ended, told.not_any_more, told.still, told.came_back) == (1, 1, 0, 1)
    assert selectors.around(alice, again.uid)[0] == (ended.uid, ended.number)
    assert selectors.around(alice, ended.uid)[1] == ((again.uid, again.number),)


def test_a_later_answer_counts_and_the_earlier_does_not(alice: Actor, ended: Referral) -> None:
    ask(alice, ended, "not_reached")
    ask(alice, ended, "still")

    told = selectors.after_help(alice)
    assert (told.still, told.not_reached) == (1, 0)


def test_the_resident_is_asked_once_it_ended_and_may_change_their_mind(
    alice: Actor, bob: Actor, case: Case, in_waterkant: Tenant, helping: Referral
) -> None:
    herself = resident(in_waterkant, case.subject)
    with pytest.raises(Refused, match="loopt nog"):
        services.answer_helped(herself, uid=helping.uid, answer="yes")
    step(bob, helping, "complete", outcome="helped")

    services.answer_helped(herself, uid=helping.uid, answer="partly")
    assert services.answer_helped(herself, uid=helping.uid, answer="yes").helped == "yes"
    with pytest.raises(Refused, match="inwoner zelf"):
        services.answer_helped(alice, uid=helping.uid, answer="no")
