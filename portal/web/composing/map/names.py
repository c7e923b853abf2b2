"""Names on the map, where nothing lies over them; a name for which there is no room is left out."""

from collections.abc import Sequence

from portal.web.composing.map.boxes import Box, Taken
from portal.web.composing.map.frame import Frame
from portal.web.composing.map.places import Border, Town
from portal.web.pages.map import Name

# How wide a letter is about, and how high a line, by kind.
LETTER, LINE = {"area": 16, "town": 14, "around": 14}, 34
GRID = 20
AROUND_A_TOWN = ((0, 0), (0, -34), (0, 34), (50, 0), (-50, 0), (70, -34), (-70, -34), (70, 34), (-70, 34))

Points = list[tuple[int, int]]


def names_of_own(frame: Frame, borders: Sequence[Border], towns: Sequence[Town], taken: Taken) -> tuple[Name, ...]:
    """The municipalities of the portal, each where its town lies or else as near to its middle as there is room."""
    middles = {town.name: frame.at(town.longitude, town.latitude) for town in towns}
    found = []
    for border in borders:
        if not border.around:
            ring = _largest(frame, border)
            middle = middles.get(border.name) or _middle(frame, ring)
            boxes = [box for box in _boxes(frame, border.name, "area", middle) if _holds(ring, *box.middle)]
            found.append(_name(border.name, taken.first_free(boxes), "area"))
    return tuple(name for name in found if name is not None)


def names_of_others(frame: Frame, borders: Sequence[Border], towns: Sequence[Town], taken: Taken) -> tuple[Name, ...]:
    """The towns inside the municipalities, then the neighbours: those whose name fits inside their own border."""
    own = {border.name for border in borders if not border.around}
    found = [_name_of_town(frame, town, taken) for town in towns if town.name not in own]
    for border in borders:
        if border.around:
            ring = _largest(frame, border)
            boxes = [
                box
                for box in _boxes(frame, border.name, "around", _middle(frame, ring))
                if all(_holds(ring, x, y) for x, y in box.corners)
            ]
            found.append(_name(border.name, taken.first_free(boxes), "around"))
    return tuple(name for name in found if name is not None)


def _boxes(frame: Frame, text: str, kind: str, middle: tuple[int, int]) -> list[Box]:
    """Where a name may stand, nearest to the middle first."""
    places = (
        (frame.size.width * column // GRID, frame.size.height * row // GRID)
        for row in range(1, GRID)
        for column in range(1, GRID)
    )
    near = sorted(places, key=lambda place: (place[0] - middle[0]) ** 2 + (place[1] - middle[1]) ** 2)
    return [Box.around(x, y, len(text) * LETTER[kind], LINE) for x, y in near]


def _name_of_town(frame: Frame, town: Town, taken: Taken) -> Name | None:
    x, y = frame.at(town.longitude, town.latitude)
    width = len(town.name) * LETTER["town"]
    box = taken.first_free(Box.around(x + across, y + along, width, LINE) for across, along in AROUND_A_TOWN)
    return _name(town.name, box, "town")


def _name(text: str, box: Box | None, kind: str) -> Name | None:
    return Name(text, box.middle[0], box.middle[1] + 9, kind) if box else None


def _largest(frame: Frame, border: Border) -> Points:
    return [frame.at(*point) for point in max(border.rings, key=len)]


def _holds(ring: Points, x: int, y: int) -> bool:
    """Whether the border goes around the point: a line from it to the left crosses the border an odd number of
    times."""
    crossings = 0
    for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
        if (y1 > y) != (y2 > y) and x1 + (y - y1) * (x2 - x1) / (y2 - y1) < x:
            crossings += 1
    return crossings % 2 == 1


def _middle(frame: Frame, ring: Points) -> tuple[int, int]:
    seen = [point for point in ring if frame.shows(*point)] or ring
    return sum(x for x, _y in seen) // len(seen), sum(y for _x, y in seen) // len(seen)
