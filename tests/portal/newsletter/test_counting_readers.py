"""Figures of readers and of issues: counted for who may know, naming nobody, at the same cost however many."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from portal.newsletter import services
from portal.newsletter.models import Subscriber
from portal.newsletter.selectors import figures, mailing_of, mailings_of
from tenants.context import activate
from tenants.errors import Refused
from tests.factories.newsletter import make_subscriber, make_subscribers
from tests.portal.newsletter.conftest import LETTERS, start


def test_figures_count_and_name_nobody(waterkant, eva, marit, frits):
    make_subscriber(waterkant, language="nl")
    make_subscriber(waterkant, language="nl", confirmed_at=timezone.now() - timedelta(days=70))
    make_subscriber(waterkant, language="ar")
    make_subscriber(waterkant, confirmed_at=None)
    with activate(waterkant):
        left = make_subscriber(waterkant)
        left.email, left.unsubscribed_at = "", timezone.now()
        left.save()
        found = [figures(each) for each in (eva, marit, frits)]

    assert found[0] == found[1] == found[2]
    assert (found[0].total, found[0].by_language) == (3, (("nl", 2), ("ar", 1)))
    assert (found[0].new_this_month, found[0].left_this_month) == (2, 1)


@pytest.mark.parametrize("who", ["alice", "ria", "omar", "carla", "pim", "anonymous"])
def test_others_see_no_figures(waterkant, who, request):
    with activate(waterkant), pytest.raises(Refused):
        figures(request.getfixturevalue(who))


def test_nobody_sees_a_subscriber(waterkant, eva, marit):
    make_subscriber(waterkant)
    with activate(waterkant):
        assert not Subscriber.objects.visible_to(eva).exists()
        assert not Subscriber.objects.visible_to(marit).exists()


def _queries(tenant, ask):
    with activate(tenant), CaptureQueriesContext(connection) as asked:
        ask()
    return len(asked)


def test_beginning_and_counting_cost_the_same_for_one_and_for_a_hundred(waterkant, eva):
    costs = []
    for number in (1, 9, 90):
        make_subscribers(waterkant, number)
        issue = uuid4()
        costs.append(
            (
                _queries(waterkant, lambda issue=issue: services.start_mailing(eva, issue=issue, letters=LETTERS)),
                _queries(waterkant, lambda: figures(eva)),
                _queries(waterkant, lambda issue=issue: mailing_of(eva, issue)),
            )
        )

    assert costs[0] == costs[1] == costs[2]
    assert costs[0][1:] == (2, 2)


def test_a_list_of_issues_costs_one_query(waterkant, eva):
    make_subscriber(waterkant)
    costs = []
    for number in (1, 9, 90):
        made = [start(eva, uuid4()).issue for _each in range(number)]
        costs.append(_queries(waterkant, lambda made=made: mailings_of(eva, made)))

    assert costs == [1, 1, 1]
