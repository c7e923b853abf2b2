"""From rows to values. The one place that knows what of a place may leave the map."""

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _

from portal.socialmap.models import Address, Location, Phone, Service
from portal.socialmap.opening import Rule, SpecialDay, Timetable, rule_of
from portal.socialmap.selectors.gathering import Surroundings
from portal.socialmap.selectors.parts import ContactLine, Link, PhoneLine, Place, PostalAddress, Room, Term

CAPACITY_HOLDS = timedelta(days=14)
SUMMARY_LENGTH = 240
LONGEST_ADDRESS = 2000
_WEB_ADDRESS = re.compile(r"https?://[\w.-]+(:\d{1,5})?([/?#][^\s\x00-\x1f]*)?", re.IGNORECASE)


def summary(text: str) -> str:
    """The beginning of a text, whole sentences if that leaves enough, else cut at a word."""
    flat = " ".join(text.split())
    if len(flat) <= SUMMARY_LENGTH:
        return flat
    cut = flat[:SUMMARY_LENGTH]
    end = max(cut.rfind(". "), cut.rfind("! "), cut.rfind("? "))
    return cut[: end + 1] if end > SUMMARY_LENGTH // 2 else f"{cut.rsplit(' ', 1)[0]} …"


def web_address(text: str) -> str:
    """An address that a page may link to, or nothing: sources also bring javascript: and plain words."""
    address = text.strip()
    if address.lower().startswith("www."):
        address = f"https://{address}"
    return address if len(address) <= LONGEST_ADDRESS and _WEB_ADDRESS.fullmatch(address) else ""


def links(rows: Iterable[Any]) -> tuple[Link, ...]:
    found = (Link(row.label or row.url, web_address(row.url)) for row in rows)
    return tuple(link for link in found if link.url)


def phone_lines(rows: Iterable[Phone]) -> tuple[PhoneLine, ...]:
    lines = (PhoneLine(row.number, row.extension, row.type, row.description) for row in rows)
    return tuple(dict.fromkeys(lines))


def contact_lines(contacts: Iterable[Any], phones: Any) -> tuple[ContactLine, ...]:
    """Contacts with the telephones that hang under them."""
    return tuple(
        ContactLine(row.name, row.title, row.department, row.email, phone_lines(phones.of("contact", row.pk)))
        for row in contacts
    )


def rule_of_schedule(row: Any) -> Rule:
    return rule_of(
        opens_at=row.opens_at,
        closes_at=row.closes_at,
        freq=row.freq,
        interval=row.interval,
        byday=row.byday,
        bymonthday=row.bymonthday,
        byweekno=row.byweekno,
        byyearday=row.byyearday,
        wkst=row.wkst,
        dtstart=row.dtstart,
        until=row.until,
        count=row.count,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        open_on_holidays=row.open_on_holidays,
        note=row.description,
    )


def special_day_of(row: Any) -> SpecialDay:
    return SpecialDay(row.start_date, row.end_date, row.closed, row.opens_at, row.closes_at, row.description)


def timetable(schedules: Iterable[Any], special_days: Iterable[Any]) -> Timetable:
    return Timetable(
        tuple(rule_of_schedule(row) for row in schedules), tuple(special_day_of(row) for row in special_days)
    )


def service_timetable(service: Service, around: Surroundings) -> Timetable:
    """When the service can be reached somewhere: its own hours and those at its places, or else of its places."""
    rows = around.at_locations.of("service", service.pk)
    own = around.schedules.of("service", service.pk)
    own = own + [each for row in rows for each in around.schedules.of("service_at_location", row.pk)]
    own = own or [each for row in rows for each in around.schedules.of("location", row.location_id)]
    special = around.special_days.of("service", service.pk)
    if len(rows) == 1:  # with more places, one that is closed does not close the service
        special = special + around.special_days.of("service_at_location", rows[0].pk)
        special = special + around.special_days.of("location", rows[0].location_id)
    return timetable(own, special)


def places(service: Service, around: Surroundings) -> tuple[Place, ...]:
    """Where the service is given."""
    return tuple(_place(row, service, around) for row in around.at_locations.of("service", service.pk))


def _place(row: Any, service: Service, around: Surroundings) -> Place:
    location: Location = row.location
    hours = _place_timetable(row, service, around)
    phones = around.phones.of("service_at_location", row.pk) + around.phones.of("location", location.pk)
    if location.secret:
        return Place(
            uid=location.uid,
            name=str(_("Geheim adres")),
            secret=True,
            kind=location.location_type,
            phones=phone_lines(phones),
            timetable=hours,
        )
    return Place(
        uid=location.uid,
        name=location.name or location.alternate_name,
        secret=False,
        kind=location.location_type,
        addresses=tuple(postal_address(each) for each in around.addresses.of("location", location.pk)),
        latitude=location.latitude,
        longitude=location.longitude,
        description=row.description or location.description,
        transportation=location.transportation,
        url=web_address(location.url),
        accessibility=tuple(
            each.description or each.details for each in around.accessibility.of("location", location.pk)
        ),
        phones=phone_lines(phones),
        timetable=hours,
    )


def _place_timetable(row: Any, service: Service, around: Surroundings) -> Timetable:
    """The nearest hours count: of the service at this place, else of the service, else of the place."""
    schedules = (
        around.schedules.of("service_at_location", row.pk)
        or around.schedules.of("service", service.pk)
        or around.schedules.of("location", row.location_id)
    )
    special = (
        around.special_days.of("service_at_location", row.pk)
        + around.special_days.of("service", service.pk)
        + around.special_days.of("location", row.location_id)
    )
    return timetable(schedules, special)


def postal_address(row: Address) -> PostalAddress:
    street = tuple(line for line in (row.attention, row.address_1, row.address_2) if line)
    return PostalAddress(street, row.postal_code, row.city, row.address_type)


def terms(service: Service, around: Surroundings) -> tuple[Term, ...]:
    found = (row.taxonomy_term for row in around.attributes.of("service", service.pk))
    values = (
        Term(term.taxonomy.external_id or term.taxonomy.name if term.taxonomy else "", term.code, term.name)
        for term in found
    )
    return tuple(sorted(set(values), key=lambda term: (term.taxonomy, term.name)))


def is_free(service: Service, around: Surroundings, today: date) -> bool:
    """Whether it costs nothing: it says so, or all its prices of today are nothing."""
    standing = [
        cost
        for cost in around.costs.of("service", service.pk)
        if (cost.valid_from is None or cost.valid_from <= today) and (cost.valid_to is None or cost.valid_to >= today)
    ]
    if standing:
        return all(cost.amount == 0 for cost in standing)
    words = service.fees_description or service.fees
    return words.strip().lower().rstrip(".") in {"gratis", "free", "geen", "geen kosten", "0"}


def rooms(rows: Iterable[Any], now: datetime) -> tuple[Room, ...]:
    return tuple(
        Room(
            row.available,
            row.maximum,
            row.unit.name,
            row.description,
            row.updated,
            max((now - row.updated).days, 0),
            now - row.updated > CAPACITY_HOLDS,
        )
        for row in rows
    )
