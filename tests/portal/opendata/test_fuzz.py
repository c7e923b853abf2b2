"""A small sample with a fixed seed; `make proof` asks ten thousand questions (tests/proof/open_data.py)."""

import pytest

from portal.socialmap.models import Service
from tenants.models import Tenant
from tests.portal.opendata.asking import ask
from tests.portal.opendata.conftest import SCHEMAS
from tests.portal.opendata.known import known_ids

EXAMPLES = 220


def test_whatever_is_asked_is_answered_as_promised(filled: Service, waterkant: Tenant) -> None:
    if not SCHEMAS.exists():
        pytest.skip("The published schemas are not ours to commit.")
    asked = ask(EXAMPLES, at_random=7, known=known_ids(waterkant))

    assert sorted(set(asked.broken)) == []
    assert asked.total >= EXAMPLES * 0.9
    assert {200, 400, 404, 422} <= set(asked.statuses)
    assert asked.documents > 50
