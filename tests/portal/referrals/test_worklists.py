"""Whose turn it is: lists without names, by what ends first, at the same cost however long."""

from collections.abc import Callable
from typing import Any

import pytest

from portal.cases.models import Case
from portal.referrals import selectors
from portal.referrals.models import Referral, ReferralKind
from portal.referrals.selectors import Filters, Tab
from tenants.access import Actor
from tenants.models import Team
from tests.portal.cases.conftest import RANA, RecordGround
from tests.portal.referrals.conftest import draft, person, step


def numbers(actor: Actor, tab: Tab, **filters: Any) -> list[str]:
    return [line.number for line in selectors.worklist(actor, tab, Filters(**filters))[0]]


def test_a_sent_one_waits_for_the_receiver(alice: Actor, bob: Actor, charlie: Actor, sent: Referral) -> None:
    assert numbers(bob, Tab.US) == [sent.number]
    assert numbers(alice, Tab.THEM) == [sent.number]
    assert numbers(alice, Tab.US) == numbers(bob, Tab.THEM) == []
    assert not any(selectors.counts(charlie).values())


def test_a_returned_one_waits_for_the_sender(alice: Actor, bob: Actor, sent: Referral) -> None:
    step(bob, sent, "return", note="Meer graag.")

    assert numbers(alice, Tab.US) == [sent.number]
    assert numbers(bob, Tab.THEM) == [sent.number]


def test_a_no_is_work_of_the_sender_until_it_was_seen(alice: Actor, bob: Actor, sent: Referral) -> None:
    step(bob, sent, "reject", reject_reason="no_capacity", advice="Elders.")
    assert numbers(alice, Tab.US) == [sent.number]


def test_a_line_tells_nothing_of_who_it_is_about(bob: Actor, sent: Referral) -> None:
    (line,), _more = selectors.worklist(bob, Tab.US)

    assert RANA.last_name not in str(line)
    assert (line.district, line.fresh) == (RANA.district, True)


def test_filters_narrow(alice: Actor, bob: Actor, sent: Referral) -> None:
    assert numbers(bob, Tab.US, kind="budget-coach") == [sent.number]
    assert numbers(bob, Tab.US, kind="food-parcel") == []
    assert numbers(bob, Tab.US, district="Elders") == []
    assert numbers(bob, Tab.US, urgent=True) == []
    assert numbers(bob, Tab.US, mine=True) == []
    assert numbers(alice, Tab.THEM, mine=True) == [sent.number]


@pytest.mark.parametrize("rows", [1, 10, 30])
def test_a_page_costs_three_queries_however_long(
    alice: Actor, bob: Actor, case: Case, kind: ReferralKind, ground: RecordGround, credit_bank: Team, rows: int,
    django_assert_num_queries: Callable[[int], Any],
) -> None:  # fmt: skip
    given = ground(credit_bank)
    for _each in range(rows):
        step(alice, draft(alice, case, kind, given, credit_bank), "send")

    with django_assert_num_queries(2):
        lines, more = selectors.worklist(bob, Tab.US)

    assert len(lines) == min(rows, 25)
    assert (more is not None) == (rows > 25)
    if more is not None:
        rest, end = selectors.worklist(bob, Tab.US, before=more)
        assert len(rest) == rows - 25
        assert end is None
        assert not {line.number for line in rest} & {line.number for line in lines}


def test_one_referral_costs_the_same_however_long_its_history(
    alice: Actor, bob: Actor, helping: Referral, django_assert_max_num_queries: Callable[[int], Any]
) -> None:
    for count in range(5):
        step(bob, helping, "interim", note=f"Bericht {count}")

    with django_assert_max_num_queries(25):
        page = selectors.referral(bob, helping.uid)

    assert len(page.history) >= 8
    assert person(bob)
