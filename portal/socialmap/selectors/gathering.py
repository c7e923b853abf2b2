"""Everything around a number of services in one query for each kind of thing, however many services there are."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q

from portal.socialmap.models import (
    Accessibility,
    Address,
    Attribute,
    Contact,
    CostOption,
    HolidaySchedule,
    Language,
    Location,
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


def around(services: Collection[Service], *, whole: bool = False) -> Surroundings:
    """Read what hangs under these services and their locations.

    Args:
        services: already seen through `visible_to`.
        whole: also what only a page shows (contacts, papers, capacity, links).

    Costs ten queries, fourteen when whole.
    """
    ids = [service.pk for service in services]
    at_locations = _read(_at_locations(ids), "service")
    rows = [row for found in at_locations.by["service"].values() for row in found]
    parents = {
        "service": ids,
        "service_at_location": [row.pk for row in rows],
        "location": [row.location_id for row in rows],
    }
    contacts = _hanging(Contact, parents) if whole else Gathered()
    with_contacts = parents | {"contact": [each.pk for each in _all(contacts)]}
    return Surroundings(
        at_locations=at_locations,
        addresses=_hanging(Address, parents, "location"),
        accessibility=_hanging(Accessibility, parents, "location"),
        phones=_hanging(Phone, with_contacts if whole else parents),
        schedules=_hanging(Schedule, parents),
        special_days=_hanging(HolidaySchedule, parents),
        attributes=_terms(ids),
        languages=_hanging(Language, parents, "service", "location"),
        areas=_hanging(ServiceArea, parents, "service", "service_at_location"),
        costs=_hanging(CostOption, parents, "service"),
        contacts=contacts,
        papers=_hanging(RequiredDocument, parents, "service") if whole else Gathered(),
        rooms=_rooms(ids) if whole else Gathered(),
        links=_hanging(Url, parents, "service") if whole else Gathered(),
    )


def around_organization(organization: int) -> tuple[Gathered, Gathered, Gathered]:
    """Telephones (those of contacts too), contacts and web addresses of one organization. Three queries."""
    parents = {"organization": [organization]}
    contacts = _hanging(Contact, parents)
    with_contacts = parents | {"contact": [each.pk for each in _all(contacts)]}
    return _hanging(Phone, with_contacts), contacts, _hanging(Url, parents)


def _at_locations(services: list[int]) -> Any:
    """Only locations that are themselves in sight."""
    located: Any = Location.published.all()
    shown = located.in_sight().filter(service_at_locations__service__in=services).order_by()
    return (
        ServiceAtLocation.published.filter(service__in=services, gone_from_source_at=None)
        .filter(location__in=shown.values("pk"))
        .select_related("location")
    )


def _terms(services: list[int]) -> Gathered:
    found = Attribute.published.filter(service__in=services, taxonomy_term__isnull=False, gone_from_source_at=None)
    return _read(found.select_related("taxonomy_term__taxonomy"), "service")


def _rooms(services: list[int]) -> Gathered:
    found = ServiceCapacity.published.filter(service__in=services, gone_from_source_at=None)
    return _read(found.select_related("unit"), "service")


def _hanging(model: Any, parents: dict[str, list[int]], *only: str) -> Gathered:
    """Rows of the model under any of these parents, in one query."""
    names = [name for name in parents if (not only or name in only)]
    condition = Q(pk__in=[])
    for name in names:
        condition |= Q(**{f"{name}__in": parents[name]})
    return _read(model.published.filter(condition, gone_from_source_at=None), *names)


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
