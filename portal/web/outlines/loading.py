"""Give portals the borders of their municipalities, with their neighbours around them."""

import gzip
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from portal.web.outlines.reading import BadOutlines, Outline, Ring
from portal.web.outlines.simplifying import simplified
from tenants.models import Tenant
from tenants.services import change_setting

SETTING = "outlines"
LIGHT, MOST = 6_000, 15_000  # bytes packed: what is aimed at, and what is still taken
FINEST = 1 / 600  # of the height of the municipalities: less than a line on the picture is wide
COARSER = (1, 2, 4, 8, 16)
SHARED_POINTS = 2  # who touches in one point only is no neighbour


@dataclass(frozen=True)
class Loaded:
    """What came of it for one portal."""

    portal: str
    municipalities: int
    around: int
    points: int
    packed: int
    changed: bool


def outlines_for(
    known: Mapping[str, Outline], codes: Collection[str], *, neighbours: bool = True
) -> list[dict[str, Any]]:
    """The setting of a portal: its municipalities, then those around them.

    Raises:
        BadOutlines: a code is not in the file, or the borders stay too large.
    """
    missing = [code for code in codes if code not in known]
    if missing:
        raise BadOutlines(f"the file has no {', '.join(missing)}")
    around = _neighbours(known, codes) if neighbours else []
    drawn = {code: known[code].rings for code in (*codes, *around)}
    heights = [along for code in codes for ring in known[code].rings for _across, along in ring]
    for coarser in COARSER:
        lighter = simplified(drawn, (max(heights) - min(heights)) * FINEST * coarser)
        setting = [_written(known[code], lighter[code], around=code in around) for code in drawn]
        if packed_size(setting) <= LIGHT:
            return setting
    if packed_size(setting) > MOST:
        raise BadOutlines(f"the borders of {', '.join(codes)} stay larger than {MOST:,} bytes; take a generalised file")
    return setting


def load_for(tenant: Tenant, setting: list[dict[str, Any]], *, dry_run: bool) -> Loaded:
    """Keep the borders with a portal; one transaction with its audit row. Nothing happens when they stand already.

    Args:
        dry_run: only tell what would come of it.
    """
    own = [each for each in setting if not each.get("around")]
    changed = tenant.setting(SETTING) != setting
    if changed and not dry_run:
        change_setting(tenant, SETTING, setting, because="load_outlines")
    return Loaded(
        portal=tenant.slug,
        municipalities=len(own),
        around=len(setting) - len(own),
        points=sum(len(ring) for each in setting for ring in each["rings"]),
        packed=packed_size(setting),
        changed=changed,
    )


def packed_size(setting: list[dict[str, Any]]) -> int:
    return len(gzip.compress(json.dumps(setting, separators=(",", ":")).encode(), 6, mtime=0))


def _neighbours(known: Mapping[str, Outline], codes: Collection[str]) -> list[str]:
    own = {point for code in codes for point in _points(known[code])}
    return [
        code
        for code, outline in sorted(known.items())
        if code not in codes and len(own & _points(outline)) >= SHARED_POINTS
    ]


def _points(outline: Outline) -> set[tuple[float, float]]:
    return {point for ring in outline.rings for point in ring}


def _written(outline: Outline, rings: tuple[Ring, ...], *, around: bool) -> dict[str, Any]:
    written: dict[str, Any] = {
        "code": outline.code,
        "name": outline.name,
        "rings": [[list(point) for point in ring] for ring in rings],
    }
    return written | {"around": True} if around else written
