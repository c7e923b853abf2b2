"""What an editor filled in, laid into a draft in memory. Nothing is saved here."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from portal.socialmap.models import (
    Address,
    Attribute,
    Entry,
    HolidaySchedule,
    Location,
    Phone,
    Schedule,
    Service,
    ServiceArea,
    ServiceAtLocation,
    TaxonomyTerm,
)
from portal.socialmap.opening import SpecialDay
from portal.socialmap.opening.plan import WeekPlan, schedule_fields, special_day_fields
from portal.socialmap.policies import EDITABLE
from portal.socialmap.services.groups import MUNICIPALITY, PhoneNumber, digits
from portal.socialmap.services.places import PostalAddress
from portal.socialmap.services.values import cleaned
from portal.socialmap.taxonomies import LIFE_DOMAINS, OURS, TARGET_GROUPS
from tenants.municipalities import municipalities

LISTS = (LIFE_DOMAINS, TARGET_GROUPS)


@dataclass(frozen=True)
class Written:
    """What somebody filled in. None: the form did not ask for it, so it stays.

    Attributes:
        values: texts and the like by field.
        places: the uids of the locations where a service is given.
        terms: the codes of our lists, as "leefgebieden:wonen".
        areas: CBS codes of municipalities.
    """

    values: Mapping[str, Any] = field(default_factory=dict)
    week: WeekPlan | None = None
    special_days: tuple[SpecialDay, ...] | None = None
    phones: tuple[PhoneNumber, ...] | None = None
    places: tuple[UUID, ...] | None = None
    terms: frozenset[str] | None = None
    areas: tuple[str, ...] | None = None
    address: PostalAddress | None = None


def draft_of(entry: Entry) -> Entry:
    """The entry as its draft has it, or as it stands when there is none; an object of its own, to write in."""
    if entry.has_unpublished_changes and entry.latest_revision is not None:
        drafted: Entry = entry.latest_revision.as_object()
        return drafted
    standing: Entry = type(entry)._base_manager.get(pk=entry.pk)
    return standing


def lay(draft: Entry, written: Written) -> None:
    """Put what was written into a draft.

    Raises:
        Invalid: with a sentence per field.
    """
    entity = str(draft._meta.model_name)
    for name, value in cleaned(draft, written.values, EDITABLE[entity]).items():
        setattr(draft, name, value)
    holder = hours_of(draft)
    if written.week is not None:
        _put(holder, "schedules", _same_or_new(holder.schedules.all(), schedule_fields(written.week), Schedule, _ALSO))
    if written.special_days is not None:
        days = [special_day_fields(each) for each in written.special_days]
        _put(holder, "holidayschedules", _same_or_new(holder.holidayschedules.all(), days, HolidaySchedule))
    if written.phones is not None:
        _put(draft, "phones", _phones(draft.phones.all(), written.phones))
    if written.address is not None and isinstance(draft, Location):
        _put(draft, "addresses", _addresses(draft.addresses.all(), written.address))
    if isinstance(draft, Service):
        _lay_into_service(draft, written)


def hours_of(draft: Entry) -> Any:
    """What the week of an entry hangs under: itself, or a service's one place when the hours stand there.

    The places are put into memory first, so that their hours go with the draft.
    """
    if not isinstance(draft, Service) or list(draft.schedules.all()):
        return draft
    rows = list(draft.service_at_locations.all())
    if len(rows) == 1 and list(rows[0].schedules.all()):
        _put(draft, "service_at_locations", rows)
        return rows[0]
    return draft


def _put(holder: Any, relation: str, rows: Sequence[Any]) -> None:
    """Rows under something, in memory: they are saved with it."""
    setattr(holder, relation, rows)


_ALSO = {"valid_from": None, "valid_to": None, "dtstart": None, "until": None}


def _lay_into_service(draft: Service, written: Written) -> None:
    if written.places is not None:
        _put(draft, "service_at_locations", _places(draft.service_at_locations.all(), written.places))
    if written.terms is not None:
        _put(draft, "attributes", _terms(draft.attributes.all(), written.terms))
    if written.areas is not None:
        _put(draft, "service_areas", _areas(draft.service_areas.all(), written.areas))


def _same_or_new(
    standing: Iterable[Any],
    wanted: Sequence[Mapping[str, Any]],
    model: Callable[..., Any],
    also: Mapping[str, Any] | None = None,
) -> list[Any]:
    """A row that says the same stays that row, so that its translations stay with it."""
    left, found = list(standing), []
    for given in wanted:
        values = {**(also or {}), **given}
        same = next((row for row in left if all(getattr(row, name) == value for name, value in values.items())), None)
        if same is not None:
            left.remove(same)
        found.append(same if same is not None else model(**values))
    return found


def _phones(standing: Iterable[Phone], numbers: Sequence[PhoneNumber]) -> list[Phone]:
    """A number is the same when its digits are."""
    left = {digits(row.number): row for row in standing}
    found = []
    for each in numbers:
        row = left.pop(digits(each.number), None) or Phone()
        row.number, row.description, row.type, row.extension = (
            each.number,
            each.description,
            each.kind or row.type,
            each.extension or row.extension,
        )
        found.append(row)
    return found


def _places(standing: Iterable[ServiceAtLocation], uids: Sequence[UUID]) -> list[ServiceAtLocation]:
    rows = {row.location.uid: row for row in standing}
    new = Location.objects.in_bulk([uid for uid in uids if uid not in rows], field_name="uid") if uids else {}
    return [
        rows.get(uid) or ServiceAtLocation(location=new[uid])
        for uid in dict.fromkeys(uids)
        if uid in rows or uid in new
    ]


def _terms(standing: Iterable[Attribute], codes: Collection[str]) -> list[Attribute]:
    """Words of other lists than the form shows stay."""
    rows = list(standing)
    ours = {code_of(row.taxonomy_term): row for row in rows if row.taxonomy_term and code_of(row.taxonomy_term)}
    known = {code_of(term): term for term in terms_to_choose()}
    kept = [row for row in rows if row not in ours.values()]
    return kept + [
        ours.get(code) or Attribute(link_entity="service", taxonomy_term=known[code])
        for code in sorted(codes)
        if code in ours or code in known
    ]


def terms_to_choose() -> list[TaxonomyTerm]:
    """The words of our lists with which a service is described. One query."""
    found = TaxonomyTerm.objects.filter(
        taxonomy__external_id__in=LISTS, data_source=OURS, gone_from_source_at=None
    ).select_related("taxonomy")
    return list(found.order_by("name"))


def code_of(term: TaxonomyTerm) -> str:
    """List and code of a word, such as "leefgebieden:wonen"; nothing for a word of another list."""
    taxonomy = term.taxonomy
    if taxonomy is None or taxonomy.external_id not in LISTS or term.data_source != OURS:
        return ""
    return f"{taxonomy.external_id}:{term.code}"


def _areas(standing: Iterable[ServiceArea], codes: Sequence[str]) -> list[ServiceArea]:
    rows = {row.extent: row for row in standing if row.extent_type == MUNICIPALITY}
    kept = [row for row in standing if row.extent_type != MUNICIPALITY]
    return kept + [
        rows.get(code) or ServiceArea(name=municipalities()[code], extent=code, extent_type=MUNICIPALITY)
        for code in codes
    ]


def _addresses(standing: Iterable[Address], address: PostalAddress) -> list[Address]:
    """The first address is the one of the form; others stay."""
    rows = list(standing)
    first = rows[0] if rows else Address()
    first.address_1, first.postal_code, first.city = address.street, address.postal_code, address.city
    return [first, *rows[1:]]
