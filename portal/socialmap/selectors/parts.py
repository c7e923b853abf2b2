"""What pages, search and print are given: values, not rows. A secret place has no address in them at all."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from portal.socialmap.capacity import CapacityNow
from portal.socialmap.freshness import Freshness
from portal.socialmap.opening import NO_HOURS, Opening, Timetable


@dataclass(frozen=True)
class Term:
    """A word from a list: `taxonomy` is the code of the list, such as "leefgebieden"."""

    taxonomy: str
    code: str
    name: str


@dataclass(frozen=True)
class Spoken:
    """A language in which one is helped: its code where the source gives one, and its name there."""

    code: str
    name: str


@dataclass(frozen=True)
class PhoneLine:
    number: str
    extension: str = ""
    kind: str = ""
    description: str = ""


@dataclass(frozen=True)
class ContactLine:
    """A person or desk to ask for."""

    name: str
    title: str
    department: str
    email: str
    phones: tuple[PhoneLine, ...] = ()


@dataclass(frozen=True)
class Cost:
    text: str
    amount: str = ""


@dataclass(frozen=True)
class RequiredPaper:
    text: str
    uri: str = ""


@dataclass(frozen=True)
class Link:
    label: str
    url: str


@dataclass(frozen=True)
class Room:
    """Capacity with its age: how much there was, of what, and how many days ago."""

    available: float
    maximum: float | None
    unit: str
    description: str
    updated: datetime
    age_days: int
    outdated: bool


@dataclass(frozen=True)
class PostalAddress:
    street: tuple[str, ...]
    postal_code: str
    city: str
    kind: str


@dataclass(frozen=True)
class Place:
    """Where a service is given. Of a secret one only its hours and telephones are known outside the map."""

    uid: UUID
    name: str
    secret: bool
    kind: str = "physical"
    addresses: tuple[PostalAddress, ...] = ()
    latitude: float | None = None
    longitude: float | None = None
    description: str = ""
    transportation: str = ""
    url: str = ""
    accessibility: tuple[str, ...] = ()
    phones: tuple[PhoneLine, ...] = ()
    timetable: Timetable = NO_HOURS

    @property
    def city(self) -> str:
        return next((address.city for address in self.addresses if address.city), "")


@dataclass(frozen=True)
class OrganizationName:
    uid: UUID
    name: str
    kind: str = ""


@dataclass(frozen=True)
class ServiceCard:
    """A service in a list."""

    uid: UUID
    external_id: str
    name: str
    summary: str  # the beginning of `whole_text`
    organization: OrganizationName | None
    partners_only: bool
    status: str
    checked_on: date | None
    freshness: Freshness
    terms: tuple[Term, ...]
    places: tuple[Place, ...]
    phones: tuple[PhoneLine, ...]
    free: bool
    timetable: Timetable
    opening: Opening
    professional_text: str = ""
    alert: str = ""
    from_portal: str = ""
    whole_text: str = ""
    languages: tuple[Spoken, ...] = ()
    wait_time: str = ""
    email: str = ""
    capacity: CapacityNow | None = None

    def terms_of(self, taxonomy: str) -> tuple[Term, ...]:
        return tuple(term for term in self.terms if term.taxonomy == taxonomy)


@dataclass(frozen=True)
class ServicePage:
    """Everything that this actor may read of one service."""

    card: ServiceCard
    alternate_name: str
    description: str
    plain_text: str
    professional_text: str
    url: str
    email: str
    links: tuple[Link, ...]
    contacts: tuple[ContactLine, ...]
    areas: tuple[str, ...]
    languages: tuple[str, ...]
    interpretation_services: str
    costs: tuple[Cost, ...]
    fees: str
    eligibility: str
    minimum_age: float | None
    maximum_age: float | None
    papers: tuple[RequiredPaper, ...]
    application_process: str
    wait_time: str
    rooms: tuple[Room, ...]
    source: str
    version: int
    owned_here: bool
    checked_by_organization: bool = False


@dataclass(frozen=True)
class OrganizationPage:
    """Everything that this actor may read of one organization, with its services."""

    uid: UUID
    name: str
    alternate_name: str
    kind: str
    description: str
    plain_text: str
    professional_text: str
    email: str
    website: str
    links: tuple[Link, ...]
    phones: tuple[PhoneLine, ...]
    contacts: tuple[ContactLine, ...]
    services: tuple[ServiceCard, ...]
    checked_on: date | None
    freshness: Freshness
    version: int
    owned_here: bool
    from_portal: str = ""
