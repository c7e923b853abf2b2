"""A sample of what `make proof` does with eighty participants, on PostgreSQL."""

import pytest

from tests.portal.polls import in_one_minute
from tests.proof.figure import Size

pytestmark = [pytest.mark.postgres, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


def test_who_answers_at_one_moment_loses_nothing() -> None:
    assert [f"{each.name}: {each.written}" for each in in_one_minute.run(Size.SMALL, 7) if not each.ok] == []
