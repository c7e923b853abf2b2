"""A sample of the page that `make proof` asks in a portal of a million cases: the same code, two small portals."""

import pytest
from django.db import connection

from tests.portal.referrals.large import worklist
from tests.proof.figure import Size

pytestmark = [pytest.mark.postgres, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def in_a_request() -> None:
    """Real requests narrow themselves."""


def test_the_page_asks_no_more_in_a_larger_portal() -> None:
    assert [f"{each.name}: {each.written}" for each in worklist.run(Size.SMALL, 7) if not each.ok] == []


def test_statements_are_not_compiled() -> None:
    """The policies make them look dear: compiling one takes seconds, answering it milliseconds."""
    with connection.cursor() as cursor:
        cursor.execute("SHOW jit")
        assert cursor.fetchone() == ("off",)
