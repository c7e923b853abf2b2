"""Places where one can go, the way there, and where they lie."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from portal.socialmap import selectors
from portal.socialmap.opening import AMSTERDAM, opening_at
from portal.web.composing.hours import open_now, week_table
from portal.web.composing.map import Border, Size, Spot, map_figure
from portal.web.composing.reach import dialled
from portal.web.pages.details import Place
from portal.web.pages.map import MapFigure

# A route planner without accounts or advertisements. The page only links there: nothing is asked of it beforehand.
ROUTE, SEARCH = "https://www.openstreetmap.org/directions", "https://www.openstreetmap.org/search"
SIZE = Size(688, 430)


def places_of(found: Iterable[selectors.Place], now: datetime, *, with_hours: bool) -> tuple[Place, ...]:
    """The places as the page shows them, numbered where more than one has a pin.

    Args:
        with_hours: each has hours of its own.
    """
    seen = tuple(found)
    pinned = [each for each in seen if _pin(each)]
    numbers = {each.uid: number for number, each in enumerate(pinned, start=1)}
    return tuple(
        replace(
            _place(each, now, with_hours=with_hours),
            number=numbers.get(each.uid) if len(pinned) > 1 else None,
            anchor=f"r{numbers[each.uid]}" if each.uid in numbers else "",
        )
        for each in seen
    )


def map_of(outlines: Sequence[Any], found: Iterable[selectors.Place], now: datetime) -> MapFigure | None:
    """A small map with a pin for each place; none when nothing has a place that may be told."""
    pinned = [each for each in found if _pin(each)]
    spots = [
        Spot(number, each.name, each.latitude, each.longitude, _closed(each, now))
        for number, each in enumerate(pinned, start=1)
        if each.latitude is not None and each.longitude is not None
    ]
    return map_figure(Border.of_setting(outlines), spots, size=SIZE) if spots else None


def address_lines(address: selectors.PostalAddress) -> tuple[str, ...]:
    """Street, then postcode and town."""
    town = f"{address.postal_code} {address.city}".strip()
    return tuple(line for line in (*address.street, town) if line)


def _place(place: selectors.Place, now: datetime, *, with_hours: bool) -> Place:
    visit = next((each for each in place.addresses if each.kind != "postal"), None)
    lines = address_lines(visit) if visit else ()
    return Place(
        name=place.name,
        address=lines,
        secret=place.secret,
        online=place.kind == "virtual",
        week=week_table(place.timetable, now.astimezone(AMSTERDAM).date()) if with_hours else None,
        open_now=open_now(opening_at(place.timetable, now), place.timetable) if with_hours else None,
        phones=dialled(place.phones),
        access=tuple(dict.fromkeys(line for line in place.accessibility if line)),
        transport=place.transportation,
        text=place.description,
        route=_route(place, lines),
    )


def _route(place: selectors.Place, lines: tuple[str, ...]) -> str:
    """To the pin when there is one, else to the address as it is written. A secret place has neither."""
    if place.secret or place.kind == "virtual":
        return ""
    if _pin(place):
        return f"{ROUTE}?{urlencode({'from': '', 'to': f'{place.latitude:.5f},{place.longitude:.5f}'}, safe=',')}"
    return f"{SEARCH}?{urlencode({'query': ', '.join(lines)})}" if lines else ""


def _pin(place: selectors.Place) -> bool:
    return not place.secret and place.latitude is not None and place.longitude is not None


def _closed(place: selectors.Place, now: datetime) -> bool:
    opening = opening_at(place.timetable, now)
    return opening.known and not opening.is_open
