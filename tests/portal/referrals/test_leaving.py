"""Whoever left finds nothing in the very next request. The same as `make proof` asks."""

import pytest

from tenants.models import Membership
from tests.portal.referrals.leaving import run
from tests.proof.figure import Size

pytestmark = pytest.mark.django_db

SEED = 7


@pytest.fixture(autouse=True)
def in_a_request() -> None:
    """Real requests narrow themselves."""


def short() -> list[str]:
    return [f"{each.name}: {each.written}" for each in run(Size.SMALL, SEED) if not each.ok]


def test_whoever_left_is_refused_on_every_road_and_gets_no_mail() -> None:
    assert short() == []


def test_a_role_that_never_ends_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sabotage: whoever ever had a role has it still."""
    monkeypatch.setattr(Membership.objects._queryset_class, "standing", lambda rows, on: rows)

    assert any("ended by its date: /casussen/" in line for line in short())
