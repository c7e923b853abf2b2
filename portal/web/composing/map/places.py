"""What a map is made of, in degrees: borders, towns, and the things of the list."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Ring = tuple[tuple[float, float], ...]  # of (longitude, latitude)


@dataclass(frozen=True)
class Spot:
    """One thing that has a place: with its number in the list, or without one when it stands on another page."""

    number: int
    title: str
    latitude: float
    longitude: float
    closed: bool


@dataclass(frozen=True)
class Town:
    """A town or district with a name of its own."""

    name: str
    latitude: float
    longitude: float


@dataclass(frozen=True)
class Border:
    """A municipality; `around` for a neighbour, drawn to show where one is."""

    name: str
    rings: tuple[Ring, ...]
    around: bool = False

    @classmethod
    def of_setting(cls, outlines: Sequence[Mapping[str, Any]]) -> tuple["Border", ...]:
        """From the portal's settings, as `load_outlines` writes them."""
        return tuple(
            cls(
                str(each["name"]),
                tuple(tuple((point[0], point[1]) for point in ring) for ring in each["rings"]),
                bool(each.get("around")),
            )
            for each in outlines
        )


@dataclass(frozen=True)
class Bounds:
    """The rectangle around points, in degrees."""

    west: float
    east: float
    south: float
    north: float

    @classmethod
    def around(cls, points: Sequence[tuple[float, float]]) -> "Bounds":
        """Around points of (longitude, latitude)."""
        across, along = [x for x, _y in points], [y for _x, y in points]
        return cls(min(across), max(across), min(along), max(along))

    def wider(self, part: float) -> "Bounds":
        """With so much of its own size added on every side."""
        across, along = (self.east - self.west) * part, (self.north - self.south) * part
        return Bounds(self.west - across, self.east + across, self.south - along, self.north + along)

    def holds(self, longitude: float, latitude: float) -> bool:
        return self.west <= longitude <= self.east and self.south <= latitude <= self.north
