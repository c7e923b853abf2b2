"""Some months after the help ended it is on the list of the one contact person, who hears of it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from portal.cases.models import Case
from portal.cases.services import change_lead
from portal.notifications.models import Notification
from portal.referrals import selectors
from portal.referrals.models import Referral, ReferralClock, ReferralKind
from portal.referrals.selectors import Filters, Tab
from portal.referrals.watching import remind_due
from tenants.access import Actor
from tenants.models import Team, Tenant
from tests.portal.cases.conftest import RANA, RecordGround
from tests.portal.referrals.asking_back.conftest import beside, due, gone, numbers, running
from tests.portal.referrals.conftest import draft, person, step


def test_it_is_on_the_list_when_the_term_is_over_and_not_before(alice: Actor, bob: Actor, helping: Referral) -> None:
    done = step(bob, helping, "complete", outcome="helped")
    assert numbers(alice) == []

    due(done)

    assert numbers(alice) == [done.number]
    assert selectors.counts(alice)[Tab.ASK_BACK] == 1
    assert numbers(bob) == [], "the receiver does not ask"


def test_a_kind_without_asking_back_asks_nobody(bob: Actor, helping: Referral) -> None:
    ReferralKind.objects.update(check_back=False)
    done = step(bob, Referral.objects.get(pk=helping.pk), "complete", outcome="helped")

    assert running(done) is None


def test_a_line_names_the_outcome_and_nobody(alice: Actor, ended: Referral) -> None:
    (line,), _more = selectors.worklist(alice, Tab.ASK_BACK)

    assert line.outcome == "Hulp gestart en afgerond"
    assert RANA.last_name not in str(line)


def test_it_falls_to_the_team_when_the_contact_person_left(
    alice: Actor, case: Case, ended: Referral, in_waterkant: Tenant
) -> None:
    dirk = beside(alice)
    assert numbers(dirk, mine=True) == []

    gone(alice)

    assert numbers(dirk, mine=True) == [ended.number]


def test_it_goes_along_with_the_lead(alice: Actor, case: Case, ended: Referral) -> None:
    dirk = beside(alice)
    assert alice.team is not None
    change_lead(alice, uid=case.uid, version=case.version, to_uid=person(dirk), team_uid=alice.team.uid)

    assert numbers(dirk, mine=True) == [ended.number]
    assert numbers(alice, mine=True) == []


def test_the_contact_person_alone_hears_of_it_twice_at_most(alice: Actor, ended: Referral) -> None:
    beside(alice)
    assert remind_due() == 1
    ReferralClock.objects.update(reminded_at=timezone.now() - timedelta(days=2))
    assert remind_due() == 1
    ReferralClock.objects.update(reminded_at=timezone.now() - timedelta(days=2))
    assert remind_due() == 0

    told = Notification.objects.filter(kind="referral.ask_back")
    assert set(told.values_list("person", flat=True)) == {alice.person.pk}  # type: ignore[union-attr]
    assert all(each.url == f"/doorverwijzingen/{ended.uid}/navraag/" for each in told)


def test_the_whole_team_hears_of_it_when_the_contact_person_left(alice: Actor, ended: Referral) -> None:
    dirk = beside(alice)
    gone(alice)
    remind_due()

    told = Notification.objects.filter(kind="referral.ask_back").values_list("person", flat=True)
    assert set(told) == {dirk.person.pk}  # type: ignore[union-attr]


@pytest.mark.parametrize("rows", [1, 10, 25])
def test_the_list_costs_the_same_however_long(
    alice: Actor, bob: Actor, case: Case, kind: ReferralKind, ground: RecordGround, credit_bank: Team, rows: int,
    django_assert_num_queries: Callable[[int], Any],
) -> None:  # fmt: skip
    given = ground(credit_bank)
    for _each in range(rows):
        made = step(alice, draft(alice, case, kind, given, credit_bank), "send")
        Referral.objects.filter(pk=made.pk).update(
            state="completed", outcome="helped", due_at=timezone.now() - timedelta(days=1), closed_at=timezone.now()
        )

    with django_assert_num_queries(2):
        lines, _more = selectors.worklist(alice, Tab.ASK_BACK, Filters(mine=True))
    assert len(lines) == rows
    with django_assert_num_queries(2):
        assert selectors.after_help(alice).ended == rows
