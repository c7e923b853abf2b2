"""A search costs the same number of queries, however much there is."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from search.api import search
from search.indexing.building import rebuild
from search.query import SearchQuery
from tenants.access import Actor
from tests.factories.socialmap import make_service


@pytest.mark.parametrize("with_facets", [True, False])
def test_one_ten_or_a_hundred_services(
    in_waterkant: object, organization: object, anonymous: Actor, with_facets: bool
) -> None:
    costs = []
    for count in (1, 9, 90):
        for number in range(count):
            make_service(f"Spreekuur {number}", organization)  # type: ignore[arg-type]
        rebuild()
        with CaptureQueriesContext(
            connection,
        ) as queries:
            search(anonymous, SearchQuery("spreekuur", with_facets=with_facets))
        costs.append(len(queries))

    assert len(set(costs)) == 1
    assert costs[0] <= (10 if with_facets else 8)
