"""Everything around a number of services in one query for each kind of thing, however many services there are."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q
from django.utils import timezone

from portal.socialmap.models import (
    Accessibility,
    Address,
    Attribute,
    Contact,
    CostOption,
    HolidaySchedule,
    Language,
    Organization,
    Phone,
    RequiredDocument,
    Schedule,
    Service,
    ServiceArea,
    ServiceAtLocation,
    ServiceCapacity,
    Url,
)

Rows = dict[int, list[Any]]
Parents = Mapping[str, Collection[Any]]


@dataclass
class Gathered:
    """Rows by the id of what they hang under; `by["service"][7]` are those of service 7."""

    by: dict[str, Rows] = field(default_factory=lambda: defaultdict(lambda: defaultdict(list)))

    def of(self, parent: str, pk: int | None) -> list[Any]:
        return self.by[parent].get(pk, []) if pk is not None else []


@dataclass(frozen=True)
class Surroundings:
    """What stands around the services, by kind."""

    at_locations: Gathered
    addresses: Gathered
    accessibility: Gathered
    phones: Gathered
    schedules: Gathered
    special_days: Gathered
    attributes: Gathered
    languages: Gathered
    areas: Gathered
    costs: Gathered
    contacts: Gathered
    papers: Gathered
    rooms: Gathered
    links: Gathered


def around(services: Collection[Service], *, whole: bool = False, areas: bool = True) -> Surroundings:
    """Read what hangs under these services and their locations.

    Args:
        services: already seen through `visible_to`.
        whole: also what only a page shows (contacts, papers, capacity, links).
        areas: also the areas that they are for, which no list shows.

    Costs ten queries, fourteen when whole, one less without areas.
    """
    at_locations = _read(_at_locations(services), "service")
    rows = _all(at_locations)
    parents: Parents = {
        "service": services,
        "service_at_location": rows,
        "location": [row.location for row in rows],
    }
    contacts = _hanging(Contact, parents) if whole else Gathered()
    return Surroundings(
        at_locations=at_locations,
        addresses=_hanging(Address, parents, "location"),
        accessibility=_hanging(Accessibility, parents, "location"),
        phones=_hanging(Phone, {**parents, "contact": _all(contacts)} if whole else parents),
        schedules=_hanging(Schedule, parents),
        special_days=_hanging(HolidaySchedule, parents),
        attributes=_terms(services),
        languages=_hanging(Language, parents, "service", "location"),
        areas=_hanging(ServiceArea, parents, "service", "service_at_location") if areas else Gathered(),
        costs=_hanging(CostOption, parents, "service"),
        contacts=contacts,
        papers=_hanging(RequiredDocument, parents, "service") if whole else Gathered(),
        rooms=_rooms(services) if whole else Gathered(),
        links=_hanging(Url, parents, "service") if whole else Gathered(),
    )


def around_organization(organization: Organization) -> tuple[Gathered, Gathered, Gathered]:
    """Telephones (those of contacts too), contacts and web addresses of one organization. Three queries."""
    parents: Parents = {"organization": [organization]}
    contacts = _hanging(Contact, parents)
    return _hanging(Phone, {**parents, "contact": _all(contacts)}), contacts, _hanging(Url, parents)


def _at_locations(services: Collection[Service]) -> Any:
    """Only locations that are themselves in sight."""
    today = timezone.localdate()
    found = ServiceAtLocation.published.beneath(service=services).filter(
        Q(location__visible_from__isnull=True) | Q(location__visible_from__lte=today),
        Q(location__visible_until__isnull=True) | Q(location__visible_until__gte=today),
        location__live=True,
        location__gone_from_source_at__isnull=True,
        gone_from_source_at__isnull=True,
    )
    return found.select_related("location")


def _terms(services: Collection[Service]) -> Gathered:
    found = Attribute.published.beneath(service=services).filter(taxonomy_term__isnull=False, gone_from_source_at=None)
    return _read(found.select_related("taxonomy_term__taxonomy"), "service")


def _rooms(services: Collection[Service]) -> Gathered:
    found = ServiceCapacity.published.beneath(service=services).filter(gone_from_source_at=None)
    return _read(found.select_related("unit"), "service")


def _hanging(model: Any, parents: Parents, *only: str) -> Gathered:
    """Rows of the model under any of these parents, in one query."""
    asked = {name: found for name, found in parents.items() if not only or name in only}
    return _read(model.published.beneath(**asked).filter(gone_from_source_at=None), *asked)


def _read(rows: Iterable[Any], *parents: str) -> Gathered:
    gathered = Gathered()
    for row in rows:
        for parent in parents:
            pk = getattr(row, f"{parent}_id")
            if pk is not None:
                gathered.by[parent][pk].append(row)
    return gathered


def _all(gathered: Gathered) -> list[Any]:
    seen = {row.pk: row for rows in gathered.by.values() for found in rows.values() for row in found}
    return list(seen.values())
