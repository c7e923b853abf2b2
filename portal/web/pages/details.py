"""The page of one service, and that of one organisation."""

from dataclasses import dataclass
from datetime import date

from portal.web.pages.cards import Card, Label
from portal.web.pages.hours import OpenNow, Week
from portal.web.pages.map import MapFigure
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
    text: str = ""
    route: str = ""  # the address of a route planner of somebody else
    number: int | None = None  # its pin on the map, when there is more than one
    anchor: str = ""


@dataclass(frozen=True)
class Contact:
    """A person or a desk to ask for."""

    name: str
    role: str = ""
    email: str = ""
    phones: tuple[Phone, ...] = ()


@dataclass(frozen=True)
class Fact:
    """A question and its answer, as paragraphs or as a list."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Checked:
    """How sure one can be: when somebody looked whether it is still true, and who."""

    on: date | None = None
    by: str = ""
    stale: bool = False


@dataclass(frozen=True)
class Reach:
    """How to come into contact: the same for a service and for an organisation."""

    phones: tuple[Phone, ...] = ()
    email: str = ""
    website: Link | None = None
    links: tuple[Link, ...] = ()
    contacts: tuple[Contact, ...] = ()

    @property
    def known(self) -> bool:
        return bool(self.phones or self.email or self.website or self.links or self.contacts)


@dataclass(frozen=True)
class ServicePage:
    uid: str
    title: str
    organisation: Link | None
    plain: tuple[str, ...]
    also_called: str = ""
    more: tuple[str, ...] = ()
    professional: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    bring: tuple[Link, ...] = ()  # what to take along; few have an address to follow
    waiting: tuple[str, ...] = ()
    labels: tuple[Label, ...] = ()
    places: tuple[Place, ...] = ()
    map: MapFigure | None = None
    week: Week | None = None
    open_now: OpenNow | None = None
    hours_unknown: bool = False
    reach: Reach = Reach()
    topics: tuple[Link, ...] = ()
    checked: Checked = Checked()
    source: str = ""
    partners_only: bool = False
    alert: str = ""
    temporarily_closed: bool = False
    copy: str = ""
    message: str = ""


@dataclass(frozen=True)
class ServiceGroup:
    """Services of an organisation about one thing; without a title when there are few."""

    title: str
    cards: tuple[Card, ...]


@dataclass(frozen=True)
class OrganisationPage:
    uid: str
    title: str
    text: tuple[str, ...]
    also_called: str = ""
    kind: str = ""
    professional: tuple[str, ...] = ()
    groups: tuple[ServiceGroup, ...] = ()
    partner_services: tuple[Card, ...] = ()
    places: tuple[Place, ...] = ()
    map: MapFigure | None = None
    reach: Reach = Reach()
    checked: Checked = Checked()
    from_portal: str = ""
    copy: str = ""
