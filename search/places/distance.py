"""Distances over the ground, in kilometres."""

from dataclasses import dataclass
from math import asin, cos, degrees, radians, sin, sqrt

_EARTH_RADIUS_KM = 6371.0


@dataclass(frozen=True)
class Point:
    latitude: float
    longitude: float


@dataclass(frozen=True)
class Box:
    """A rectangle of degrees: quick to compare with."""

    south: float
    west: float
    north: float
    east: float

    def holds(self, point: Point) -> bool:
        """Whether the point lies inside; what is no number lies nowhere."""
        return self.south <= point.latitude <= self.north and self.west <= point.longitude <= self.east

    def within(self, other: "Box") -> "Box":
        """What both boxes hold; nothing when they are apart."""
        return Box(
            max(self.south, other.south),
            max(self.west, other.west),
            min(self.north, other.north),
            min(self.east, other.east),
        )


# The European Netherlands, roomy: a swapped latitude and longitude fall outside.
NETHERLANDS = Box(50.5, 3.2, 53.7, 7.4)


def distance_km(one: Point, other: Point) -> float:
    """The great-circle distance (haversine); good to 0.5 % in a country as flat as this."""
    north, east = radians(other.latitude - one.latitude), radians(other.longitude - one.longitude)
    chord = sin(north / 2) ** 2 + cos(radians(one.latitude)) * cos(radians(other.latitude)) * sin(east / 2) ** 2
    return 2 * _EARTH_RADIUS_KM * asin(sqrt(chord))


def box_around(centre: Point, radius_km: float) -> Box:
    """The box that holds every point within this distance, never smaller than the circle."""
    north = degrees(radius_km / _EARTH_RADIUS_KM)
    # The widest parallel of the circle lies nearer to the pole than its centre.
    east = degrees(radius_km / (_EARTH_RADIUS_KM * max(0.01, cos(radians(min(89.0, abs(centre.latitude) + north))))))
    return Box(centre.latitude - north, centre.longitude - east, centre.latitude + north, centre.longitude + east)
