"""A sample of the thousands of steps that `make proof` takes, and that the model would notice a slip."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

import pytest

from portal.referrals import moves, policies
from portal.referrals.services import moving
from portal.referrals.words import Party, ReferralState
from tests.portal.referrals.stateful import run
from tests.proof.figure import Size

SEED = 11


def short() -> list[str]:
    return [f"{each.name}: {each.written}" for each in run(Size.SMALL, SEED) if not each.ok]


@pytest.mark.django_db
def test_steps_at_random_leave_nothing_that_does_not_fit() -> None:
    assert short() == []


@pytest.mark.django_db
def test_a_slip_in_the_table_of_moves_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    slipped = replace(
        moves.MOVES["accept"], sources=frozenset({ReferralState.SENT, ReferralState.RETURNED}),
        by=frozenset({Party.RECEIVER, Party.SENDER}),
    )  # fmt: skip
    table: Mapping[str, moves.Move] = MappingProxyType(
        {**moves.MOVES, "accept": slipped, "start": moves.MOVES["start"]}
    )
    for place in (moves, policies, moving):
        monkeypatch.setattr(place, "MOVES", table)
    monkeypatch.setattr(moving, "open_or_close", lambda actor, referral: None)

    assert any("do not fit" in said or "flat table" in said for said in short())
