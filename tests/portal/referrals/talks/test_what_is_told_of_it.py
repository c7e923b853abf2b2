"""What the other side and the resident read of a talk, what cannot be proposed, and who gets nothing."""

from datetime import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal.cases.models import Case
from portal.notifications.models import Notification
from portal.referrals import selectors, services
from portal.referrals.for_resident import matters
from portal.referrals.models import Referral
from portal.referrals.talks import Time
from tenants.access import Actor, resident
from tenants.dutch_time import dutch
from tenants.errors import Invalid, NotFound
from tests.portal.referrals.conftest import step
from tests.portal.referrals.talks.conftest import WHERE, some


def test_the_other_side_hears_that_there_is_something_and_nothing_of_it(
    alice: Actor, bob: Actor, planned: Referral
) -> None:
    step(bob, planned, "propose", times=some(9))

    told = Notification.objects.filter(kind="referral.times")
    assert set(told.values_list("person", flat=True)) == {alice.person.pk}  # type: ignore[union-attr]
    assert all(WHERE not in f"{each.subject}{each.url}" for each in told)


def test_the_resident_sees_day_place_and_contact_person(alice: Actor, bob: Actor, planned: Referral) -> None:
    told = list(matters(resident(alice.tenant, planned.case.subject), planned.case.subject))

    assert "14.30" in told[0].when
    assert (told[0].where_word, told[0].where) == ("Waar:", WHERE)
    assert told[0].contact == str(bob.person)


@pytest.mark.parametrize(("times", "field", "said"), [
    ([], "times", "ten minste één"),
    (some(1, 2, 3, 4, 5, 6), "times", "hooguit 5"),
    (some(3, 3), "times_2", "staat er al"),
    (some(-1), "times_1", "al geweest"),
    (some(400), "times_1", "binnen een jaar"),
    (some(3, minutes=7), "talk_minutes", "hoe lang"),
    (some(3, way="duif"), "talk_way", "hoe u elkaar spreekt"),
    (some(3, where=" "), "talk_where", "waar het gesprek is"),
    (some(3, way="telephone", where="bel mij"), "talk_where", "telefoonnummer"),
    (some(3, way="link", where="javascript:alert(1)"), "talk_where", "https://"),
    (some(3, where="x" * 301), "talk_where", "korter"),
])  # fmt: skip
def test_what_cannot_be_proposed_is_said_at_its_field(
    alice: Actor, taken: Referral, times: list[Time], field: str, said: str
) -> None:
    with pytest.raises(Invalid) as wrong:
        step(alice, taken, "propose", times=times)

    assert said in wrong.value.fields[field]


def test_the_hour_that_clocks_skip_is_no_moment() -> None:
    spring, autumn = datetime(2027, 3, 28), datetime(2027, 10, 31)

    assert dutch(spring.date(), spring.replace(hour=2, minute=30).time()) is None
    assert dutch(spring.date(), spring.replace(hour=3, minute=30).time()) is not None
    assert dutch(autumn.date(), autumn.replace(hour=2, minute=30).time()) is not None


@pytest.mark.parametrize("many", [1, 5])
def test_the_page_costs_the_same_for_one_time_and_for_five(
    alice: Actor, bob: Actor, taken: Referral, many: int
) -> None:
    step(alice, taken, "propose", times=some(*range(2, 2 + many)))
    with CaptureQueriesContext(connection) as asked:
        shown = selectors.referral(bob, taken.uid)

    assert len(shown.times) == many
    reads = [each["sql"] for each in asked.captured_queries if each["sql"].startswith("SELECT")]
    assert sum("referrals_talktime" in each for each in reads) == 1


def test_somebody_of_another_team_gets_the_answer_of_a_random_id(
    alice: Actor, case: Case, charlie: Actor, taken: Referral
) -> None:
    with pytest.raises(NotFound):
        services.move(charlie, uid=taken.uid, name="propose", version=taken.version)
