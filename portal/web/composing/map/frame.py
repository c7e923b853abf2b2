"""From degrees to the picture: which piece of the country it shows, and where things come to stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians

from portal.web.composing.map.places import Bounds

KM_PER_DEGREE = 111.195
EDGE = 12  # nothing stands nearer to the edge of the picture
ABOVE = 90  # a pin stands above its point, and must not stick out
ROOM = 1.2  # air around the outermost pins
LENGTHS = (0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50)  # kilometres that a scale may show


@dataclass(frozen=True)
class Size:
    width: int
    height: int


SMALL = Size(688, 740)
LARGE = Size(900, 820)


@dataclass(frozen=True)
class Frame:
    """The short distances of a municipality are as good as flat."""

    size: Size
    longitude: float
    latitude: float
    scale: float  # units of the picture for a degree of latitude
    narrowing: float

    def at(self, longitude: float, latitude: float) -> tuple[int, int]:
        x = (longitude - self.longitude) * self.narrowing * self.scale
        y = (self.latitude - latitude) * self.scale
        return round(x + self.size.width / 2), round(y + self.size.height / 2)

    def length(self, km: float) -> int:
        """A distance on the picture."""
        return round(km / KM_PER_DEGREE * self.scale)

    def shows(self, x: int, y: int) -> bool:
        return EDGE < x < self.size.width - EDGE and EDGE < y < self.size.height - EDGE

    def scale_km(self) -> float:
        """The round length that a scale on the picture shows."""
        fitting = [km for km in LENGTHS if self.length(km) <= self.size.width / 4]
        return fitting[-1] if fitting else LENGTHS[0]


def frame_around(size: Size, whole: Bounds, points: Sequence[tuple[float, float]], closest: float) -> Frame:
    """Zoomed in on what must be seen, but never so far that one cannot tell where it lies.

    Args:
        whole: the municipalities of the portal.
        points: (longitude, latitude) of all that must be seen.
        closest: never zoom in on less than this part of the municipalities.
    """
    seen = Bounds.around(points)
    narrowing = cos(radians((whole.north + whole.south) / 2))
    width = max((seen.east - seen.west) * ROOM, (whole.east - whole.west) * closest)
    height = max((seen.north - seen.south) * ROOM, (whole.north - whole.south) * closest)
    scale = min((size.width - 90) / max(width * narrowing, 1e-6), (size.height - 2 * ABOVE) / max(height, 1e-6))
    middle = (seen.south + seen.north) / 2 + ABOVE / 4 / scale
    return Frame(size, (seen.west + seen.east) / 2, middle, scale, narrowing)
