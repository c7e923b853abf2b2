"""Pins with the numbers of the list. What lies at one spot shares a signpost that carries all its numbers.

A head of 60 units is 25 pixels on a screen of 320 (the picture is 288 wide there), so each number can be touched; on
the larger map a head may be smaller on a phone, where the list below it is the equivalent (WCAG 2.5.8).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, hypot, radians, sin

from django.utils.translation import gettext as _

from portal.web.composing.map.boxes import Box, Taken
from portal.web.composing.map.frame import Frame
from portal.web.composing.map.places import Spot
from portal.web.pages.map import Pin, Signpost

HEAD, REACH = 60, 53  # how wide a head is, and how far its middle lies from the spot
FOOT = 20  # how wide its point is
NEARBY = 34  # what lies nearer than this cannot be told apart
COLUMNS, CELL, RIM = 4, 60, 5  # how a signpost is filled
POINTS = (22, 60, 100)  # how far a signpost may stand from its spot
# The ways in which a head may lie, in degrees from straight up: what people expect first.
TURNS = (0, 90, -90, 180, 45, -45, 135, -135)
PASSES = 2  # once everything has a place, each looks again


@dataclass(frozen=True)
class Group:
    """What lies at one spot of the picture."""

    x: int
    y: int
    spots: tuple[Spot, ...]


def groups_of(frame: Frame, spots: Sequence[Spot]) -> list[Group]:
    """The spots by where they lie, in the order of the list."""
    found: list[Group] = []
    for spot in spots:
        x, y = frame.at(spot.longitude, spot.latitude)
        near = next((place for place, each in enumerate(found) if hypot(each.x - x, each.y - y) < NEARBY), None)
        if near is None:
            found.append(Group(x, y, (spot,)))
        else:
            found[near] = Group(found[near].x, found[near].y, (*found[near].spots, spot))
    return found


@dataclass(frozen=True)
class Stand:
    """How a group may stand: the turn of its head, and the part of the picture that it takes."""

    turn: int
    box: Box


def place_markers(groups: Sequence[Group], taken: Taken) -> tuple[tuple[Pin, ...], tuple[Signpost, ...]]:
    """Each group where it covers least of the others. The first of the list is drawn last, so that it lies on top."""
    chosen: dict[Group, Stand] = {}
    # Signposts are large and find a place with more trouble.
    largest_first = sorted(groups, key=lambda each: -len(each.spots))
    for group in largest_first * PASSES:
        if group in chosen:
            taken.boxes.remove(chosen[group].box)
        chosen[group] = min(_stands(group), key=lambda stand: taken.covered(stand.box))
        taken.boxes.append(chosen[group].box)
    for group, stand in chosen.items():
        taken.boxes += _foot(group, stand.box)
    pins = [_pin(group, chosen[group]) for group in reversed(groups) if len(group.spots) == 1]
    posts = [_signpost(group, chosen[group].box) for group in reversed(groups) if len(group.spots) > 1]
    return tuple(pins), tuple(posts)


def _stands(group: Group) -> list[Stand]:
    """The ways in which a group may stand, the usual one first."""
    if len(group.spots) == 1:
        return [Stand(turn, Box.around(*_head(group, turn), HEAD, HEAD)) for turn in TURNS]
    width, height = _size(len(group.spots))
    return [
        Stand(turn, Box.around(round(group.x + across), round(group.y - along), width, height))
        for point in POINTS
        for turn in TURNS
        for across, along in [(sin(radians(turn)) * (point + width / 2), cos(radians(turn)) * (point + height / 2))]
    ]


def _foot(group: Group, box: Box) -> list[Box]:
    """What the point of a pin or signpost takes, from its spot to under its head: no name lies across it."""
    x, y = box.middle
    steps = ((group.x + (x - group.x) * part // 4, group.y + (y - group.y) * part // 4) for part in range(4))
    return [Box.around(*step, FOOT, FOOT) for step in steps]


def _head(group: Group, turn: int) -> tuple[int, int]:
    """The middle of the head of a pin."""
    return round(group.x + sin(radians(turn)) * REACH), round(group.y - cos(radians(turn)) * REACH)


def _size(number: int) -> tuple[int, int]:
    """Of the board of a signpost: rows as equal as can be."""
    rows = -(-number // COLUMNS)
    return _columns(number) * CELL + 2 * RIM, rows * CELL + 2 * RIM


def _columns(number: int) -> int:
    rows = -(-number // COLUMNS)
    return -(-number // rows)


def _pin(group: Group, stand: Stand) -> Pin:
    return _numbered(group.spots[0], (group.x, group.y), _head(group, stand.turn), stand.turn)


def _signpost(group: Group, box: Box) -> Signpost:
    pins, columns = [], _columns(len(group.spots))
    for place, spot in enumerate(group.spots):
        middle = (
            box.left + RIM + CELL // 2 + place % columns * CELL,
            box.top + RIM + CELL // 2 + place // columns * CELL,
        )
        pins.append(_numbered(spot, middle, middle))
    return Signpost(box.left, box.top, box.right - box.left, box.bottom - box.top, _point(group, box), tuple(pins))


def _point(group: Group, box: Box) -> str:
    """From the spot to under the board, where it is widest."""
    x, y = box.middle
    far = hypot(x - group.x, y - group.y) or 1
    aside_x, aside_y = round((y - group.y) / far * 16), round((x - group.x) / far * 16)
    return f"M{group.x} {group.y}L{x + aside_x} {y - aside_y}L{x - aside_x} {y + aside_y}z"


def _numbered(spot: Spot, at: tuple[int, int], text_at: tuple[int, int], turn: int = 0) -> Pin:
    said = {"number": spot.number, "title": spot.title}
    title = _("%(number)s. %(title)s, nu gesloten") % said if spot.closed else _("%(number)s. %(title)s") % said
    return Pin(str(spot.number), *at, title, f"#r{spot.number}", spot.closed, turn, *text_at)
