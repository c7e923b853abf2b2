"""The whole picture, from what was found and what was asked."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from portal.web.composing.map.borders import path_of
from portal.web.composing.map.boxes import Box, Taken
from portal.web.composing.map.clusters import Corners, place_clusters
from portal.web.composing.map.frame import KM_PER_DEGREE, SMALL, Frame, Size, frame_around
from portal.web.composing.map.markers import groups_of, place_markers
from portal.web.composing.map.names import names_of_others, names_of_own
from portal.web.composing.map.places import Border, Bounds, Spot, Town
from portal.web.pages.map import Area, FarPin, Here, MapFigure, Scale

CLOSEST, CLOSEST_IN_PIECE = 0.6, 0.12  # of the municipalities: a lone pin still shows where it lies
BEYOND = 0.15  # what lies so little outside the municipalities still stands on the map


@dataclass(frozen=True)
class Asking:
    """What the question says of where: its place, how far around it, and whether it asks for a piece of the map."""

    latitude: float | None = None
    longitude: float | None = None
    radius_km: float | None = None
    piece: bool = False
    place: str = ""
    search_in: Callable[[Corners], str] = field(default=lambda _corners: "")


def map_figure(
    borders: Sequence[Border],
    spots: Sequence[Spot],
    *,
    others: Sequence[Spot] = (),
    towns: Sequence[Town] = (),
    asking: Asking | None = None,
    size: Size = SMALL,
) -> MapFigure | None:
    """The municipalities of the portal with a pin for each spot; none without borders, or without anything to show.

    Args:
        spots: what the list shows, in its order.
        others: results of other pages.
        towns: names inside the municipalities.
        asking: what the question says of where.
    """
    asking = asking or Asking()
    points = [point for border in borders if not border.around for ring in border.rings for point in ring]
    if not points:
        return None
    whole = Bounds.around(points)
    near = whole.wider(BEYOND)
    inside = [spot for spot in spots if near.holds(spot.longitude, spot.latitude)]
    elsewhere = [spot for spot in others if near.holds(spot.longitude, spot.latitude)]
    if not inside and not elsewhere:
        return None
    frame = _frame(size, whole, [*inside, *elsewhere], asking, near)
    here = _here(frame, asking)
    taken = Taken(size, [Box.around(here.x, here.y, 40, 40)] if here else [])
    pins, posts = place_markers(groups_of(frame, inside), taken)
    # Clusters find a place with less trouble than the names by which one knows where one is.
    names = names_of_own(frame, borders, towns, taken)
    clusters = place_clusters(frame, elsewhere, taken, asking.search_in)
    far = [spot for spot in spots if spot not in inside]
    return MapFigure(
        width=size.width,
        height=size.height,
        areas=tuple(
            Area(path, border.around)
            for border in sorted(borders, key=lambda each: not each.around)
            if (path := path_of(frame, border.rings))
        ),
        names=names + names_of_others(frame, borders, towns, taken),
        pins=pins,
        signposts=posts,
        clusters=clusters,
        scale=_scale(frame),
        here=here,
        far=tuple(FarPin(str(spot.number), spot.title, f"#r{spot.number}") for spot in far),
    )


def _frame(size: Size, whole: Bounds, spots: Sequence[Spot], asking: Asking, near: Bounds) -> Frame:
    """Around everything that is shown, the place of the question and the circle around it too."""
    seen = [(spot.longitude, spot.latitude) for spot in spots]
    close = CLOSEST_IN_PIECE if asking.piece else CLOSEST
    if asking.latitude is not None and asking.longitude is not None and near.holds(asking.longitude, asking.latitude):
        around = (asking.radius_km or 0) / KM_PER_DEGREE
        if around < (whole.north - whole.south) / 2:
            close = min(close, CLOSEST / 2)
            seen += [(asking.longitude, asking.latitude + around), (asking.longitude, asking.latitude - around)]
        seen.append((asking.longitude, asking.latitude))
    return frame_around(size, whole, seen, close)


def _here(frame: Frame, asking: Asking) -> Here | None:
    if asking.latitude is None or asking.longitude is None:
        return None
    x, y = frame.at(asking.longitude, asking.latitude)
    if not frame.shows(x, y):
        return None
    return Here(x, y, asking.place or _("Uw locatie"), frame.length(asking.radius_km) if asking.radius_km else 0)


def _scale(frame: Frame) -> Scale:
    km = frame.scale_km()
    text = _("%(n)s km") % {"n": number_format(km)} if km >= 1 else _("%(n)s meter") % {"n": round(km * 1000)}
    return Scale(text, frame.length(km))
