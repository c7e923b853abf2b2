"""Entries of the social map. The scope of their tenant must be open."""

from datetime import date, time
from typing import Any

from portal.socialmap.models import (
    Address,
    Location,
    Organization,
    Phone,
    Publication,
    PublicationState,
    Schedule,
    Service,
    ServiceAtLocation,
)
from tenants.context import activate
from tenants.models import Tenant


def make_organization(name: str = "Voedselbank De Vliet", **fields: Any) -> Organization:
    fields.setdefault("description", f"{name} helpt.")
    return Organization.objects.create(name=name, **fields)


def make_service(name: str = "Voedselpakket", organization: Organization | None = None, **fields: Any) -> Service:
    fields.setdefault("description", f"{name}: een keer per week.")
    return Service.objects.create(name=name, organization=organization or make_organization(), **fields)


def make_location(service: Service, *, street: str = "Kade 1", city: str = "Waterkant", **fields: Any) -> Location:
    """A place where the service is given, with a street and a pin."""
    fields.setdefault("name", f"Gebouw {street}")
    fields.setdefault("latitude", 51.91)
    fields.setdefault("longitude", 4.34)
    location: Location = Location.objects.create(**fields)
    Address.objects.create(location=location, address_1=street, city=city, postal_code="3131 AA")
    ServiceAtLocation.objects.create(service=service, location=location)
    return location


def make_phone(number: str = "010 123 45 67", **parent: Any) -> Phone:
    phone: Phone = Phone.objects.create(number=number, **parent)
    return phone


def make_schedule(
    byday: str = "MO,TU,WE,TH,FR", opens: str = "09:00", closes: str = "17:00", **fields: Any
) -> Schedule:
    fields.setdefault("freq", "WEEKLY")
    schedule: Schedule = Schedule.objects.create(
        byday=byday, opens_at=time.fromisoformat(opens), closes_at=time.fromisoformat(closes), **fields
    )
    return schedule


def publish_in(tenant: Tenant, service: Service, state: str = PublicationState.TAKEN_IN, **fields: Any) -> Publication:
    """The row that shows a service of another portal in this one."""
    with activate(service.tenant):
        return Publication.objects.create(
            tenant=tenant, owner_tenant=service.tenant, service=service, state=state, **fields
        )


LONG_AGO = date(2019, 1, 1)
