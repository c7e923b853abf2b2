"""The rows around a page of services, places or organizations: a constant number of queries, however long the page."""

from collections.abc import Iterable

from portal.opendata.selectors import visible
from portal.opendata.selectors.gathering import Gathering
from portal.socialmap.hsds.exporting.collecting import Tables
from portal.socialmap.models import Location, Organization, Service, ServiceAtLocation


def of_services(found: Iterable[Service], *, whole: bool) -> Tables:
    """The tables around these services.

    Args:
        found: services of `visible`, with organization and program read along.
        whole: also what hangs under them and under their places.

    Costs no query, or seventeen when whole.
    """
    gathering, services = Gathering(with_layer=whole), list(found)
    _add_services(gathering, services)
    if whole:
        places = visible.at_locations().filter(service__in=[service.pk for service in services])
        _add_places(gathering, places.select_related("location").order_by("pk"))
        gathering.hang("service", "service_at_location", "location")
    return gathering.finished()


def of_places(found: Iterable[ServiceAtLocation], *, whole: bool) -> Tables:
    """The tables around these services at places, without what hangs under the service itself.

    Args:
        found: of `visible`, with location, service, organization and program read along.

    Costs no query, or twelve when whole.
    """
    gathering, places = Gathering(with_layer=whole), list(found)
    _add_services(gathering, (place.service for place in places))
    _add_places(gathering, places)
    if whole:
        gathering.hang("service_at_location", "location")
    return gathering.finished()


def of_locations(found: Iterable[Location]) -> Tables:
    """The tables around these places. Six queries."""
    gathering = Gathering()
    gathering.add("location", found)
    gathering.hang("location")
    return gathering.finished()


def of_organizations(found: Iterable[Organization], *, whole: bool) -> Tables:
    """The tables around these organizations. One query, or ten when whole."""
    gathering, rows = Gathering(with_layer=whole), list(found)
    above = visible.organizations().filter(pk__in=[row.parent_organization_id for row in rows])
    gathering.uids["organization"] = {pk: str(uid) for pk, uid in above.order_by().values_list("pk", "uid")}
    gathering.add("organization", rows)
    if whole:
        here = [row.pk for row in rows]
        gathering.add("program", visible.programs().filter(organization__in=here))
        gathering.hang("organization", "program")
    return gathering.finished()


def _add_services(gathering: Gathering, found: Iterable[Service]) -> None:
    services = list(found)
    programs = (service.program for service in services if service.program is not None)
    gathering.add("organization", (service.organization for service in services if service.organization))
    gathering.add("program", (program for program in programs if program.gone_from_source_at is None))
    gathering.add("service", services)


def _add_places(gathering: Gathering, found: Iterable[ServiceAtLocation]) -> None:
    places = list(found)
    gathering.add("location", (place.location for place in places))
    gathering.add("service_at_location", places)
