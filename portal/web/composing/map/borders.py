"""Borders as the drawing wants them, without what lies outside the picture."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from portal.web.composing.map.frame import Frame
from portal.web.composing.map.places import Ring

BESIDE = 4  # so far outside the picture a border is cut off: nobody sees the cut

Points = list[tuple[float, float]]


def path_of(frame: Frame, rings: Sequence[Ring]) -> str:
    """The rings as one path; nothing when all of it lies outside the picture."""
    written = []
    for ring in rings:
        points = list(dict.fromkeys((round(x), round(y)) for x, y in _inside(frame, ring)))
        if len(points) > 2:
            steps = (f"{x - before_x} {y - before_y}" for (before_x, before_y), (x, y) in pairwise(points))
            # Steps are shorter to write than places; a minus sign parts numbers as well as a space.
            written.append(f"M{points[0][0]} {points[0][1]}l{' '.join(steps)}z".replace(" -", "-"))
    return "".join(written)


def _inside(frame: Frame, ring: Ring) -> Points:
    """What of a ring lies in the picture: cut off at each of its four sides in turn (Sutherland and Hodgman)."""
    points: Points = [frame.at(*point) for point in ring[:-1]]
    sides = (
        (0, lambda at: at >= -BESIDE, -BESIDE),
        (0, lambda at: at <= frame.size.width + BESIDE, frame.size.width + BESIDE),
        (1, lambda at: at >= -BESIDE, -BESIDE),
        (1, lambda at: at <= frame.size.height + BESIDE, frame.size.height + BESIDE),
    )
    for axis, keeps, end in sides:
        points = _cut(points, axis, end, keeps)
    return points


def _cut(points: Points, axis: int, end: float, keeps: Callable[[float], bool]) -> Points:
    found: Points = []
    for before, point in zip([*points[-1:], *points[:-1]], points, strict=True):
        if keeps(before[axis]) != keeps(point[axis]):
            part = (end - before[axis]) / (point[axis] - before[axis])
            found.append((before[0] + part * (point[0] - before[0]), before[1] + part * (point[1] - before[1])))
        if keeps(point[axis]):
            found.append(point)
    return found
