"""Borders with fewer points. A piece of border that two municipalities share is made simpler once, so that no gap and
no overlap comes between them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from math import cos, hypot, radians

from portal.web.outlines.reading import FEWEST_POINTS, Ring

Pt = tuple[float, float]
NARROWING = cos(radians(52.1))  # a degree of longitude in the Netherlands, in degrees of latitude


def simplified(borders: Mapping[str, Sequence[Ring]], tolerance: float) -> dict[str, tuple[Ring, ...]]:
    """The same borders, nowhere further than this from where they were.

    Args:
        borders: rings by code; shared points must be written the same.
        tolerance: in degrees of latitude (0.0001 is eleven metres).
    """
    junctions = _junctions(ring for rings in borders.values() for ring in rings)
    return {
        code: _without_specks([_ring(ring, junctions, tolerance) for ring in rings], rings)
        for code, rings in borders.items()
    }


def _junctions(rings: Iterable[Ring]) -> set[Pt]:
    """Where borders meet: points from which one can go more than two ways."""
    beside: dict[Pt, set[Pt]] = defaultdict(set)
    for ring in rings:
        for one, other in pairwise(ring):
            beside[one].add(other)
            beside[other].add(one)
    return {point for point, others in beside.items() if len(others) != 2}


def _ring(ring: Ring, junctions: set[Pt], tolerance: float) -> Ring:
    points = list(ring[:-1])
    cuts = [place for place, point in enumerate(points) if point in junctions]
    if len(cuts) < 2:
        # Nobody shares it whole: cut it at its outermost points, which are the same for whoever goes round the
        # other way.
        cuts = sorted({points.index(min(points)), points.index(max(points)), *cuts})
    whole: list[Pt] = []
    for start, end in zip(cuts, [*cuts[1:], cuts[0] + len(points)], strict=True):
        arc = [points[place % len(points)] for place in range(start, end + 1)]
        whole += _arc(arc, tolerance)[:-1]
    return (*whole, whole[0])


def _arc(arc: list[Pt], tolerance: float) -> list[Pt]:
    """One piece of border, the same whichever way one goes along it."""
    if arc[0] > arc[-1]:
        return _arc(arc[::-1], tolerance)[::-1]
    kept, waiting = {0, len(arc) - 1}, [(0, len(arc) - 1)]
    while waiting:
        start, end = waiting.pop()
        if end - start < 2:
            continue
        far, place = max((_distance(arc[each], arc[start], arc[end]), each) for each in range(start + 1, end))
        if far > tolerance:
            kept.add(place)
            waiting += [(start, place), (place, end)]
    return [arc[place] for place in sorted(kept)]


def _distance(point: Pt, start: Pt, end: Pt) -> float:
    """From a point to a line between two others."""
    across, along = (end[0] - start[0]) * NARROWING, end[1] - start[1]
    x, y = (point[0] - start[0]) * NARROWING, point[1] - start[1]
    length = across * across + along * along
    part = min(1.0, max(0.0, (x * across + y * along) / length)) if length else 0.0
    return hypot(x - part * across, y - part * along)


def _without_specks(rings: Sequence[Ring], before: Sequence[Ring]) -> tuple[Ring, ...]:
    """Without islands that became a line; the largest piece always stays."""
    left = tuple(ring for ring in rings if len(ring) >= FEWEST_POINTS)
    return left or (max(before, key=len),)
