"""What hangs under a service against what a row wants of it: telephones, address, hours, words, municipalities.

Compared as a whole and shown in words. What does not fit in one cell of a list stays as it is, and is said.
"""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from portal.socialmap.labels import label
from portal.socialmap.models import PlaceKind, Service
from portal.socialmap.opening.plan import WeekPlan, in_words, plan_of
from portal.socialmap.selectors.assembling import rule_of_schedule
from portal.socialmap.services.groups import MUNICIPALITY, PhoneNumber, digits
from portal.socialmap.services.places import address_of
from portal.socialmap.services.wholes import AREAS, HOURS, PHONES, PLACES, TERMS
from portal.socialmap.spreadsheet.planned import PlannedRow, RowKind
from portal.socialmap.spreadsheet.standing import Standing
from portal.socialmap.spreadsheet.words import LISTS
from tenants.municipalities import names_of

BY_APPOINTMENT = "Alleen op afspraak."


def compare(row: PlannedRow, service: Service, standing: Standing | None, take_kept: bool) -> None:
    """Add to a planned row what would change under its service.

    Args:
        standing: None for a service that is not there yet.
    """
    if row.kind == RowKind.REFUSED:
        return
    owned = frozenset[str]() if standing is None or take_kept else _owned(service, standing)
    for each in (_phones, _address, _hours, _terms, _areas):
        each(row, service, standing, owned)


def terms_of(rows: Iterable[Any], column: str) -> list[Any]:
    """Of the words under a service those of the list of this column."""
    return [row for row in rows if row.taxonomy_term.taxonomy.external_id == LISTS[column]]


def week_of(schedules: Iterable[Any]) -> WeekPlan | None:
    return plan_of(rule_of_schedule(row) for row in schedules)


def phones_in_words(rows: Iterable[Any]) -> str:
    """The numbers of a service as a cell holds them."""
    return "; ".join(_phone(PhoneNumber(row.number, row.description)) for row in rows)


def _owned(service: Service, standing: Standing) -> frozenset[str]:
    return frozenset(name for uid, name in standing.owned if uid == service.uid)


def _note(row: PlannedRow, group: str, owned: frozenset[str], before: str, after: str, name: str = "") -> None:
    words = (label(name or group), before, after)
    if group in owned:
        row.kept.append(words)
    else:
        row.changes.append(words)
        row.groups.append(name or group)


def _phones(row: PlannedRow, service: Service, standing: Standing | None, owned: frozenset[str]) -> None:
    wanted = row.wanted.phones
    if wanted is None:
        return
    rows = standing.phones.get(service.pk, []) if standing else []
    if {digits(each.number) for each in rows} != {digits(each.number) for each in wanted}:
        _note(row, PHONES, owned, phones_in_words(rows), "; ".join(map(_phone, wanted)))


def _phone(phone: PhoneNumber) -> str:
    return f"{phone.number} ({phone.description})" if phone.description else phone.number


def _address(row: PlannedRow, service: Service, standing: Standing | None, owned: frozenset[str]) -> None:
    wanted = row.wanted.address
    if wanted is None:
        return
    places = standing.places.get(service.pk, []) if standing else []
    if any(place.location.secret for place in places):
        row.kept.append((label(PLACES), str(_("Geheim adres")), str(wanted)))
        return
    addresses = [
        address_of(each)
        for place in places
        for each in (standing.addresses.get(place.location_id, []) if standing else [])
    ]
    if wanted.key in {each.key for each in addresses}:
        return
    before = "; ".join(map(str, addresses))
    if sum(place.location.location_type == PlaceKind.PHYSICAL for place in places) > 1:
        row.kept.append((label(PLACES), before, str(wanted)))
        return
    _note(row, PLACES, owned, before, str(wanted))


def _hours(row: PlannedRow, service: Service, standing: Standing | None, owned: frozenset[str]) -> None:
    wanted = row.wanted.hours
    if wanted is None and not row.wanted.by_appointment:
        return
    rows = standing.schedules.get(service.pk, []) if standing else []
    at_places = standing is not None and service.pk in standing.hours_at_places
    week = week_of(rows)
    if wanted is None:
        _by_appointment(row, service, week if not at_places else None)
    elif week is None or at_places:
        row.kept.append((label(HOURS), _("Deze uren passen niet in één cel."), in_words(wanted)))
    elif week != wanted:
        _note(row, HOURS, owned, in_words(week), in_words(wanted))


def _by_appointment(row: PlannedRow, service: Service, week: WeekPlan | None) -> None:
    """There are no hours to keep: how to come in says it. Hours that stand are not thrown away for it."""
    if week is None or week:
        words = in_words(week) if week else _("Deze uren passen niet in één cel.")
        row.kept.append((label(HOURS), words, BY_APPOINTMENT))
    elif not service.application_process:
        row.values["application_process"] = BY_APPOINTMENT
        row.changes.append((label("application_process"), "", BY_APPOINTMENT))


def _terms(row: PlannedRow, service: Service, standing: Standing | None, owned: frozenset[str]) -> None:
    for column, wanted in row.wanted.terms.items():
        rows = terms_of(standing.terms.get(service.pk, []) if standing else [], column)
        if {each.taxonomy_term_id for each in rows} != {term.pk for term in wanted}:
            before = "; ".join(sorted(each.taxonomy_term.name for each in rows))
            _note(row, TERMS, owned, before, "; ".join(sorted(term.name for term in wanted)), column)


def _areas(row: PlannedRow, service: Service, standing: Standing | None, owned: frozenset[str]) -> None:
    wanted = row.wanted.municipalities
    if wanted is None:
        return
    rows = standing.areas.get(service.pk, []) if standing else []
    codes = [each.extent for each in rows if each.extent_type == MUNICIPALITY]
    if set(codes) != set(wanted):
        _note(row, AREAS, owned, "; ".join(names_of(codes)), "; ".join(names_of(wanted)))
