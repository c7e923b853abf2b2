"""Read borders from GeoJSON as the Dutch statistics office and map service publish them (gemeenten-2023.geojson)."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any, NoReturn

from search.places.distance import NETHERLANDS, Point

Ring = tuple[tuple[float, float], ...]  # of (longitude, latitude), the last point is the first
MOST_BYTES = 80_000_000
DECIMALS = 5  # a metre
CODES, NAMES = ("gemeentecode", "statcode", "code"), ("gemeentenaam", "statnaam", "naam", "name")
# What a file may call the coordinates that we read: longitude and latitude of WGS84.
WGS84 = ("CRS84", "4326")
FEWEST_POINTS = 4


class BadOutlines(ValueError):
    """The file holds no borders that can be used; says what and where."""


@dataclass(frozen=True)
class Outline:
    """One municipality with all its pieces of land."""

    code: str
    name: str
    rings: tuple[Ring, ...]


def read_outlines(path: Path) -> dict[str, Outline]:
    """The municipalities in a file, by CBS code.

    Raises:
        BadOutlines: the file cannot be read, is no such GeoJSON, or its coordinates are no degrees in the Netherlands.
    """
    features = _features(_parsed(path))
    found: dict[str, Outline] = {}
    for number, feature in enumerate(features, 1):
        told = feature.get("properties") if isinstance(feature, dict) else None
        if not isinstance(told, dict):
            raise BadOutlines(f"feature {number} has no properties")
        if str(told.get("water", "")).upper() == "JA":
            continue  # the water of a municipality comes as a feature of its own
        code = _property(told, CODES, number)
        rings = tuple(_rings(feature.get("geometry"), f"feature {number} ({code})"))
        before = found[code].rings if code in found else ()
        found[code] = Outline(code, _property(told, NAMES, number), before + rings)
    if not found:
        raise BadOutlines("there is no municipality in it")
    return found


def _parsed(path: Path) -> Any:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise BadOutlines(f"{path.name} is larger than {MOST_BYTES // 1_000_000} MB; take a generalised file")
        return json.loads(path.read_text(encoding="utf-8-sig"), parse_constant=_no_number)
    except OSError as error:
        raise BadOutlines(f"{path} cannot be read ({error.strerror})") from error
    except (UnicodeDecodeError, RecursionError) as error:
        raise BadOutlines(f"{path.name} is no text in UTF-8") from error
    except json.JSONDecodeError as error:
        raise BadOutlines(f"{path.name} is no JSON: line {error.lineno}, {error.msg}") from error


def _no_number(written: str) -> NoReturn:
    raise BadOutlines(f"{written} is no coordinate")


def _features(read: Any) -> Sequence[Any]:
    if not isinstance(read, dict) or read.get("type") != "FeatureCollection":
        raise BadOutlines("this is no GeoJSON FeatureCollection")
    crs = json.dumps(read.get("crs")) if read.get("crs") else ""
    if crs and not any(name in crs for name in WGS84):
        raise BadOutlines(f"its coordinates are no WGS84 longitude and latitude but {crs}. {_HOW_TO_CONVERT}")
    features = read.get("features")
    if not isinstance(features, list):
        raise BadOutlines("the FeatureCollection has no features")
    return features


def _property(told: Mapping[str, Any], names: Sequence[str], number: int) -> str:
    written = next((told[name] for name in names if isinstance(told.get(name), str) and told[name].strip()), None)
    if written is None:
        raise BadOutlines(f"feature {number} has none of these properties: {', '.join(names)}")
    return str(written).strip()


def _rings(geometry: Any, where: str) -> Iterator[Ring]:
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind not in {"Polygon", "MultiPolygon"}:
        raise BadOutlines(f"{where} is a {kind or 'feature without geometry'}, not a Polygon or MultiPolygon")
    coordinates = geometry.get("coordinates")
    for polygon in [coordinates] if kind == "Polygon" else _listed(coordinates, where):
        for ring in _listed(polygon, where):
            yield _ring(ring, where)


def _ring(ring: Any, where: str) -> Ring:
    # Points nearer than a metre become one.
    points = tuple(point for point, _same in groupby(_point(each, where) for each in _listed(ring, where)))
    if len(points) < FEWEST_POINTS or points[0] != points[-1]:
        raise BadOutlines(f"{where} has a border that does not close")
    return points


def _point(written: Any, where: str) -> tuple[float, float]:
    if not (
        isinstance(written, list)
        and len(written) >= 2
        and all(isinstance(each, int | float) and not isinstance(each, bool) for each in written[:2])
    ):
        raise BadOutlines(f"{where} has a point that is no pair of numbers")
    across, along = float(written[0]), float(written[1])
    if NETHERLANDS.holds(Point(along, across)):
        return round(across, DECIMALS), round(along, DECIMALS)
    if NETHERLANDS.holds(Point(across, along)):
        raise BadOutlines(f"{where} has latitude before longitude; GeoJSON has longitude first")
    if max(abs(across), abs(along)) > 180:
        raise BadOutlines(f"{where} is in metres, such as RD (EPSG:28992), not in degrees. {_HOW_TO_CONVERT}")
    raise BadOutlines(f"{where} has a point ({across}, {along}) that does not lie in the Netherlands")


def _listed(value: Any, where: str) -> list[Any]:
    if not isinstance(value, list) or not value:
        raise BadOutlines(f"{where} has no coordinates")
    return value


_HOW_TO_CONVERT = "Convert it: ogr2ogr -t_srs EPSG:4326 -lco RFC7946=YES out.geojson in.geojson"
