"""A whole form of an entry as typed: from the entry or from what was sent, until all of it can be read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.http import QueryDict

from cms.admin.entries.forms.fields import EntryForm
from cms.admin.entries.forms.rows import PhonesTyped, SpecialDaysTyped
from cms.admin.entries.forms.week import WeekTyped
from cms.admin.entries.panels import has_part
from portal.socialmap.drafting.content import Written
from portal.socialmap.drafting.places import NewPlace
from portal.socialmap.drafting.selectors import EntryToEdit, TermGroup
from portal.socialmap.drafting.services import Base
from portal.socialmap.services.places import PostalAddress
from search.places.lookup import find_place
from tenants.errors import Invalid


@dataclass
class Typed:
    """What stands in the form.

    Attributes:
        week: None when the hours are more than a week can hold and stay as they are.
        wrong: sentences about the parts that are no plain fields, by the part.
    """

    entry: EntryToEdit
    form: EntryForm
    week: WeekTyped | None
    days: SpecialDaysTyped
    phones: PhonesTyped
    places: list[UUID]
    new_place: Mapping[str, str] = field(default_factory=dict)
    wrong: dict[str, list[str]] = field(default_factory=dict)

    @property
    def base(self) -> Base:
        """What the editor looked at."""
        return Base(self.form.cleaned_data.get("version") or 0, self.form.cleaned_data.get("revision") or 0)

    @property
    def why(self) -> str:
        return str(self.form.cleaned_data.get("why", ""))


def shown(entry: EntryToEdit, terms: tuple[TermGroup, ...], areas: tuple[tuple[str, str], ...]) -> Typed:
    """The form as the draft has it."""
    return Typed(
        entry,
        EntryForm(entity=entry.entity, terms=terms, areas=areas, initial=initial_of(entry)),
        WeekTyped.of(entry.hours.week) if entry.hours.week is not None else None,
        SpecialDaysTyped.of(entry.hours.special_days),
        PhonesTyped.of(entry.phones),
        [place.uid for place in entry.places],
    )


def sent(
    entry: EntryToEdit, data: QueryDict, terms: tuple[TermGroup, ...], areas: tuple[tuple[str, str], ...]
) -> Typed:
    """The form as somebody sent it."""
    keeps = entry.hours.week is None and not data.get("replace_hours")
    return Typed(
        entry,
        EntryForm(data, entity=entry.entity, terms=terms, areas=areas),
        None if keeps else WeekTyped.read(data),
        SpecialDaysTyped.read(data),
        PhonesTyped.read(data),
        _uids(data.getlist("place")),
        {
            name: data.get(f"np-{name}", "").strip()[:200]
            for name in ("street", "postal_code", "city", "name", "secret")
        },
    )


def initial_of(entry: EntryToEdit) -> dict[str, Any]:
    """What the plain fields begin with."""
    values = {name: _whole(value) for name, value in entry.values.items()}
    values |= {"version": entry.base.version, "revision": entry.base.revision, "why": ""}
    values |= {"terms": sorted(entry.terms), "areas": list(entry.areas)}
    if entry.address is not None:
        values |= {
            "street": entry.address.street,
            "postal_code": entry.address.postal_code,
            "city": entry.address.city,
        }
    return values


def with_theirs(typed: Typed, fresh: EntryToEdit, parts: frozenset[str]) -> None:
    """Put what only somebody else changed into the form, and let it stand on what stands now."""
    data: Any = typed.form.data
    data = data.copy()
    theirs = initial_of(fresh)
    for name in parts & set(theirs):
        value = theirs[name]
        data[name] = "" if value is None else str(value)
        if value is False:
            data.pop(name, None)
    for part, names in (
        ("addresses", ("street", "postal_code", "city")),
        ("attributes", ("terms",)),
        ("service_areas", ("areas",)),
    ):
        if part in parts:
            for name in names:
                data.setlist(name, theirs[name] if isinstance(theirs[name], list) else [theirs[name]])
    data["version"], data["revision"] = str(fresh.base.version), str(fresh.base.revision)
    typed.form.data = data
    if "schedules" in parts:
        typed.week = WeekTyped.of(fresh.hours.week) if fresh.hours.week is not None else None
    if "holidayschedules" in parts:
        typed.days = SpecialDaysTyped.of(fresh.hours.special_days)
    if "phones" in parts:
        typed.phones = PhonesTyped.of(fresh.phones)
    if "service_at_locations" in parts:
        typed.places = [place.uid for place in fresh.places]
    typed.entry = fresh


def read(typed: Typed) -> Written | None:
    """What was written, or None with the sentences beside what cannot be read."""
    fine = typed.form.is_valid()
    entity = typed.entry.entity
    week = special = None
    if has_part(entity, "hours"):
        week = _part(typed, "hours", typed.week.plan, typed.week) if typed.week is not None else None
        special = _part(typed, "special_days", typed.days.special_days, typed.days)
    phones = _part(typed, "phones", typed.phones.numbers, typed.phones)
    if not fine or typed.wrong:
        return None
    given = typed.form.cleaned_data
    return Written(
        values=typed.form.values(),
        week=week,
        special_days=special,
        phones=phones,
        places=tuple(typed.places) if has_part(entity, "places") else None,
        terms=frozenset(given["terms"]) if has_part(entity, "terms") else None,
        areas=tuple(given["areas"]) if has_part(entity, "areas") else None,
        address=_address(given) if has_part(entity, "address") else None,
    )


def new_place(typed: Typed) -> NewPlace | None:
    """The place that was filled in and is not on the map yet, with a pin in the middle of its postcode."""
    given = typed.new_place
    if not any(given.get(name) for name in ("street", "postal_code", "city", "name")):
        return None
    address = PostalAddress(given["street"], given["postal_code"].upper(), given["city"])
    return NewPlace(address, given["name"], bool(given["secret"]), point_of(address.postal_code))


def point_of(postal_code: str) -> tuple[float, float] | None:
    """Latitude and longitude of the middle of a postcode, as far as it is known. Two queries at most."""
    found = find_place(postal_code) if postal_code.strip() else None
    return (round(found.point.latitude, 5), round(found.point.longitude, 5)) if found is not None else None


def tell(typed: Typed, wrong: Invalid) -> None:
    """Put the sentences of a refused command beside the fields."""
    for name, sentence in wrong.fields.items():
        typed.form.add_error(name if name in typed.form.fields else None, sentence)
    if not wrong.fields:
        typed.form.add_error(None, wrong.message)


def _part(typed: Typed, name: str, read_it: Callable[[], Any], part: Any) -> Any:
    found = read_it()
    if found is None:
        typed.wrong[name] = part.wrong
    return found


def _address(given: Mapping[str, Any]) -> PostalAddress:
    return PostalAddress(given["street"].strip(), given["postal_code"].strip().upper(), given["city"].strip())


def _whole(value: Any) -> Any:
    """Eighteen, not eighteen point nought."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _uids(values: list[str]) -> list[UUID]:
    found = []
    for value in values:
        try:
            found.append(UUID(value))
        except ValueError:
            continue
    return list(dict.fromkeys(found))
