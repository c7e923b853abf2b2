"""Names on the map, where nothing lies over them; a name for which there is no room is left out."""

from collections.abc import Iterator, Sequence

from portal.web.composing.map.boxes import Box, Taken
from portal.web.composing.map.frame import Frame
from portal.web.composing.map.places import Border, Town
from portal.web.pages.map import Name

# How wide a letter is about, and how high a line, by kind.
LETTER, LINE = {"area": 16, "town": 14, "around": 14}, 34
GRID = 14
AROUND_A_TOWN = ((0, 0), (0, -34), (0, 34), (50, 0), (-50, 0), (70, -34), (-70, -34), (70, 34), (-70, 34))

Points = list[tuple[int, int]]


def place_names(frame: Frame, borders: Sequence[Border], towns: Sequence[Town], taken: Taken) -> tuple[Name, ...]:
    """Municipalities first, then towns, then neighbours."""
    own = [border for border in borders if not border.around]
    found = [_name_of_border(frame, border, "area", taken, towns) for border in own]
    named = {border.name for border in own}
    found += [_name_of_town(frame, town, taken) for town in towns if town.name not in named]
    found += [_name_of_border(frame, border, "around", taken, ()) for border in borders if border.around]
    return tuple(name for name in found if name is not None)


def _name_of_border(frame: Frame, border: Border, kind: str, taken: Taken, towns: Sequence[Town]) -> Name | None:
    """Where its town lies, or else as near to the middle as there is room."""
    largest = [frame.at(*point) for point in max(border.rings, key=len)]
    wanted = next((frame.at(town.longitude, town.latitude) for town in towns if town.name == border.name), None)
    width = len(border.name) * LETTER[kind]
    middle_x, middle_y = wanted or _middle(frame, largest)
    places = sorted(_inside(frame, largest), key=lambda place: (place[0] - middle_x) ** 2 + (place[1] - middle_y) ** 2)
    box = taken.first_free(Box.around(x, y, width, LINE) for x, y in places)
    return _name(border.name, box, kind)


def _name_of_town(frame: Frame, town: Town, taken: Taken) -> Name | None:
    x, y = frame.at(town.longitude, town.latitude)
    width = len(town.name) * LETTER["town"]
    box = taken.first_free(Box.around(x + across, y + along, width, LINE) for across, along in AROUND_A_TOWN)
    return _name(town.name, box, "town")


def _name(text: str, box: Box | None, kind: str) -> Name | None:
    return Name(text, (box.left + box.right) // 2, (box.top + box.bottom) // 2 + 9, kind) if box else None


def _inside(frame: Frame, ring: Points) -> Iterator[tuple[int, int]]:
    """Points of a grid over the picture that lie inside the border."""
    for row in range(1, GRID):
        for column in range(1, GRID):
            x, y = frame.size.width * column // GRID, frame.size.height * row // GRID
            if _holds(ring, x, y):
                yield x, y


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
