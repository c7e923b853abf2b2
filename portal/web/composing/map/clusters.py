"""Results of other pages, gathered where they lie: a number that leads to a search in that piece of the map."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from math import ceil, floor

from django.utils.translation import ngettext

from portal.web.composing.map.boxes import Box, Taken
from portal.web.composing.map.frame import Frame
from portal.web.composing.map.places import Bounds, Spot
from portal.web.pages.map import Cluster

CELL, MOST, WIDER = 110, 12, 1.4
WIDTH, HEIGHT = 72, 60
MARGIN = 0.0015  # degrees around the outermost result: about 150 metres
ASIDE = (0, 40, -40, 75, -75, 110, -110)

Corners = tuple[float, float, float, float]


def place_clusters(
    frame: Frame, spots: Sequence[Spot], taken: Taken, address: Callable[[Corners], str]
) -> tuple[Cluster, ...]:
    """The clusters of these results, each on a free spot near where they lie.

    Args:
        spots: results that have no pin of their own on this page.
        address: from a piece of the map (south, west, north, east) to the search in it.
    """
    found = []
    for members in _gathered(frame, spots):
        middle = frame.at(_mean([each.longitude for each in members]), _mean([each.latitude for each in members]))
        box = taken.first_free(Box.around(middle[0] + x, middle[1] + y, WIDTH, HEIGHT) for y in ASIDE for x in ASIDE)
        if box is None:
            continue
        title = ngettext(
            "%(n)s ander resultaat. Zoek in dit gebied.", "%(n)s andere resultaten. Zoek in dit gebied.", len(members)
        ) % {"n": len(members)}
        found.append(Cluster(f"+{len(members)}", *box.middle, title, address(_corners(members))))
    return tuple(found)


def _gathered(frame: Frame, spots: Sequence[Spot]) -> list[list[Spot]]:
    """By squares of the picture, larger ones until there are few enough; most of them first."""
    side = float(CELL)
    while True:
        squares: dict[tuple[int, int], list[Spot]] = defaultdict(list)
        for spot in spots:
            x, y = frame.at(spot.longitude, spot.latitude)
            if frame.shows(x, y):
                squares[floor(x / side), floor(y / side)].append(spot)
        if len(squares) <= MOST:
            return sorted(squares.values(), key=len, reverse=True)
        side *= WIDER


def _corners(members: Sequence[Spot]) -> Corners:
    """The piece of the map around them, written outwards, so that rounding loses none."""
    bounds = Bounds.around([(each.longitude, each.latitude) for each in members])
    return (
        floor((bounds.south - MARGIN) * 1e4) / 1e4,
        floor((bounds.west - MARGIN) * 1e4) / 1e4,
        ceil((bounds.north + MARGIN) * 1e4) / 1e4,
        ceil((bounds.east + MARGIN) * 1e4) / 1e4,
    )


def _mean(numbers: Sequence[float]) -> float:
    return sum(numbers) / len(numbers)
