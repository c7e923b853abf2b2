"""What hangs under an entry and goes with its draft: by the name of the relation, and what of a row counts."""

from collections.abc import Iterable, Mapping
from typing import Any

from portal.socialmap.models import Entry
from portal.socialmap.policies import EDITABLE
from portal.socialmap.services.wholes import AREAS, HOURS, PHONES, PLACES, TERMS

ADDRESS = "address"
# The fields of a row that make it another row when they differ; keys, uids and marks of sources do not.
_HOURS = ("freq", "byday", "opens_at", "closes_at", "description", "open_on_holidays", "valid_from", "valid_to")
_RULE = ("dtstart", "until", "count", "interval", "bymonthday", "byweekno", "byyearday", "wkst")
COUNTS: Mapping[str, tuple[str, ...]] = {
    "schedules": _HOURS + _RULE,
    "holidayschedules": ("start_date", "end_date", "closed", "opens_at", "closes_at", "description"),
    "phones": ("number", "description", "type", "extension"),
    "service_at_locations": ("location", "description"),
    "attributes": ("taxonomy_term", "value", "label"),
    "service_areas": ("name", "extent", "extent_type"),
    "addresses": ("address_1", "postal_code", "city", "address_type"),
}
GROUP_OF: Mapping[str, str] = {
    "schedules": HOURS,
    "holidayschedules": HOURS,
    "phones": PHONES,
    "service_at_locations": PLACES,
    "attributes": TERMS,
    "service_areas": AREAS,
    "addresses": ADDRESS,
}
# Hours of a service at its one place hang a step deeper; they travel with the place.
RELATIONS: Mapping[str, tuple[str, ...]] = {
    "service": ("schedules", "holidayschedules", "phones", "service_at_locations", "attributes", "service_areas"),
    "organization": ("phones",),
    "location": ("addresses", "schedules", "holidayschedules", "phones"),
}
Content = Mapping[str, Any]


def parts_of(entity: str) -> tuple[str, ...]:
    """All that a draft of this kind of entry can touch: columns first."""
    return (*sorted(EDITABLE[entity]), *RELATIONS[entity])


def content_of(entry: Entry) -> Content:
    """All of an entry as a revision keeps it. A query for each kind of row under it."""
    return entry.serializable_data()


def differing(entity: str, one: Content, other: Content) -> frozenset[str]:
    """The parts in which two contents of the same kind of entry differ; pure."""
    return frozenset(part for part in parts_of(entity) if counted(part, one) != counted(part, other))


def counted(part: str, content: Content) -> Any:
    """What of a part counts: the value of a column, or the rows without keys and order."""
    if part not in COUNTS:
        return content.get(part)
    return sorted((_row(part, row) for row in content.get(part, ())), key=repr)


def _row(part: str, row: Content) -> tuple[Any, ...]:
    counting = tuple(row.get(name) for name in COUNTS[part])
    if part != "service_at_locations":
        return counting
    below: Iterable[str] = ("schedules", "holidayschedules")
    return (*counting, *(repr(counted(each, row)) for each in below))
