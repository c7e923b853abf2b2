"""A map as a drawing: borders, names, pins and clusters in the coordinates of the picture."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Area:
    """The border of a municipality; `around` when it is a neighbour of the portal's own."""

    path: str
    around: bool = False


@dataclass(frozen=True)
class Name:
    """What lies here, in words; `kind` is area, town or around."""

    text: str
    x: int
    y: int
    kind: str


@dataclass(frozen=True)
class Pin:
    """One thing of the list, with its number there. `turn` is where its head lies, in degrees from straight up."""

    text: str
    x: int
    y: int
    title: str
    href: str
    closed: bool = False
    turn: int = 0
    text_x: int = 0
    text_y: int = 0


@dataclass(frozen=True)
class Signpost:
    """Several things at one spot: a board with all their numbers, and a point to the spot."""

    x: int
    y: int
    width: int
    height: int
    point: str
    pins: tuple[Pin, ...]


@dataclass(frozen=True)
class Cluster:
    """Results of other pages that lie together; leads to a search in that piece of the map."""

    text: str
    x: int
    y: int
    title: str
    href: str


@dataclass(frozen=True)
class Here:
    """The place of the question, and how far was searched (nothing without a limit)."""

    x: int
    y: int
    title: str
    ring: int = 0


@dataclass(frozen=True)
class Scale:
    """A length on the map, in words and on the picture."""

    text: str
    length: int


@dataclass(frozen=True)
class FarPin:
    """Something of the list that lies outside the picture."""

    text: str
    title: str
    href: str


@dataclass(frozen=True)
class MapFigure:
    width: int
    height: int
    areas: tuple[Area, ...]
    names: tuple[Name, ...]
    pins: tuple[Pin, ...]
    signposts: tuple[Signpost, ...]
    clusters: tuple[Cluster, ...]
    scale: Scale
    here: Here | None = None
    far: tuple[FarPin, ...] = ()
    large: str = ""  # the address of the larger map of the same question

    @property
    def all_pins(self) -> tuple[Pin, ...]:
        """Those that stand alone and those on signposts."""
        return self.pins + tuple(pin for post in self.signposts for pin in post.pins)
