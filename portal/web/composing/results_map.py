"""The map of an answer: pins for the cards of this page, clusters for the results of the others."""

from collections.abc import Sequence
from dataclasses import replace

from portal.web.composing.asked import Asked
from portal.web.composing.map import SMALL, Asking, Border, Size, Spot, Town, map_figure
from portal.web.pages.map import MapFigure
from search.places.towns import Town as KnownTown
from search.query import SearchResult
from tenants.models import Tenant


def map_of_answer(
    tenant: Tenant,
    asked: Asked,
    found: SearchResult,
    spots: Sequence[Spot],
    towns: Sequence[KnownTown],
    size: Size = SMALL,
) -> MapFigure | None:
    """The map beside the list.

    Args:
        spots: the cards of this page that have a place.
        towns: of the portal's municipalities.
    """
    return map_figure(
        Border.of_setting(tenant.setting("outlines", [])),
        spots,
        others=_others(found, spots),
        towns=[Town(each.name, each.point.latitude, each.point.longitude) for each in towns],
        asking=_asking(asked, found),
        size=size,
    )


def _others(found: SearchResult, spots: Sequence[Spot]) -> list[Spot]:
    """The results without a number: those of other pages, or all of them beside a page that numbers nothing."""
    here = {(hit.kind, hit.uid) for hit in found.hits} if spots else set()
    return [
        Spot(0, spot.title, spot.latitude, spot.longitude, spot.open_now is False)
        for spot in found.spots
        if (spot.kind, spot.uid) not in here
    ]


def _asking(asked: Asked, found: SearchResult) -> Asking:
    point = found.place.point if found.place else None
    return Asking(
        latitude=point.latitude if point else None,
        longitude=point.longitude if point else None,
        radius_km=found.query.radius_km if point else None,
        piece=asked.box is not None,
        place=found.place.name if found.place else "",
        search_in=lambda corners: replace(asked, box=corners, page=1).address(),
    )
