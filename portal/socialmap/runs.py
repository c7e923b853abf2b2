"""How far a run is, as its page shows it: the same for each kind of work on many entries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from portal.socialmap.models import RunState
from portal.socialmap.models.runs import Run

PAGE = 50
T = TypeVar("T")


@dataclass(frozen=True)
class RunShown:
    """A run, and which page of its rows is looked at."""

    uid: UUID
    version: int
    state: str
    state_label: str
    position: int
    percent: int
    page: int
    pages: int
    error: str
    forgotten: bool

    @property
    def at_work(self) -> bool:
        return self.state in (RunState.RUNNING, RunState.UNDOING)

    @property
    def may_go_back(self) -> bool:
        return self.state in (RunState.DONE, RunState.FAILED)


def run_shown(run: Run, rows: Sequence[T], page: int) -> tuple[RunShown, Sequence[T]]:
    """How far a run is, and those of its rows that stand on a page; the nearest page there is."""
    pages = max(1, -(-len(rows) // PAGE))
    page = min(max(page, 1), pages)
    planned = len(dicts(run.plan))
    shown = RunShown(
        uid=run.uid,
        version=run.version,
        state=run.state,
        state_label=str(RunState(run.state).label),
        position=run.position,
        percent=round(100 * run.position / planned) if planned else 0,
        page=page,
        pages=pages,
        error=run.error,
        forgotten=run.forgotten_at is not None,
    )
    return shown, rows[(page - 1) * PAGE : page * PAGE]


def dicts(found: Any) -> list[dict[str, Any]]:
    """The objects in a JSON column, whatever else stands there."""
    return [row for row in found if isinstance(row, dict)] if isinstance(found, list) else []


def late_rows(run: Run, key: str) -> Mapping[Any, str]:
    """Why rows were left out after they were shown, by what names a row."""
    return {row[key]: row["reason"] for row in dicts(run.figures.get("late", []))}


def figure(run: Run, name: str) -> int:
    """A number that a run keeps; nought where it keeps none."""
    number = run.figures.get(name, 0)
    return number if isinstance(number, int) else 0
