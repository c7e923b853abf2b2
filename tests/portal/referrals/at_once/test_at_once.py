"""Samples of the races that `make proof` runs a thousand times, on PostgreSQL."""

from types import ModuleType

import pytest

from portal.cases import access
from portal.referrals import notices
from portal.referrals.views import page
from tests.portal.referrals.at_once import dying, racing, withdrawing
from tests.proof.figure import Size

pytestmark = [pytest.mark.postgres, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

SEED = 7


def short(source: ModuleType) -> list[str]:
    return [f"{each.name}: {each.written}" for each in source.run(Size.SMALL, SEED) if not each.ok]


def test_after_a_withdrawal_nobody_reads_anything_on_any_road() -> None:
    assert short(withdrawing) == []


def test_rows_that_are_left_are_noticed_and_so_are_notices(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sabotage: neither the rows of the flat table nor the waiting messages go with the ground."""
    monkeypatch.setattr(access, "_close", lambda actor, rows: 0)
    monkeypatch.setattr(notices, "forget", lambda key, people: 0)
    came = withdrawing.races(2, SEED)  # two, so that every road was read

    assert {line.split()[0] for line in came.leaks} >= {"file", "case"}
    assert came.not_cancelled


def test_two_at_one_moment_leave_a_state_that_the_table_allows() -> None:
    assert short(racing) == []


def test_killed_at_any_write_nothing_is_half_done_and_a_repeat_is_one_step() -> None:
    assert short(dying) == []


def test_a_repeat_that_is_not_known_by_its_key_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sabotage: the second press of a button is a step like any other."""
    monkeypatch.setattr(page, "_pressed_twice", lambda request, uid, name: False)

    assert dying.deaths(Size.SMALL, SEED).twice
