"""Long work on many entries: its states as a table, and the worker's way of doing it bit by bit.

Each bit is one transaction with the place where it ends: a worker that dies goes on where it was, and nothing is done
twice.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from time import monotonic
from typing import Any, TypeVar
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.socialmap.hsds.storing import undo_import
from portal.socialmap.models import RunState
from portal.socialmap.models.runs import Run
from tenants.access import Actor, Decision, actor_for, allow, can, refuse, require
from tenants.errors import HouseError, Stale
from tenants.outbox import Delivery, Dropped, enqueue

R = TypeVar("R", bound=Run)
# Well inside the lease of a message: what takes longer goes on in the next message.
SECONDS_A_MESSAGE = 30.0
ROWS_A_TIME = 100


@dataclass(frozen=True)
class Move:
    """One step: from which states, to which, and the sentence for whoever comes at another time."""

    to: RunState
    sources: frozenset[RunState]
    otherwise: str | Promise


MOVES: Mapping[str, Move] = {
    "prepare": Move(RunState.READY, frozenset({RunState.STAGED, RunState.READY}),
                    gettext_lazy("Dit is al uitgevoerd. Begin opnieuw.")),
    "confirm": Move(RunState.RUNNING, frozenset({RunState.READY}),
                    gettext_lazy("Bekijk eerst wat er verandert.")),
    "finish": Move(RunState.DONE, frozenset({RunState.RUNNING}), gettext_lazy("Dit is al klaar.")),
    "fail": Move(RunState.FAILED, frozenset({RunState.RUNNING}), gettext_lazy("Dit is al klaar.")),
    "undo": Move(RunState.UNDOING, frozenset({RunState.DONE, RunState.FAILED}),
                 gettext_lazy("Dit kan nu niet terug.")),
    "undone": Move(RunState.UNDONE, frozenset({RunState.UNDOING}), gettext_lazy("Dit kan nu niet terug.")),
    "stand": Move(RunState.DONE, frozenset({RunState.UNDOING}), gettext_lazy("Dit kan nu niet terug.")),
}  # fmt: skip


def may_move(name: str, state: str) -> Decision:
    """Whether a run in this state may take this step."""
    return allow() if state in MOVES[name].sources else refuse(str(MOVES[name].otherwise))


def move(run: Run, name: str) -> None:
    """Take a step, without saving.

    Raises:
        Refused: not now; with the sentence of the step.
    """
    require(may_move(name, run.state))
    run.state = MOVES[name].to
    run.version += 1


def run_to_write(actor: Actor, model: type[R], uid: UUID, version: int) -> R:
    """A run that the actor may see, locked.

    Raises:
        NotFound: there is none for this actor.
        Stale: it went on meanwhile.
    """
    run: R = model.objects.visible_to(actor).locked().get_or_not_found(uid=uid)
    if run.version != version:
        raise Stale(_("Dit is intussen verder gegaan. Bekijk de pagina opnieuw."))
    return run


def send_off(topic: str, run: Run) -> None:
    """Have the worker do it. The same place of the same run is sent once."""
    enqueue(
        topic,
        aggregate=f"run:{run.uid}",
        payload={"run": run.pk},
        version=run.version,
        key=f"{run.uid}:{run.version}:{run.position}",
    )


def send_back(actor: Actor, topic: str, run: Run) -> None:
    """Have the worker take it back, for whoever asks.

    Raises:
        Refused: not now.
    """
    move(run, "undo")
    run.made_by, run.error = actor.person, ""
    run.save(update_fields=["state", "version", "made_by", "error"])
    send_off(topic, run)


Doing = Callable[[Any, Actor, list[Any]], None]


def carry_on(delivery: Delivery, model: type[R], action: str, do: Doing, finish: Callable[[R, Actor], None]) -> None:
    """Do rows of a run until it is done, or until it is time for the next message.

    Args:
        action: "row.verb" that whoever confirmed it must still have.
        do: does some rows of the plan; changes `figures` of the run as it likes.
        finish: writes what there is to write at the end.
    """
    until = monotonic() + SECONDS_A_MESSAGE
    while monotonic() < until:
        try:
            if _do_some(delivery, model, action, do, finish):
                return
        except HouseError as error:
            _settle(delivery, model, "fail", error.message)
            return
    with transaction.atomic():
        run = _in_state(delivery, model, RunState.RUNNING)
        send_off(delivery.topic, run)


@transaction.atomic
def _do_some(delivery: Delivery, model: type[R], action: str, do: Doing, finish: Callable[[R, Actor], None]) -> bool:
    run = _in_state(delivery, model, RunState.RUNNING)
    actor = _actor_of(run)
    require(can(actor, action))
    rows = run.plan[run.position : run.position + ROWS_A_TIME]
    if rows:
        do(run, actor, rows)
        run.position += len(rows)
    if run.position < len(run.plan):
        run.save(update_fields=["position", "figures"])
        return False
    finish(run, actor)
    move(run, "finish")
    run.finished_at = timezone.now()
    run.save(update_fields=["position", "figures", "state", "version", "finished_at"])
    return True


def take_back(delivery: Delivery, model: type[R], action: str) -> None:
    """Undo what a run wrote, all of it or nothing. What cannot be undone is said on its page."""
    try:
        with transaction.atomic():
            run = _in_state(delivery, model, RunState.UNDOING)
            actor = _actor_of(run)
            require(can(actor, action))
            assert run.batch is not None
            told = undo_import(actor, batch=run.batch.pk)
            run.figures = {**run.figures, "undone": dict(told)}
            run.error = ""
            move(run, "undone")
            run.save(update_fields=["state", "version", "figures", "error"])
    except HouseError as error:
        _settle(delivery, model, "stand", error.message)


@transaction.atomic
def _settle(delivery: Delivery, model: type[R], step: str, message: str) -> None:
    run = _in_state(delivery, model, *MOVES[step].sources)
    run.error = message
    move(run, step)
    run.save(update_fields=["state", "version", "error"])


def _in_state(delivery: Delivery, model: type[R], *states: RunState) -> R:
    run: R | None = model.objects.locked().filter(pk=delivery.payload["run"]).first()
    if run is None or run.state not in states:
        raise Dropped("not_waiting")
    return run


def _actor_of(run: Run) -> Actor:
    """Whoever said yes, as they stand today: a right that was taken away meanwhile counts."""
    if run.made_by is None:
        require(refuse(_("Wie dit vroeg, is er niet meer.")))
        raise AssertionError
    return actor_for(run.made_by, run.tenant)
