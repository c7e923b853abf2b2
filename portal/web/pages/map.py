"""A map as a drawing: towns and pins in the coordinates of the picture."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Town:
    """The border of a municipality, and where its name stands."""

    name: str
    path: str
    x: int
    y: int


@dataclass(frozen=True)
class Pin:
    """Where something is. `text` is its number in the list; more at one place share a pin ("2+")."""

    text: str
    x: int
    y: int
    title: str
    href: str
    closed: bool = False


@dataclass(frozen=True)
class MapFigure:
    width: int
    height: int
    towns: tuple[Town, ...]
    pins: tuple[Pin, ...]
