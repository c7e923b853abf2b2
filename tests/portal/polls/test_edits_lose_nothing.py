"""A sample of the sequences that `make proof` plays a thousand times, and that the model notices a slip."""

from typing import Any

import pytest

from portal.polls.models import Option, Poll
from portal.polls.services import days
from portal.polls.words import PollState
from tenants.access import Actor
from tests.portal.polls.edits import run
from tests.proof.figure import Size

SEED = 11


def short() -> list[str]:
    return [f"{each.name}: {each.written}" for each in run(Size.SMALL, SEED) if not each.ok]


@pytest.mark.django_db
def test_no_answer_is_lost_or_moved() -> None:
    assert short() == []


@pytest.mark.django_db
def test_a_day_that_moves_with_its_answers_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sabotage: the old day is not taken out beside the new one, but gets the new time."""

    def moved(actor: Actor, poll: Poll, starts_at: Any) -> Option:
        there = days._judge(poll, starts_at)
        first = poll.options.filter(withdrawn_at__isnull=True).first()
        if first is None or poll.state == PollState.DRAFT:
            return Option.objects.create(poll=poll, starts_at=starts_at)
        if there is None:
            first.starts_at = starts_at
            first.save()
        return first

    monkeypatch.setattr(days, "_added", moved)
    monkeypatch.setattr(days, "_take_out", lambda actor, poll, old: None)

    assert any("did not see" in said for said in short())


@pytest.mark.django_db
def test_a_day_that_goes_with_its_answers_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sabotage: taking a day out deletes it."""
    monkeypatch.setattr(days, "_take_out", lambda actor, poll, old: old.delete())

    assert any("lost" in said for said in short())
