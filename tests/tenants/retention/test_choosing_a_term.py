"""A portal chooses another term with two pairs of eyes: nobody approves an own proposal."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from tenants.access import Actor, Decision, allow
from tenants.audit.models import AuditEntry
from tenants.context import activate
from tenants.errors import Invalid, NotFound, Refused, Stale
from tenants.models import Tenant
from tenants.retention import days, policies, running
from tenants.retention.models import RetentionSetting, SettingState
from tenants.retention.of_kernel import OUTBOX
from tenants.retention.selecting import terms_in_force
from tenants.retention.services import terms
from tests.tenants.retention.conftest import left, sent

NOW = timezone.now()


def proposed(actor: Actor, number: int = 60, unit: str = "days", rule: str = "outbox.settled") -> RetentionSetting:
    return terms.propose(actor, rule=rule, number=number, unit=unit, why="Onze leverancier zoekt langer terug.")


def test_a_proposal_changes_nothing_before_a_second_administrator_approves(
    in_waterkant: Tenant, marit: Actor, mira: Actor
) -> None:
    proposal = proposed(marit)
    assert terms_in_force()["outbox.settled"] == days(30)

    terms.approve(mira, uid=proposal.uid)
    assert terms_in_force()["outbox.settled"] == days(60)


def test_the_job_goes_by_the_term_of_each_portal(
    waterkant: Tenant, heidedorp: Tenant, marit: Actor, mira: Actor
) -> None:
    with activate(waterkant):
        terms.approve(mira, uid=proposed(marit).uid)
    for tenant in (waterkant, heidedorp):
        sent(tenant, NOW - timedelta(days=45))
    running.run_everywhere(NOW)

    assert (left(waterkant), left(heidedorp)) == (1, 0)


@pytest.mark.parametrize("step", [terms.approve, terms.decline])
def test_nobody_decides_on_an_own_proposal(in_waterkant: Tenant, marit: Actor, step: object) -> None:
    proposal = proposed(marit)

    with pytest.raises(Refused, match="Een andere beheerder beslist"):
        step(marit, uid=proposal.uid)  # type: ignore[operator]
    assert terms_in_force()["outbox.settled"] == days(30)


def test_sabotage_without_the_rule_the_database_still_counts_two_people(
    in_waterkant: Tenant, marit: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def anybody(_actor: Actor, _proposal: object) -> Decision:
        return allow()

    monkeypatch.setattr(policies, "may_decide", anybody)
    proposal = proposed(marit)

    with pytest.raises(IntegrityError), transaction.atomic():
        terms.approve(marit, uid=proposal.uid)
    assert terms_in_force()["outbox.settled"] == days(30)


@pytest.mark.parametrize(
    "someone", ["alice", "anna", "carla", "omar", "eva", "frits", "ria", "volunteer", "pim", "anonymous"]
)
def test_only_administrators_of_the_municipality_propose_and_decide(
    request: pytest.FixtureRequest, in_waterkant: Tenant, marit: Actor, someone: str
) -> None:
    actor = request.getfixturevalue(someone)
    proposal = proposed(marit)

    with pytest.raises(Refused):
        proposed(actor, rule="retention.run", number=2, unit="years")
    for step in (terms.approve, terms.decline, terms.withdraw):
        with pytest.raises(Refused):
            step(actor, uid=proposal.uid)


def test_somebody_of_another_portal_gets_the_answer_of_a_random_id(
    waterkant: Tenant, heidedorp: Tenant, marit: Actor, mira: Actor
) -> None:
    from uuid import uuid4

    with activate(waterkant):
        proposal = proposed(marit)
    with activate(heidedorp):
        with pytest.raises(NotFound):
            terms.approve(mira, uid=proposal.uid)
        with pytest.raises(NotFound):
            terms.approve(mira, uid=uuid4())


@pytest.mark.parametrize(
    ("number", "unit", "said"),
    [(6, "days", "7 dagen tot en met 90 dagen"), (91, "days", "90 dagen"), (1, "years", "90 dagen"),
     (0, "days", "Deze termijn kan niet"), (3, "weken", "Deze termijn kan niet"), (10**9, "days", "kan niet")],
)  # fmt: skip
def test_a_term_outside_what_the_rule_allows_is_refused(
    in_waterkant: Tenant, marit: Actor, number: int, unit: str, said: str
) -> None:
    with pytest.raises(Invalid, match=said) as refused:
        proposed(marit, number, unit)
    assert set(refused.value.fields) == {"number"}


def test_a_term_that_the_law_fixes_is_nobodys_to_choose(in_waterkant: Tenant, marit: Actor) -> None:
    for fixed in ("audit.entry", "accounts.session"):
        with pytest.raises(Invalid, match="ligt vast"):
            proposed(marit, 5, "years", rule=fixed)
    with pytest.raises(NotFound):
        proposed(marit, rule="outbox.unknown")


@pytest.mark.parametrize("why", ["", "  \n ", "x" * 301])
def test_a_proposal_says_why(in_waterkant: Tenant, marit: Actor, why: str) -> None:
    with pytest.raises(Invalid) as refused:
        terms.propose(marit, rule="outbox.settled", number=60, unit="days", why=why)
    assert set(refused.value.fields) == {"why"}


def test_one_proposal_for_a_rule_at_a_time(in_waterkant: Tenant, marit: Actor, mira: Actor) -> None:
    proposed(marit)

    with pytest.raises(Stale):
        proposed(mira, 40)


def test_what_was_decided_is_not_decided_again(in_waterkant: Tenant, marit: Actor, mira: Actor) -> None:
    proposal = proposed(marit)
    terms.decline(mira, uid=proposal.uid)

    for step in (terms.approve, terms.decline):
        with pytest.raises(Stale):
            step(mira, uid=proposal.uid)


def test_an_own_proposal_is_taken_back_and_another_s_is_not(in_waterkant: Tenant, marit: Actor, mira: Actor) -> None:
    proposal = proposed(marit)
    with pytest.raises(Refused, match="Alleen wie dit voorstelde"):
        terms.withdraw(mira, uid=proposal.uid)

    terms.withdraw(marit, uid=proposal.uid)
    assert proposed(mira, 40).state == SettingState.PROPOSED


def test_a_new_term_replaces_the_one_before_and_both_stay_on_record(
    in_waterkant: Tenant, marit: Actor, mira: Actor
) -> None:
    terms.approve(mira, uid=proposed(marit, 60).uid)
    terms.approve(marit, uid=proposed(mira, 40).uid)

    assert terms_in_force()["outbox.settled"] == days(40)
    assert set(RetentionSetting.objects.values_list("number", "state")) == {(60, "replaced"), (40, "in_force")}
    done = AuditEntry.objects.filter(action__startswith="retention.").order_by("pk").values_list("action", "person_id")
    assert list(done) == [
        ("retention.proposed", marit.person.pk),  # type: ignore[union-attr]
        ("retention.approved", mira.person.pk),  # type: ignore[union-attr]
        ("retention.proposed", mira.person.pk),  # type: ignore[union-attr]
        ("retention.approved", marit.person.pk),  # type: ignore[union-attr]
    ]


def test_a_term_from_before_its_rule_grew_narrower_counts_as_far_as_the_rule_allows(
    in_waterkant: Tenant, marit: Actor, mira: Actor, only: object
) -> None:
    from dataclasses import replace

    terms.approve(mira, uid=proposed(marit, 90).uid)
    only(replace(OUTBOX, longest=days(45)))  # type: ignore[operator]

    assert terms_in_force() == {"outbox.settled": days(45)}
