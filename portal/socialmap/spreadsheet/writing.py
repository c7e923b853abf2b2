"""Writing rows that somebody said yes to, and keeping the way back."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.utils import timezone

from portal.socialmap import policies
from portal.socialmap.models import Audience, Organization, PlaceKind, Service
from portal.socialmap.services.groups import own_group, write_areas, write_phones, write_terms, write_week
from portal.socialmap.services.ownership import take_over
from portal.socialmap.services.places import move_to
from portal.socialmap.services.trail import Trail
from portal.socialmap.services.values import present
from portal.socialmap.services.wholes import AREAS, HOURS, PHONES, PLACES, TERMS
from portal.socialmap.spreadsheet.planned import PlannedRow
from portal.socialmap.spreadsheet.standing import SOURCE, Index, Standing, same_name, standing_of
from portal.socialmap.spreadsheet.wholes_of import terms_of
from portal.socialmap.spreadsheet.words import LISTS
from tenants.access import Actor, require


@dataclass
class RowWriter:
    """Writes planned rows, one after another, in the caller's transaction."""

    actor: Actor
    index: Index
    trail: Trail
    touched: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))

    def write(self, rows: list[PlannedRow]) -> None:
        """Write rows that were planned a moment ago with the services locked."""
        standing = standing_of({row.service.pk for row in rows if row.service is not None})
        for row in rows:
            service = row.service or self._new(row)
            if row.service is not None:
                self._change(service, row)
            self._under(service, row, standing)
            self.touched["service"].add(service.pk)

    def _new(self, row: PlannedRow) -> Service:
        now = timezone.now()
        service = Service(
            organization=self._organization(row),
            name=row.wanted.service,
            data_source=SOURCE,
            external_id=row.wanted.key,
            live=True,
            first_published_at=now,
            last_published_at=now,
            **row.values,
        )
        if "checked_on" in row.values:
            service.checked_by = self.actor.person
        require(policies.may(self.actor, "publish", _of_here(service, self.actor)))
        self.trail.make(service)
        return service

    def _organization(self, row: PlannedRow) -> Organization:
        name = same_name(row.wanted.organization)
        known = self.index.organizations.get(name)
        if known:
            found: Organization = Organization.objects.get(pk=known[0])
            return found
        now = timezone.now()
        organization = Organization(
            name=row.wanted.organization,
            data_source=SOURCE,
            # Who offers something to partners alone is not told to everybody either.
            audience=row.values.get("audience", Audience.PUBLIC),
            live=True,
            first_published_at=now,
            last_published_at=now,
        )
        self.trail.make(organization)
        self.index.organizations[name] = [organization.pk]
        self.touched["organization"].add(organization.pk)
        return organization

    def _change(self, service: Service, row: PlannedRow) -> None:
        before = {name: present(service, name) for name in row.values}
        values = dict(row.values)
        if "checked_on" in values:
            values["checked_by_id"] = self.actor.person.pk if self.actor.person is not None else None
        self.trail.change(service, values)
        require(policies.may(self.actor, "change", service))
        service.version += 1
        service.changed_at = timezone.now()
        names = {name.removesuffix("_id") for name in values} | {"version", "changed_at"}
        Service.objects.bulk_update([service], sorted(names))  # as `Trail.make`: past what saving costs
        if service.data_source != SOURCE:
            self.trail.made += take_over(self.actor, service, row.values.keys(), before)

    def _under(self, service: Service, row: PlannedRow, standing: Standing) -> None:
        wanted, trail, pk = row.wanted, self.trail, service.pk
        written = set()
        if PHONES in row.groups and wanted.phones is not None:
            write_phones(service, standing.phones.get(pk, []), wanted.phones, trail)
            written.add(PHONES)
        if PLACES in row.groups and wanted.address is not None:
            places = [each for each in standing.places.get(pk, []) if each.location.location_type == PlaceKind.PHYSICAL]
            self.touched["location"].add(move_to(service, places, wanted.address, trail).pk)
            written.add(PLACES)
        if HOURS in row.groups and wanted.hours is not None:
            write_week(service, standing.schedules.get(pk, []), wanted.hours, trail)
            written.add(HOURS)
        for column in LISTS:
            if column in row.groups:
                rows = terms_of(standing.terms.get(pk, []), column)
                write_terms(service, rows, wanted.terms[column], trail)
                written.add(TERMS)
        if AREAS in row.groups and wanted.municipalities is not None:
            write_areas(service, standing.areas.get(pk, []), wanted.municipalities, trail)
            written.add(AREAS)
        if row.service is not None and service.data_source != SOURCE:
            for group in sorted(written):
                own_group(self.actor, service, group, standing.owned, trail)


def _of_here(service: Service, actor: Actor) -> Service:
    service.tenant = actor.tenant
    return service
