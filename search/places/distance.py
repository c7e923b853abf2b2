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
    """A rectangle of degrees around a circle: quick to compare with, never smaller than the circle."""

    south: float
    west: float
    north: float
    east: float


def distance_km(one: Point, other: Point) -> float:
    """The great-circle distance (haversine); good to 0.5 % in a country as flat as this."""
    north, east = radians(other.latitude - one.latitude), radians(other.longitude - one.longitude)
    chord = sin(north / 2) ** 2 + cos(radians(one.latitude)) * cos(radians(other.latitude)) * sin(east / 2) ** 2
    return 2 * _EARTH_RADIUS_KM * asin(sqrt(chord))


def box_around(centre: Point, radius_km: float) -> Box:
    """The box that holds every point within this distance."""
    north = degrees(radius_km / _EARTH_RADIUS_KM)
    # The widest parallel of the circle lies nearer to the pole than its centre.
    east = degrees(radius_km / (_EARTH_RADIUS_KM * max(0.01, cos(radians(min(89.0, abs(centre.latitude) + north))))))
    return Box(centre.latitude - north, centre.longitude - east, centre.latitude + north, centre.longitude + east)
