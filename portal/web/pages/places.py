"""The page of one municipality or town."""

from dataclasses import dataclass

from portal.web.pages.home import OpenNowSection, Tile
from portal.web.pages.map import MapFigure
from portal.web.pages.results import SearchForm
from portal.web.pages.topics import Named


@dataclass(frozen=True)
class PlacePage:
    title: str
    lead: str
    form: SearchForm
    open_now: OpenNowSection
    all_of_it: str
    tiles: tuple[Tile, ...] = ()
    map: MapFigure | None = None
    towns: tuple[Named, ...] = ()
