"""A map drawn by the server on which an editor puts a pin by a click, without a script: the click comes as two numbers.

Borders and names only: no tiles, nothing asked of others.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import cos, radians
from typing import Any

from portal.web.composing.map import Border, Size, Town
from portal.web.composing.map.borders import path_of
from portal.web.composing.map.boxes import Taken
from portal.web.composing.map.frame import Frame
from portal.web.composing.map.names import names_of_others, names_of_own
from portal.web.composing.map.places import Bounds
from portal.web.pages.map import Area, Name

SIZE = Size(688, 430)
ZOOMS = (1, 3, 9)
STEP = 0.0009  # degrees: about a hundred metres
STEPS = {"north": (STEP, 0.0), "south": (-STEP, 0.0), "east": (0.0, STEP), "west": (0.0, -STEP)}


@dataclass(frozen=True)
class View:
    """Which piece of the country is shown: its middle, and how near."""

    latitude: float
    longitude: float
    zoom: int = 1

    @property
    def query(self) -> str:
        return f"lat={self.latitude:.5f}&lon={self.longitude:.5f}&zoom={self.zoom}"


@dataclass(frozen=True)
class PinMap:
    width: int
    height: int
    areas: tuple[Area, ...]
    names: tuple[Name, ...]
    pin: tuple[int, int] | None


def view_of(outlines: Sequence[Any], latitude: float | None, longitude: float | None, zoom: int = 1) -> View | None:
    """Around the pin, or around the municipalities when there is none; None without borders."""
    whole = _whole(outlines)
    if whole is None:
        return None
    near = zoom if zoom in ZOOMS else ZOOMS[0]
    if latitude is None or longitude is None or not whole.wider(1).holds(longitude, latitude):
        return View(round((whole.south + whole.north) / 2, 5), round((whole.west + whole.east) / 2, 5), ZOOMS[0])
    return View(round(latitude, 5), round(longitude, 5), near)


def frame_of(outlines: Sequence[Any], view: View) -> Frame | None:
    """The picture of a view; the same for the same view, so that a click can be read back."""
    whole = _whole(outlines)
    if whole is None:
        return None
    narrowing = cos(radians((whole.north + whole.south) / 2))
    width, height = (whole.east - whole.west) * narrowing, whole.north - whole.south
    scale = min(SIZE.width / max(width, 1e-6), SIZE.height / max(height, 1e-6)) * 0.9
    return Frame(SIZE, view.longitude, view.latitude, scale * view.zoom, narrowing)


def clicked(outlines: Sequence[Any], view: View, x: int, y: int) -> tuple[float, float] | None:
    """Latitude and longitude of a click on the picture of a view; None beside the picture."""
    frame = frame_of(outlines, view)
    if frame is None or not (0 <= x <= SIZE.width and 0 <= y <= SIZE.height):
        return None
    longitude = (x - SIZE.width / 2) / (frame.narrowing * frame.scale) + frame.longitude
    latitude = frame.latitude - (y - SIZE.height / 2) / frame.scale
    return round(latitude, 5), round(longitude, 5)


def drawn(outlines: Sequence[Any], towns: Sequence[Town], view: View, pin: tuple[float, float] | None) -> PinMap | None:
    """The picture, with the pin where it stands."""
    frame = frame_of(outlines, view)
    if frame is None:
        return None
    borders, taken = Border.of_setting(outlines), Taken(SIZE, [])
    names = names_of_own(frame, borders, towns, taken)
    return PinMap(
        SIZE.width,
        SIZE.height,
        tuple(
            Area(path, border.around)
            for border in sorted(borders, key=lambda each: not each.around)
            if (path := path_of(frame, border.rings))
        ),
        names + names_of_others(frame, borders, towns, taken),
        frame.at(pin[1], pin[0]) if pin is not None else None,
    )


def moved(latitude: float, longitude: float, direction: str) -> tuple[float, float]:
    """A pin a hundred metres further."""
    north, east = STEPS.get(direction, (0.0, 0.0))
    return round(latitude + north, 5), round(longitude + east, 5)


def nearer(view: View, by: int) -> View:
    """One step nearer (1) or further (-1)."""
    place = min(max(ZOOMS.index(view.zoom) + by, 0), len(ZOOMS) - 1) if view.zoom in ZOOMS else 0
    return replace(view, zoom=ZOOMS[place])


def _whole(outlines: Sequence[Any]) -> Bounds | None:
    rings = [ring for border in Border.of_setting(outlines) if not border.around for ring in border.rings]
    points = [point for ring in rings for point in ring]
    return Bounds.around(points) if points else None
