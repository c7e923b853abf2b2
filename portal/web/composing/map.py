"""The map beside the results: drawn by the server, no tiles, no script; the list says the same in words.

A secret place has no coordinates when it comes here (the social map keeps them back), so it never gets a pin.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cos, hypot, radians
from typing import Any

from django.utils.translation import ngettext

from portal.web.pages.map import MapFigure, Pin, Town

WIDTH, HEIGHT = 688, 740
PIN_TALL = 84  # a pin stands above its point, and must not stick out of the picture
NEARBY = 44  # pins nearer than this would lie on top of each other
CLOSEST = 0.6  # never zoom in on less than this part of the municipalities: one pin still shows where it lies
ROOM = 1.25  # air around the outermost pins


@dataclass(frozen=True)
class Spot:
    """One thing of the list that has a place."""

    number: int
    title: str
    latitude: float
    longitude: float
    closed: bool


@dataclass(frozen=True)
class Frame:
    """From degrees to the picture: the short distances of a municipality are as good as flat."""

    longitude: float
    latitude: float
    scale: float
    narrowing: float

    def at(self, longitude: float, latitude: float) -> tuple[int, int]:
        x = (longitude - self.longitude) * self.narrowing * self.scale
        y = (self.latitude - latitude) * self.scale
        return round(x + WIDTH / 2), round(y + HEIGHT / 2)

    def shows(self, x: int, y: int, above: int = 0) -> bool:
        return 24 < x < WIDTH - 24 and above < y < HEIGHT - 8


def map_figure(outlines: Sequence[Mapping[str, Any]], spots: Sequence[Spot]) -> MapFigure | None:
    """The municipalities of the portal with a pin for each spot inside the picture; none without either.

    Args:
        outlines: from the portal's settings: `name` and `rings` of (longitude, latitude).
        spots: what the list shows, in its order.
    """
    points = [point for outline in outlines for ring in outline["rings"] for point in ring]
    if not points:
        return None
    whole = _Bounds.around([(x, y) for x, y in points])
    inside = [spot for spot in spots if whole.holds(spot.longitude, spot.latitude)]
    if not inside:
        return None
    frame = _frame(whole, _Bounds.around([(spot.longitude, spot.latitude) for spot in inside]))
    towns = tuple(_town(frame, outline) for outline in outlines)
    return MapFigure(WIDTH, HEIGHT, towns, _pins(frame, inside))


@dataclass(frozen=True)
class _Bounds:
    west: float
    east: float
    south: float
    north: float

    @classmethod
    def around(cls, points: Sequence[tuple[float, float]]) -> "_Bounds":
        across, along = [x for x, _y in points], [y for _x, y in points]
        return cls(min(across), max(across), min(along), max(along))

    def holds(self, longitude: float, latitude: float) -> bool:
        return self.west <= longitude <= self.east and self.south <= latitude <= self.north


def _frame(whole: _Bounds, pins: _Bounds) -> Frame:
    """Zoomed in on the pins, but never so far that one cannot tell where in the municipality they lie."""
    narrowing = cos(radians((whole.north + whole.south) / 2))
    width = max((pins.east - pins.west) * ROOM, (whole.east - whole.west) * CLOSEST)
    height = max((pins.north - pins.south) * ROOM, (whole.north - whole.south) * CLOSEST)
    scale = min((WIDTH - 80) / max(width * narrowing, 1e-6), (HEIGHT - 2 * PIN_TALL) / max(height, 1e-6))
    return Frame((pins.west + pins.east) / 2, (pins.south + pins.north) / 2 + 20 / scale, scale, narrowing)


def _town(frame: Frame, outline: Mapping[str, Any]) -> Town:
    """The border; the name stands in the middle, or nowhere when the middle is outside the picture."""
    rings = [[frame.at(*point) for point in ring] for ring in outline["rings"]]
    path = "".join("M" + " ".join(f"{x} {y}" for x, y in ring) + "z" for ring in rings)
    largest = max(rings, key=len)
    x = round(sum(x for x, _y in largest) / len(largest))
    y = round(sum(y for _x, y in largest) / len(largest))
    return Town(str(outline["name"]) if frame.shows(x, y, above=24) else "", path, x, y)


def _pins(frame: Frame, spots: Sequence[Spot]) -> tuple[Pin, ...]:
    """One pin for all that lies near each other. The last in the list is drawn first, so that the first lies on top."""
    groups: list[tuple[int, int, list[Spot]]] = []
    for spot in spots:
        x, y = frame.at(spot.longitude, spot.latitude)
        here = next((group for group in groups if hypot(group[0] - x, group[1] - y) < NEARBY), None)
        if here:
            here[2].append(spot)
        else:
            groups.append((x, y, [spot]))
    return tuple(_pin(*group) for group in reversed(groups))


def _pin(x: int, y: int, spots: list[Spot]) -> Pin:
    first, more = spots[0], len(spots) - 1
    title = f"{first.number}. {first.title}"
    if more:
        title += " " + ngettext("en nog %(n)s vlakbij", "en nog %(n)s vlakbij", more) % {"n": more}
    text = f"{first.number}+" if more else str(first.number)
    return Pin(text, x, y, title, f"#r{first.number}", all(spot.closed for spot in spots))
