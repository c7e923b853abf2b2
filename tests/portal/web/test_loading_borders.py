"""`manage.py load_outlines`: borders from a file for the maps of portals, or one sentence that says what is wrong."""

import json
from io import StringIO
from math import cos, pi, sin
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from portal.web.outlines.loading import MOST, load_for, outlines_for, packed_size
from portal.web.outlines.reading import read_outlines
from portal.web.outlines.simplifying import simplified
from tenants.audit.models import AuditEntry
from tenants.models import Tenant
from tests.factories.tenants import make_tenant

# Vlaardingen with a neighbour to its east that shares a border of three points, and one far away.
WEST = [[4.30, 51.89], [4.34, 51.89], [4.341, 51.92], [4.34, 51.95], [4.30, 51.95], [4.30, 51.89]]
EAST = [[4.34, 51.89], [4.38, 51.89], [4.38, 51.95], [4.34, 51.95], [4.341, 51.92], [4.34, 51.89]]
FAR = [[5.70, 52.00], [5.80, 52.00], [5.80, 52.10], [5.70, 52.10], [5.70, 52.00]]


def _feature(code: str, name: str, *rings: Any, kind: str = "Polygon", **more: Any) -> dict[str, Any]:
    told = {"gemeentecode": code, "gemeentenaam": name, "water": "NEE", **more}
    return {"type": "Feature", "properties": told, "geometry": {"type": kind, "coordinates": list(rings)}}


FEATURES = [
    _feature("GM0622", "Vlaardingen", WEST),
    _feature("GM0606", "Schiedam", EAST),
    _feature("GM0228", "Ede", FAR),
]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return _write(tmp_path, {"type": "FeatureCollection", "features": FEATURES})


def _write(folder: Path, content: Any) -> Path:
    path = folder / "gemeenten.geojson"
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


def _load(*args: Any, **options: Any) -> str:
    said = StringIO()
    call_command("load_outlines", *args, stdout=said, **options)
    return said.getvalue()


def _drawn(tenant: Tenant) -> list[tuple[str, bool]]:
    return [
        (each["name"], bool(each.get("around"))) for each in Tenant.objects.get(pk=tenant.pk).setting("outlines", [])
    ]


def test_every_portal_gets_its_municipalities_with_those_around(
    waterkant: Tenant, heidedorp: Tenant, file: Path
) -> None:
    said = _load(file)

    assert _drawn(waterkant) == [("Vlaardingen", False), ("Schiedam", True)]
    assert _drawn(heidedorp) == [("Ede", False)]
    assert "waterkant: changed; 1 municipalities and 1 around" in said


def test_other_settings_stay_and_the_change_is_in_the_audit_log(waterkant: Tenant, file: Path) -> None:
    waterkant.settings = {"help_phone": "010 123 45 67"}
    waterkant.save()
    _load(file, portal="waterkant")

    assert Tenant.objects.get(pk=waterkant.pk).setting("help_phone") == "010 123 45 67"
    (entry,) = AuditEntry.every_chain.filter(tenant=waterkant, action="tenants.tenant_changed")
    assert (entry.because, entry.ids) == ("load_outlines", {"setting": "outlines"})


def test_repeating_changes_nothing(waterkant: Tenant, file: Path) -> None:
    _load(file)

    assert "waterkant: stands" in _load(file)
    assert AuditEntry.every_chain.filter(tenant=waterkant, action="tenants.tenant_changed").count() == 1


def test_a_dry_run_tells_and_changes_nothing(waterkant: Tenant, file: Path) -> None:
    assert "waterkant: would change" in _load(file, dry_run=True)
    assert _drawn(waterkant) == []
    assert not AuditEntry.every_chain.filter(tenant=waterkant).exists()


def test_one_portal_or_one_municipality_alone(waterkant: Tenant, heidedorp: Tenant, file: Path) -> None:
    _load(file, municipality=["GM0228"])
    assert (_drawn(waterkant), _drawn(heidedorp)) == ([], [("Ede", False)])

    _load(file, portal="waterkant", without_neighbours=True)
    assert _drawn(waterkant) == [("Vlaardingen", False)]


def test_a_municipality_in_pieces_is_one_and_its_water_is_left_out(waterkant: Tenant, tmp_path: Path) -> None:
    island = [[4.31, 51.96], [4.32, 51.96], [4.32, 51.97], [4.31, 51.96]]
    features = [
        _feature("GM0622", "Vlaardingen", [WEST], [island], kind="MultiPolygon"),
        _feature("GM0622", "Vlaardingen", EAST, water="JA"),
    ]
    found = read_outlines(_write(tmp_path, {"type": "FeatureCollection", "features": features}))

    assert [len(outline.rings) for outline in found.values()] == [2]


def _broken(**changed: Any) -> dict[str, Any]:
    return {"type": "FeatureCollection", "features": [{**FEATURES[0], **changed}]}


def _polygon(*points: Any) -> dict[str, Any]:
    return _broken(geometry={"type": "Polygon", "coordinates": [list(points)]})


METRES = [[85000.0, 435000.0], [86000.0, 435000.0], [86000.0, 436000.0], [85000.0, 435000.0]]
SWAPPED = [[along, across] for across, along in WEST]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{", "is no JSON: line 1"),
        ("[]", "no GeoJSON FeatureCollection"),
        ({"type": "FeatureCollection"}, "has no features"),
        ({"type": "FeatureCollection", "features": []}, "there is no municipality in it"),
        ({"type": "FeatureCollection", "features": [1]}, "feature 1 has no properties"),
        (_broken(properties={"naam": "X"}), "none of these properties: gemeentecode"),
        (_broken(geometry=None), "feature without geometry"),
        (_broken(geometry={"type": "Point", "coordinates": [4.3, 51.9]}), "is a Point, not a Polygon"),
        (_polygon(), "has no coordinates"),
        (_polygon([4.3, 51.9], [4.4, 51.9], [4.3, 51.9]), "does not close"),
        (_polygon(*WEST[:-1]), "does not close"),
        (_polygon([4.3, "51.9"]), "no pair of numbers"),
        (_polygon(*METRES), "in metres, such as RD (EPSG:28992)"),
        (_polygon(*SWAPPED), "latitude before longitude"),
        (_polygon([13.4, 52.5], [13.5, 52.5], [13.5, 52.6], [13.4, 52.5]), "does not lie in the Netherlands"),
        ('{"type": "FeatureCollection", "features": [NaN]}', "NaN is no coordinate"),
        ({**_broken(), "crs": {"properties": {"name": "urn:ogc:def:crs:EPSG::28992"}}}, "ogr2ogr -t_srs EPSG:4326"),
        ({"type": "FeatureCollection", "features": FEATURES[1:]}, "the file has no GM0622"),
    ],
)
def test_a_bad_file_is_told_in_one_sentence_and_changes_nothing(
    waterkant: Tenant, tmp_path: Path, content: Any, said: str
) -> None:
    with pytest.raises(CommandError) as refused:
        _load(_write(tmp_path, content))

    assert str(refused.value).startswith("Nothing was loaded: ")
    assert said in str(refused.value)
    assert _drawn(waterkant) == []


def test_a_good_reference_system_is_taken(waterkant: Tenant, tmp_path: Path) -> None:
    crs = {"properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}}

    assert "changed" in _load(_write(tmp_path, {"type": "FeatureCollection", "features": FEATURES, "crs": crs}))


def test_a_file_that_is_not_there_or_too_large(waterkant: Tenant, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(CommandError, match="cannot be read"):
        _load(file.with_name("weg.geojson"))

    monkeypatch.setattr("portal.web.outlines.reading.MOST_BYTES", 100)
    with pytest.raises(CommandError, match="larger than"):
        _load(file)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"portal": "atlantis"}, "Er is geen portaal 'atlantis'"),
        ({"municipality": ["GM9999"]}, "Deze gemeentecodes bestaan niet: GM9999"),
        ({"municipality": ["GM0363"]}, "no portal with these municipalities"),
    ],
)
def test_a_portal_or_code_that_does_not_exist(waterkant: Tenant, file: Path, options: Any, said: str) -> None:
    with pytest.raises(CommandError, match=said):
        _load(file, **options)


def test_one_bad_portal_leaves_the_others_as_they_were(waterkant: Tenant, file: Path) -> None:
    make_tenant("zonder", municipality_codes=["GM0363"])

    with pytest.raises(CommandError, match="the file has no GM0363"):
        _load(file)
    assert _drawn(waterkant) == []


def test_a_shared_border_stays_shared_when_it_is_made_simpler() -> None:
    steps = [(4.34 + (number % 2) / 10_000, 51.89 + number / 1000) for number in range(61)]
    west = ((4.30, 51.89), *steps, (4.30, 51.95), (4.30, 51.89))
    east = (*steps[::-1], (4.38, 51.89), (4.38, 51.95), steps[-1])
    found = simplified({"west": [west], "east": [east]}, 0.001)
    shared = set(found["west"][0]) & set(found["east"][0])

    assert shared == {steps[0], steps[-1]}
    assert [len(found[code][0]) for code in ("west", "east")] == [5, 5]
    assert all(ring[0] == ring[-1] for rings in found.values() for ring in rings)


def test_a_very_fine_file_is_made_light(waterkant: Tenant, tmp_path: Path) -> None:
    setting = outlines_for(read_outlines(_circle(tmp_path)), ["GM0622"])

    assert packed_size(setting) <= MOST
    assert load_for(waterkant, setting, dry_run=True).points < 400


def test_what_cannot_be_made_light_is_refused(
    waterkant: Tenant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("portal.web.outlines.loading.MOST", 100)
    monkeypatch.setattr("portal.web.outlines.loading.LIGHT", 50)

    with pytest.raises(CommandError, match="take a generalised file"):
        _load(_circle(tmp_path))


def _circle(folder: Path) -> Path:
    turns = [2 * pi * number / 4_000 for number in range(4_000)]
    ring = [[4.35 + 0.03 * cos(turn), 51.92 + 0.03 * sin(turn)] for turn in turns]
    return _write(
        folder, {"type": "FeatureCollection", "features": [_feature("GM0622", "Vlaardingen", [*ring, ring[0]])]}
    )
