"""One service in a list."""

from dataclasses import dataclass
from datetime import date

from portal.web.pages.hours import OpenNow, Week
from portal.web.phones import Phone


@dataclass(frozen=True)
class Label:
    """A short word about a service; `kind` is good, warn, partners or nothing (grey)."""

    text: str
    kind: str = ""
    icon: str = ""


@dataclass(frozen=True)
class Marked:
    """A piece of text, and whether it is what was searched for."""

    text: str
    found: bool = False


@dataclass(frozen=True)
class Card:
    title: str
    url: str
    organisation: str = ""
    text: tuple[Marked, ...] = ()
    professional_text: str = ""
    open_now: OpenNow | None = None
    address: str = ""
    distance: str = ""
    labels: tuple[Label, ...] = ()
    week: Week | None = None
    phone: Phone | None = None
    checked_on: date | None = None
    stale: bool = False
    partners_only: bool = False
    anchor: str = ""
    number: int | None = None  # its pin on the map
    uid: str = ""  # of a service; by it a visitor keeps it in a list of their own
    email: str = ""
    wait: str = ""
    room: str = ""  # whether there is room; what the organisation said itself comes before what an editor wrote
    copy: str = ""  # contact data as plain lines
