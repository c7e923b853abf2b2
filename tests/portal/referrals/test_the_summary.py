"""A summary of the dossier goes along: composed from what the ground allows, gone through with the resident, sealed."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from portal.cases.models import Case
from portal.consent.models import Ground
from portal.consent.services import withdraw
from portal.referrals import retention, selectors, services
from portal.referrals.models import Referral, ReferralKind
from portal.referrals.selectors.drafts import draft_page
from portal.referrals.services import Written
from tenants.access import Actor, resident
from tenants.errors import Invalid, NotFound
from tenants.models import Team
from tests.portal.cases.conftest import RANA
from tests.portal.referrals.conftest import EXPLANATION, QUESTION, person, step

TEXT = {"situation": "De huur loopt achter.", "tried": "Een regeling, die liep vast.", "wishes": "Liever ’s ochtends."}

# As if the ground named contact data alone.
ALL_BUT_CONTACT_CLOSED = property(lambda self: ["contact"], lambda self, value: None)


@pytest.fixture
def record(ground: Callable[..., Ground], credit_bank: Team) -> Ground:
    return ground(credit_bank)


def written(record: Ground | None, credit_bank: Team, **given: Any) -> Written:
    told = {
        "hand_over": "dossier",
        "summary": TEXT,
        "checked_on": timezone.localdate(),
        "checked_how": "spoken",
        **given,
    }
    return Written(
        question=QUESTION, explanation=EXPLANATION, receiver=credit_bank.uid, ground=record.uid if record else None,
        **told,
    )  # fmt: skip


@pytest.fixture
def begun(alice: Actor, case: Case, kind: ReferralKind, record: Ground, credit_bank: Team) -> Referral:
    return services.draft(alice, case_uid=case.uid, kind_uid=kind.uid, written=written(record, credit_bank))


@pytest.fixture
def sent_along(alice: Actor, begun: Referral) -> Referral:
    return step(alice, begun, "send")


def change(actor: Actor, referral: Referral, told: Written) -> Referral:
    version = Referral.objects.get(pk=referral.pk).version
    return services.change_draft(actor, uid=referral.uid, version=version, written=told)


def lacks(actor: Actor, referral: Referral) -> dict[str, str]:
    with pytest.raises(Invalid) as wrong:
        step(actor, referral, "send")
    return dict(wrong.value.fields)


def test_without_going_through_it_with_the_resident_it_is_not_sent(
    alice: Actor, begun: Referral, record: Ground, credit_bank: Team
) -> None:
    change(alice, begun, written(record, credit_bank, checked_on=None, checked_how=""))

    assert "na met de inwoner" in lacks(alice, begun)["checked"]
    assert "na met de inwoner" in draft_page(alice, begun.uid).missing["checked"]


def test_without_its_rule_it_would_be_sent_unchecked(
    alice: Actor, begun: Referral, record: Ground, credit_bank: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(alice, begun, written(record, credit_bank, checked_on=None, checked_how=""))
    monkeypatch.setattr("portal.referrals.services.warm.missing", lambda referral, teams: {})

    assert step(alice, begun, "send").sent_at is not None


def test_another_text_than_was_gone_through_is_not_sent(
    alice: Actor, begun: Referral, record: Ground, credit_bank: Team
) -> None:
    other = {**TEXT, "situation": "De huur loopt erg achter."}
    change(alice, begun, written(record, credit_bank, summary=other))
    assert "checked" in lacks(alice, begun)

    change(alice, begun, written(record, credit_bank, summary=other))

    assert step(alice, begun, "send").checked_on == timezone.localdate()


def test_the_same_text_saved_again_keeps_its_check(
    alice: Actor, begun: Referral, record: Ground, credit_bank: Team
) -> None:
    change(alice, begun, written(record, credit_bank, urgency="urgent"))

    assert Referral.objects.get(pk=begun.pk).checked_on == timezone.localdate()


def test_the_receiver_reads_it_only_by_the_right_to_the_rest(bob: Actor, sent_along: Referral) -> None:
    closed = selectors.referral(bob, sent_along.uid)
    assert (closed.summary, closed.checked_on) == ((), None)

    services.assess(bob, uid=sent_along.uid, reason="known")

    assert [each.value for each in selectors.referral(bob, sent_along.uid).summary] == list(TEXT.values())


def test_after_the_yes_it_stands_there_with_the_day_on_which_it_was_gone_through(
    bob: Actor, sent_along: Referral
) -> None:
    step(bob, sent_along, "accept", contact_person=person(bob))
    page = selectors.referral(bob, sent_along.uid)

    assert (page.checked_on, page.checked_how) == (timezone.localdate(), "Samen besproken")


def test_a_refusal_closes_it_and_so_does_a_withdrawal(alice: Actor, bob: Actor, sent_along: Referral) -> None:
    step(bob, sent_along, "accept", contact_person=person(bob))
    assert sent_along.ground is not None

    withdraw(resident(alice.tenant, sent_along.case.subject), ground_uid=sent_along.ground.uid)

    with pytest.raises(NotFound):
        selectors.referral(bob, sent_along.uid)


def test_a_part_that_the_ground_does_not_name_is_not_sent(
    alice: Actor, begun: Referral, record: Ground, credit_bank: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Ground, "categories", ALL_BUT_CONTACT_CLOSED)

    wrong = lacks(alice, begun)

    assert {"summary_situation", "summary_tried"} <= wrong.keys()
    assert "summary_wishes" not in wrong


def test_a_ground_that_names_less_today_closes_a_part_that_was_sent(
    bob: Actor, sent_along: Referral, monkeypatch: pytest.MonkeyPatch
) -> None:
    step(bob, sent_along, "accept", contact_person=person(bob))
    monkeypatch.setattr(Ground, "categories", ALL_BUT_CONTACT_CLOSED)

    assert [each.value for each in selectors.referral(bob, sent_along.uid).summary] == [TEXT["wishes"]]


def test_a_suggestion_fills_what_is_empty_and_allowed_and_asks_for_a_new_check(
    alice: Actor, begun: Referral, case: Case
) -> None:
    found = services.suggest_summary(alice, uid=begun.uid, version=begun.version)

    assert found.summary is not None
    assert found.summary["situation"] == TEXT["situation"]
    assert "running" not in found.summary
    assert found.checked_on == begun.checked_on


def test_a_suggestion_takes_the_situation_and_the_wishes_of_the_case(
    alice: Actor, begun: Referral, record: Ground, credit_bank: Team, case: Case
) -> None:
    kept = change(alice, begun, written(record, credit_bank, summary={}))

    found = services.suggest_summary(alice, uid=begun.uid, version=kept.version)

    assert found.summary is not None
    assert found.summary["situation"] == RANA.situation
    assert RANA.safe_contact in found.summary["wishes"]
    assert found.checked_on is None


def test_a_suggestion_asks_for_the_ground_first(
    alice: Actor, case: Case, kind: ReferralKind, credit_bank: Team
) -> None:
    made = services.draft(alice, case_uid=case.uid, kind_uid=kind.uid, written=written(None, credit_bank, summary={}))

    with pytest.raises(Invalid, match="Kies eerst de grondslag"):
        services.suggest_summary(alice, uid=made.uid, version=made.version)


def test_it_is_sealed_in_the_database(begun: Referral) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT summary FROM referrals_referral WHERE id = %s", [begun.pk])
        kept = bytes(cursor.fetchone()[0])

    assert not [text for text in TEXT.values() if text.encode() in kept]


def test_the_resident_is_told_of_it_on_request(begun: Referral) -> None:
    told = [line[2] for line in retention._told(begun.case.subject)]

    assert set(TEXT.values()) <= set(told)


@pytest.mark.parametrize(("given", "field", "said"), [
    ({"checked_on": timezone.localdate() + timedelta(days=2)}, "checked_on", "nog niet geweest"),
    ({"checked_how": "duif"}, "checked_how", "Kies hoe"),
    ({"summary": {"situation": "x" * 2_001}}, "summary_situation", "korter"),
    ({"hand_over": "contact"}, "summary", "Kies bij de overdracht"),
])  # fmt: skip
def test_what_cannot_be_is_said_at_its_field(
    alice: Actor, begun: Referral, record: Ground, credit_bank: Team, given: dict[str, Any], field: str, said: str
) -> None:
    with pytest.raises(Invalid) as wrong:
        change(alice, begun, written(record, credit_bank, **given))

    assert said in wrong.value.fields[field]


def test_a_kind_that_knows_other_ways_refuses_this_one(
    alice: Actor, begun: Referral, record: Ground, credit_bank: Team, kind: ReferralKind
) -> None:
    ReferralKind.objects.filter(pk=kind.pk).update(hand_overs=["three_way"])

    with pytest.raises(Invalid) as wrong:
        change(alice, begun, written(record, credit_bank))

    assert "kent deze overdracht niet" in wrong.value.fields["hand_over"]


def test_a_new_draft_has_the_usual_way_of_its_kind(alice: Actor, case: Case, kind: ReferralKind) -> None:
    ReferralKind.objects.filter(pk=kind.pk).update(hand_overs=["three_way"])

    assert services.draft(alice, case_uid=case.uid, kind_uid=kind.uid).hand_over == "three_way"
