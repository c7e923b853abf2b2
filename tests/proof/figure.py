"""One measured figure and what was asked of it."""

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any


class Size(StrEnum):
    """How large a proof runs: a seeded sample for `make test`, or what the issue asks for."""

    SMALL = "small"
    FULL = "full"


@dataclass(frozen=True)
class Figure:
    """A line of docs/proof.md. `asked` is the sentence of the issue; `ok` whether the value meets it."""

    name: str
    value: float
    unit: str
    asked: str
    ok: bool

    @property
    def verdict(self) -> str:
        return "ok" if self.ok else "short"

    @property
    def written(self) -> str:
        """The value as people write it, with its unit."""
        plain = f"{self.value:,.0f}" if float(self.value).is_integer() else f"{self.value:,.3g}"
        return f"{plain} {self.unit}".strip()

    @property
    def is_ratio(self) -> bool:
        return self.unit == "x"


def at_most(name: str, value: float, limit: float, unit: str = "") -> Figure:
    """A figure that may not exceed a limit."""
    return Figure(name, value, unit, f"at most {limit:g} {unit}".strip(), value <= limit)


def at_least(name: str, value: float, limit: float, unit: str = "") -> Figure:
    """A figure that may not stay below a limit."""
    return Figure(name, value, unit, f"at least {limit:g} {unit}".strip(), value >= limit)


def told(name: str, value: float, unit: str = "") -> Figure:
    """A figure that nobody set a limit to, told because it explains another one."""
    return Figure(name, value, unit, "", True)


Run = Callable[[Size, int], Iterable[Any]]


def as_figures(given: Iterable[Any]) -> list[Figure]:
    """Figures of any room: a Figure, or a tuple or object with its five parts, so that rooms import nothing of ours."""
    return [each if isinstance(each, Figure) else _read(each) for each in given]


def _read(given: Any) -> Figure:
    if isinstance(given, tuple) and not hasattr(given, "_fields"):
        return Figure(*given)
    return Figure(given.name, given.value, given.unit, given.asked, given.ok)


def as_row(figure: Figure) -> dict[str, Any]:
    return asdict(figure)
