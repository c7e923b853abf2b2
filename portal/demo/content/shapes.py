"""What the demo is made of, as values: the content files in words of Python."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from portal.demo.content.hours import Hours
from tenants.access import Role
from tenants.models import OrganisationKind


@dataclass(frozen=True)
class Outline:
    """The border of a municipality: rings of (longitude, latitude)."""

    code: str
    name: str
    rings: tuple[tuple[tuple[float, float], ...], ...]


@dataclass(frozen=True)
class Organisation:
    id: str
    name: str
    kind: OrganisationKind
    text: str
    phone: str
    teams: tuple[str, ...] = ()
    partner_of: tuple[str, ...] = ()

    @property
    def email(self) -> str:
        return f"info@{self.id}.example"

    @property
    def website(self) -> str:
        return f"https://www.{self.id}.example/"


@dataclass(frozen=True)
class Place:
    id: str
    name: str
    street: str
    postcode: str
    city: str
    latitude: float
    longitude: float
    access: tuple[str, ...] = ()
    secret: bool = False


@dataclass(frozen=True)
class Person:
    """Somebody invented who signs in. The platform's operator has no organisation."""

    name: str
    email: str
    role: Role
    organisation: str = ""
    team: str = ""
    also_in: tuple[str, ...] = ()


@dataclass(frozen=True)
class Closed:
    """Days on which a service is closed, and why."""

    start: date
    end: date
    why: str


@dataclass(frozen=True)
class Capacity:
    """Room at this moment, and how many days ago it was counted."""

    free: int
    of: int
    unit: str
    age: int


@dataclass(frozen=True)
class Service:
    id: str
    name: str
    org: str
    plain: str
    domains: tuple[str, ...]
    checked: int
    also_called: str = ""
    at: tuple[str, ...] = ()
    remote: str = ""
    pro: str = ""
    who: str = ""
    how: str = "afspraak"
    cost: str = "Gratis."
    wait: str = ""
    upl: str = ""
    min_age: int | None = None
    max_age: int | None = None
    bring: tuple[str, ...] = ()
    hours: tuple[Hours, ...] = ()
    closed: tuple[Closed, ...] = ()
    holidays: bool = False
    languages: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    capacity: Capacity | None = None
    areas: tuple[str, ...] = ()
    alert: str = ""
    paused: bool = False
    partners_only: bool = False
    published_in: tuple[str, ...] = ()
    offered_to: tuple[str, ...] = ()

    @property
    def is_free(self) -> bool:
        return self.cost.startswith("Gratis")


@dataclass(frozen=True)
class Proposal:
    """A change that a partner proposed and that waits for the editor."""

    by: str
    service: str
    note: str
    values: Mapping[str, str]


@dataclass(frozen=True)
class Portal:
    """One tenant of the demo with everything in it."""

    slug: str
    name: str
    theme: str
    municipalities: tuple[str, ...]
    languages: tuple[str, ...]
    notice: str
    subtitle: str
    help_phone: str
    help_hours: str
    in_other_languages: Mapping[str, Mapping[str, str]]
    outlines: tuple[Outline, ...]
    organisations: Mapping[str, Organisation]
    places: Mapping[str, Place]
    people: tuple[Person, ...]
    services: tuple[Service, ...]
    proposals: tuple[Proposal, ...] = field(default=())
    around: tuple[Outline, ...] = ()  # the neighbours, for the map
