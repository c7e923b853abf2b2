"""What hangs on services: places, hours, costs, papers, languages, areas, terms, room."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from django.utils import timezone

from portal.demo.content.reading import upl_codes
from portal.demo.content.shapes import Portal
from portal.demo.content.shapes import Service as Told
from portal.demo.content.words import LANGUAGES
from portal.socialmap.models import (
    Attribute,
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
    Taxonomy,
    TaxonomyTerm,
    Unit,
)
from portal.socialmap.taxonomies import LIFE_DOMAINS, OURS, TARGET_GROUPS, UPL, term_id
from tenants.models import Tenant
from tenants.municipalities import municipalities

Made = Mapping[str, Service]
Terms = Mapping[str, TaxonomyTerm]


def make(portal: Portal, told: Iterable[Told], made: Made, *, terms: Terms, now: datetime) -> None:
    """Make the rows of these new services, a kind at a time."""
    services = list(told)
    locations = {each.external_id: each for each in Location.objects.filter(data_source="")}
    terms = {**terms, **_products(services)}
    units = _units(services)
    pairs = [(made[each.id], each) for each in services]
    ServiceAtLocation.objects.bulk_create(
        ServiceAtLocation(service=row, location=locations[place]) for row, each in pairs for place in each.at
    )
    Phone.objects.bulk_create(
        Phone(service=row, number=portal.organisations[each.org].phone, type="voice") for row, each in pairs
    )
    Schedule.objects.bulk_create(_hours(pairs, now))
    HolidaySchedule.objects.bulk_create(
        HolidaySchedule(service=row, start_date=days.start, end_date=days.end, description=days.why)
        for row, each in pairs
        for days in each.closed
    )
    CostOption.objects.bulk_create(
        CostOption(service=row, option=each.cost, amount=0 if each.is_free else None, currency="EUR")
        for row, each in pairs
    )
    RequiredDocument.objects.bulk_create(
        RequiredDocument(service=row, document=paper) for row, each in pairs for paper in each.bring
    )
    Language.objects.bulk_create(
        Language(service=row, code=code, name=LANGUAGES[code]) for row, each in pairs for code in each.languages
    )
    names = municipalities()
    codes_of = {tenant.slug: tenant.municipality_codes for tenant in Tenant.objects.all()}
    ServiceArea.objects.bulk_create(
        ServiceArea(service=row, name=names[code], extent=code, extent_type="gemeente")
        for row, each in pairs
        for code in (
            *(each.areas or portal.municipalities),
            *(code for slug in each.published_in for code in codes_of.get(slug, ())),
        )
    )
    Attribute.objects.bulk_create(
        Attribute(service=row, link_entity="service", taxonomy_term=terms[term])
        for row, each in pairs
        for term in _terms_of(each)
    )
    ServiceCapacity.objects.bulk_create(
        ServiceCapacity(
            service=row,
            unit=units[each.capacity.unit],
            available=each.capacity.free,
            maximum=each.capacity.of,
            updated=now - timedelta(days=each.capacity.age),
        )
        for row, each in pairs
        if each.capacity is not None
    )


def _hours(pairs: Iterable[tuple[Service, Told]], now: datetime) -> Iterable[Schedule]:
    today = timezone.localdate(now)
    for row, told in pairs:
        for hours in told.hours:
            yield Schedule(
                service=row,
                opens_at=hours.opens_at,
                closes_at=hours.closes_at,
                freq=hours.freq,
                byday=hours.byday,
                interval=hours.interval,
                dtstart=hours.starts(today),
                description=hours.note,
                open_on_holidays=told.holidays,
            )


def _terms_of(told: Told) -> Iterable[str]:
    yield from (term_id(LIFE_DOMAINS, code) for code in told.domains)
    yield from (term_id(TARGET_GROUPS, code) for code in told.groups)
    if told.upl:
        yield term_id(UPL, upl_codes()[told.upl])


def _products(services: Iterable[Told]) -> Terms:
    """The terms of the products that are named; the list itself is empty until somebody needs a product."""
    names = {term_id(UPL, upl_codes()[each.upl]): each.upl for each in services if each.upl}
    known = {each.external_id: each for each in TaxonomyTerm.objects.filter(data_source=OURS, external_id__in=names)}
    products = Taxonomy.objects.get(data_source=OURS, external_id=UPL)
    made = TaxonomyTerm.objects.bulk_create(
        TaxonomyTerm(
            external_id=external_id,
            data_source=OURS,
            taxonomy=products,
            code=external_id.partition(":")[2],
            name=name,
            language="nl",
            term_uri=f"http://standaarden.overheid.nl/owms/terms/{external_id.partition(':')[2]}",
        )
        for external_id, name in names.items()
        if external_id not in known
    )
    return known | {each.external_id: each for each in made}


def _units(services: Iterable[Told]) -> Mapping[str, Unit]:
    names = {each.capacity.unit for each in services if each.capacity is not None}
    known = {each.name: each for each in Unit.objects.filter(data_source="", external_id="", name__in=names)}
    made = Unit.objects.bulk_create(Unit(name=name) for name in sorted(names - known.keys()))
    return known | {each.name: each for each in made}
