"""What hangs under an entry, written as a whole: its week, telephones, words of our lists, municipalities.

What is the same stays the row that it was, so that its translations and languages stay with it.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils import timezone

from portal.socialmap.models import (
    Attribute,
    Entry,
    FieldOwnership,
    HolidaySchedule,
    HsdsEntity,
    Phone,
    Schedule,
    Service,
    ServiceArea,
    TaxonomyTerm,
)
from portal.socialmap.opening import SpecialDay
from portal.socialmap.opening.plan import WeekPlan, schedule_fields, special_day_fields
from portal.socialmap.services.trail import Trail
from tenants.access import Actor
from tenants.municipalities import municipalities

MUNICIPALITY = "gemeente"


@dataclass(frozen=True)
class PhoneNumber:
    """A telephone number and what it is for."""

    number: str
    description: str = ""
    kind: str = ""
    extension: str = ""


def parent_of(entry: HsdsEntity) -> dict[str, HsdsEntity]:
    """The key by which rows hang under this."""
    names = {"serviceatlocation": "service_at_location"}
    return {names.get(str(entry._meta.model_name), str(entry._meta.model_name)): entry}


def write_week(entry: HsdsEntity, standing: Iterable[Schedule], plan: WeekPlan, trail: Trail) -> None:
    """Let the rules of an entry say this week: rows that say the same stay, others go, new ones come."""
    wanted = [{"dtstart": None, "until": None, **fields} for fields in schedule_fields(plan)]
    _write(Schedule, entry, standing, wanted, trail)


def write_special_days(
    entry: HsdsEntity, standing: Iterable[HolidaySchedule], days: Sequence[SpecialDay], trail: Trail
) -> None:
    _write(HolidaySchedule, entry, standing, [special_day_fields(day) for day in days], trail)


def write_phones(entry: HsdsEntity, standing: Iterable[Phone], numbers: Sequence[PhoneNumber], trail: Trail) -> None:
    """Numbers are the same when their digits are: spaces and stripes are how somebody writes them."""
    left = {digits(row.number): row for row in standing}
    for each in numbers:
        values = {
            "number": each.number,
            "description": each.description,
            "type": each.kind,
            "extension": each.extension,
        }
        row = left.pop(digits(each.number), None)
        if row is None:
            trail.make(Phone(**parent_of(entry), **values))
        elif trail.change(row, values):
            row.save()
    trail.remove(left.values())


def write_terms(service: Service, standing: Iterable[Attribute], terms: Collection[TaxonomyTerm], trail: Trail) -> None:
    """Hang exactly these words on a service, of the lists of which `standing` holds the words that hang there."""
    rows = list(standing)
    wanted = {term.pk: term for term in terms}
    for term in wanted.values():
        if term.pk not in {row.taxonomy_term_id for row in rows}:
            trail.make(Attribute(service=service, link_entity="service", taxonomy_term=term))
    trail.remove([row for row in rows if row.taxonomy_term_id not in wanted])


def write_areas(service: Service, standing: Iterable[ServiceArea], codes: Sequence[str], trail: Trail) -> None:
    """The municipalities that a service is for, by CBS code."""
    rows = {row.extent: row for row in standing if row.extent_type == MUNICIPALITY}
    for code in codes:
        if code not in rows:
            name = municipalities()[code]
            trail.make(ServiceArea(service=service, name=name, extent=code, extent_type=MUNICIPALITY))
    trail.remove([row for code, row in rows.items() if code not in codes])


def own_group(actor: Actor, entry: Entry, group: str, owned: Collection[tuple[UUID, str]], trail: Trail) -> None:
    """Note that an editor owns this part of an entry of a source: it stays when the source comes again."""
    if not entry.data_source or (entry.uid, group) in owned:
        return
    row = FieldOwnership(
        entity=str(entry._meta.model_name),
        object_uid=entry.uid,
        field=group,
        data_source=entry.data_source,
        source_value=None,
        edited_by=actor.person,
        edited_at=timezone.now(),
    )
    row.save()
    trail.made.append(row)


def digits(number: str) -> str:
    """A number without how it is written; the code of the Netherlands counts as a nought."""
    plain = "".join(sign for sign in number if sign.isdigit() or sign == "+")
    for code in ("+31", "0031"):
        if plain.startswith(code):
            return f"0{plain.removeprefix(code).lstrip('0')}"
    return plain or number.strip().lower()


def _write(
    model: Any, entry: HsdsEntity, standing: Iterable[Any], wanted: Sequence[Mapping[str, Any]], trail: Trail
) -> None:
    left = list(standing)
    for values in wanted:
        same = next((row for row in left if all(getattr(row, name) == value for name, value in values.items())), None)
        if same is not None:
            left.remove(same)
        else:
            trail.make(model(**parent_of(entry), **values))
    trail.remove(left)
