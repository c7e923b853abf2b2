"""The page of one service, and that of one organisation."""

from dataclasses import dataclass
from datetime import date

from portal.web.pages.cards import Card, Label
from portal.web.pages.hours import OpenNow, Week
from portal.web.phones import Phone


@dataclass(frozen=True)
class Link:
    title: str
    url: str


@dataclass(frozen=True)
class Place:
    """Where one can go. A secret address has no street, no distance and no map: only the sentence that it is secret."""

    name: str
    address: tuple[str, ...] = ()
    secret: bool = False
    online: bool = False
    week: Week | None = None
    open_now: OpenNow | None = None
    phones: tuple[Phone, ...] = ()
    access: tuple[str, ...] = ()
    transport: str = ""


@dataclass(frozen=True)
class Fact:
    """A question and its answer, as paragraphs or as a list."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class ServicePage:
    title: str
    organisation: Link | None
    plain: tuple[str, ...]
    more: tuple[str, ...] = ()
    professional: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    labels: tuple[Label, ...] = ()
    places: tuple[Place, ...] = ()
    week: Week | None = None
    open_now: OpenNow | None = None
    phones: tuple[Phone, ...] = ()
    email: str = ""
    website: Link | None = None
    links: tuple[Link, ...] = ()
    topics: tuple[Link, ...] = ()
    checked_on: date | None = None
    stale: bool = False
    source: str = ""
    partners_only: bool = False
    alert: str = ""
    temporarily_closed: bool = False


@dataclass(frozen=True)
class OrganisationPage:
    title: str
    text: tuple[str, ...]
    professional: tuple[str, ...] = ()
    services: tuple[Card, ...] = ()
    partner_services: tuple[Card, ...] = ()
    phones: tuple[Phone, ...] = ()
    email: str = ""
    website: Link | None = None
    links: tuple[Link, ...] = ()
    checked_on: date | None = None
    stale: bool = False
    kind: str = ""
