"""What the receiver does, and what becomes of it for both."""

from datetime import timedelta

import pytest
from django.utils import timezone

from portal.cases.models import CaseAccess
from portal.cases.words import Level, Source
from portal.referrals import selectors, services
from portal.referrals.models import Referral, ReferralClock, ReferralOpening
from portal.referrals.words import ReferralState
from tenants.access import Actor
from tenants.errors import Invalid, NotFound, Refused
from tests.portal.cases.conftest import RANA, colleague
from tests.portal.referrals.conftest import EXPLANATION, QUESTION, person, step


def test_the_receiver_sees_the_minimum_and_no_name(bob: Actor, sent: Referral) -> None:
    page = selectors.referral(bob, sent.uid)

    assert (page.question, page.district, page.language) == (QUESTION, RANA.district, RANA.language)
    assert not page.opens_all
    for secret in (RANA.first_name, RANA.last_name, RANA.telephone, EXPLANATION):
        assert secret not in str([getattr(page, name) for name in page.__dataclass_fields__])


def test_opening_the_rest_is_one_logged_step_of_a_named_person(bob: Actor, sent: Referral) -> None:
    services.assess(bob, uid=sent.uid, reason="known")
    services.assess(bob, uid=sent.uid, reason="known")

    page = selectors.referral(bob, sent.uid)
    assert page.person is not None
    assert page.person.last_name == RANA.last_name
    assert ReferralOpening.objects.count() == 1


def test_a_colleague_opens_it_in_their_own_name(bob: Actor, sent: Referral) -> None:
    services.assess(bob, uid=sent.uid, reason="known")
    other = colleague(sent.tenant, bob.team)  # type: ignore[arg-type]

    assert selectors.referral(other, sent.uid).person is None


def test_the_sender_does_not_assess(alice: Actor, sent: Referral) -> None:
    with pytest.raises(Refused, match="Alleen de ontvanger"):
        services.assess(alice, uid=sent.uid, reason="known")


def test_accepting_names_a_contact_person_and_opens_the_rest(bob: Actor, sent: Referral) -> None:
    with pytest.raises(Invalid, match="klopt iets niet"):
        step(bob, sent, "accept")

    made = step(bob, sent, "accept", contact_person=person(bob), agreed="Wij bellen morgen.")

    assert made.contact_person == bob.person
    assert CaseAccess.objects.get(source=Source.REFERRAL).level == Level.ALL
    assert selectors.referral(bob, sent.uid).person is not None


def test_the_contact_person_works_in_the_receiving_team(alice: Actor, bob: Actor, sent: Referral) -> None:
    with pytest.raises(Invalid) as told:
        step(bob, sent, "accept", contact_person=person(alice))

    assert told.value.fields == {"contact_person": "Deze persoon werkt niet in dit team."}


def test_a_no_closes_everything_at_once(alice: Actor, bob: Actor, sent: Referral) -> None:
    services.assess(bob, uid=sent.uid, reason="conditions")
    step(bob, sent, "reject", reject_reason="no_capacity", advice="Vraag het de gemeente.")

    with pytest.raises(NotFound):
        selectors.referral(bob, sent.uid)
    page = selectors.referral(alice, sent.uid)
    assert (page.reject_reason, page.advice) == ("Wij hebben geen plek", "Vraag het de gemeente.")
    assert [clock.code for clock in page.clocks] == ["next_step"]


def test_a_no_needs_a_reason_and_an_advice(bob: Actor, sent: Referral) -> None:
    with pytest.raises(Invalid) as told:
        step(bob, sent, "reject", reject_reason="zomaar")

    assert told.value.fields.keys() == {"reject_reason", "advice"}


def test_back_for_completion_and_again(alice: Actor, bob: Actor, sent: Referral) -> None:
    step(bob, sent, "return", note="Hoe hoog is de achterstand?")
    with pytest.raises(Refused):
        step(bob, sent, "accept", contact_person=person(bob))
    made = step(alice, sent, "supply", note="900 euro.")

    assert made.state == ReferralState.SENT


def test_help_from_the_waiting_list_to_an_outcome(alice: Actor, bob: Actor, accepted: Referral) -> None:
    soon = timezone.localdate() + timedelta(days=20)
    step(bob, accepted, "waitlist", expected_on=soon)
    step(bob, accepted, "reconfirm", expected_on=soon + timedelta(days=5))
    step(bob, accepted, "appoint", appointment_at=timezone.now() + timedelta(days=2), place="Kade 1")
    step(bob, accepted, "no_show")
    step(bob, accepted, "start")
    step(bob, accepted, "interim", note="Er is een overzicht.")
    made = step(bob, accepted, "complete", outcome="helped")

    assert made.state == ReferralState.COMPLETED
    page = selectors.referral(alice, made.uid)
    assert page.outcome == "Hulp gestart en afgerond"
    assert [line.what for line in page.history][:2] == ["Afgerond", "Laat weten hoe het gaat"]
    assert services.saw_the_end(alice, uid=made.uid).seen_at is not None


def test_help_ends_without_result_after_three_appointments_that_were_missed(bob: Actor, accepted: Referral) -> None:
    step(bob, accepted, "appoint", appointment_at=timezone.now() + timedelta(days=2))
    step(bob, accepted, "no_show")
    with pytest.raises(Refused, match="drie keer"):
        step(bob, accepted, "end", outcome="no_show")
    step(bob, accepted, "no_show")
    step(bob, accepted, "no_show")

    assert step(bob, accepted, "end", outcome="no_show").state == ReferralState.ENDED


def test_what_helped_did_not_end_without_result(bob: Actor, helping: Referral) -> None:
    with pytest.raises(Invalid) as told:
        step(bob, helping, "end", outcome="helped")

    assert "past niet" in told.value.fields["outcome"]


def test_work_is_given_to_a_colleague_and_to_nobody_else(alice: Actor, bob: Actor, sent: Referral) -> None:
    other = colleague(sent.tenant, bob.team)  # type: ignore[arg-type]
    assert services.assign(bob, uid=sent.uid, version=sent.version, to_uid=person(other)).assignee == other.person

    with pytest.raises(Invalid, match="werkt niet in dit team"):
        services.assign(bob, uid=sent.uid, version=sent.version + 1, to_uid=person(alice))


def test_the_sender_takes_no_step_of_the_receiver(alice: Actor, sent: Referral) -> None:
    for name in ("accept", "reject", "return", "hand_on"):
        with pytest.raises(Refused):
            step(alice, sent, name)


def test_a_mistake_takes_it_away_from_the_receiver(alice: Actor, bob: Actor, accepted: Referral) -> None:
    step(alice, accepted, "in_error", note="Verkeerde persoon.")

    with pytest.raises(NotFound):
        selectors.referral(bob, accepted.uid)


def test_after_it_was_taken_away_a_number_is_left_until_all_is_deleted(
    alice: Actor, bob: Actor, accepted: Referral
) -> None:
    step(alice, accepted, "withdraw")
    left = selectors.taken_away(bob)
    assert [number for _uid, number, _at in left] == [accepted.number]

    services.confirm_wiped(bob, uid=accepted.uid)

    assert selectors.taken_away(bob) == []
    with pytest.raises(NotFound):
        services.confirm_wiped(alice, uid=accepted.uid)


def test_both_sides_talk_while_it_runs(alice: Actor, bob: Actor, charlie: Actor, sent: Referral) -> None:
    services.talk(alice, uid=sent.uid, text="Zij komt liever niet alleen.")
    services.talk(bob, uid=sent.uid, text="Graag.")

    said = selectors.referral(alice, sent.uid).conversation
    assert [(each.text, each.ours) for each in said] == [("Zij komt liever niet alleen.", True), ("Graag.", False)]
    with pytest.raises(NotFound):
        services.talk(charlie, uid=sent.uid, text="Hallo")
    with pytest.raises(Invalid):
        services.talk(bob, uid=sent.uid, text="  ")


def test_coming_back_is_a_new_referral_that_knows_the_old_one(alice: Actor, bob: Actor, helping: Referral) -> None:
    with pytest.raises(Refused, match="loopt nog"):
        services.draft(alice, case_uid=helping.case.uid, kind_uid=helping.kind.uid, follows=helping.uid)
    step(bob, helping, "complete", outcome="partly")

    again = services.draft(alice, case_uid=helping.case.uid, kind_uid=helping.kind.uid, follows=helping.uid)

    assert again.follows == helping
    assert Referral.objects.get(pk=helping.pk).state == ReferralState.COMPLETED


def test_clocks_of_a_closed_referral_stand(bob: Actor, helping: Referral) -> None:
    step(bob, helping, "complete", outcome="helped")

    running = ReferralClock.objects.filter(referral=helping, stopped_at__isnull=True)
    assert [clock.code for clock in running] == ["check_back"]
