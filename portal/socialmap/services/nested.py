"""What hangs under an entry, set as a whole by an editor: its week, places, telephones, words, municipalities.

Each command is one transaction with its audit row, its event and, where the editor says why, a note. Nothing happens
when nothing differs: no version, no row in the log.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from portal.socialmap import audit_actions, events, policies
from portal.socialmap.models import (
    Attribute,
    Entry,
    FieldOwnership,
    HolidaySchedule,
    Phone,
    Schedule,
    Service,
    ServiceArea,
    ServiceAtLocation,
    TaxonomyTerm,
)
from portal.socialmap.opening import SpecialDay
from portal.socialmap.opening.plan import WeekPlan, plan_of, problems_of
from portal.socialmap.selectors.assembling import rule_of_schedule
from portal.socialmap.services.finding import entry_to_write, require_free
from portal.socialmap.services.groups import (
    MUNICIPALITY,
    PhoneNumber,
    digits,
    own_group,
    parent_of,
    write_areas,
    write_phones,
    write_special_days,
    write_terms,
    write_week,
)
from portal.socialmap.services.ownership import take_over
from portal.socialmap.services.reasons import note_why
from portal.socialmap.services.trail import Trail
from portal.socialmap.services.values import cleaned, present
from portal.socialmap.services.wholes import AREAS, HOURS, PHONES, TERMS
from portal.socialmap.taxonomies import OURS
from tenants.access import Actor, require
from tenants.audit import record
from tenants.errors import Invalid, NotFound
from tenants.municipalities import require_known

MOST_EXCEPTIONS, MOST_PHONES = 60, 20
LONGEST_EXCEPTION = timedelta(days=400)
WEB_ADDRESS = {"service": "url", "organization": "website", "location": "url"}


@transaction.atomic
def set_schedules(
    actor: Actor,
    *,
    entity: str,
    uid: UUID,
    version: int,
    week: WeekPlan,
    exceptions: Sequence[SpecialDay] = (),
    at: UUID | None = None,
    keep_others: bool = True,
    why: str = "",
) -> Entry:
    """Set the opening hours of a service or a place.

    Args:
        entity: service or location.
        week: the usual week; an empty one takes the hours away.
        exceptions: days that go differently; all of them, in place of those that stand.
        at: the uid of a place of the service: then the hours are of the service there.
        keep_others: rules that fit in no week (once a month) stay beside it.
        why: kept beside the log.

    Raises:
        NotFound, Refused, Stale: as `edit_entry`; also when the service is not given at that place.
        Invalid: with a sentence for `week` or `exceptions`.
    """
    if entity not in ("service", "location"):
        raise NotFound()
    entry = entry_to_change(actor, entity, uid, version)
    _require_hours(week, exceptions)
    of: Any = entry
    if at is not None:
        of = ServiceAtLocation.objects.get_or_not_found(**parent_of(entry), location__uid=at, gone_from_source_at=None)
    trail = Trail()
    rows = list(Schedule.objects.filter(**parent_of(of), gone_from_source_at=None))
    weekly = [row for row in rows if not keep_others or plan_of([rule_of_schedule(row)]) is not None]
    write_week(of, weekly, week, trail)
    special = HolidaySchedule.objects.filter(**parent_of(of), gone_from_source_at=None)
    write_special_days(of, list(special), exceptions, trail)
    return changed(actor, entry, HOURS, trail, why)


@transaction.atomic
def set_contact(
    actor: Actor,
    *,
    entity: str,
    uid: UUID,
    version: int,
    phones: Sequence[PhoneNumber],
    email: str | None = None,
    url: str | None = None,
    why: str = "",
) -> Entry:
    """Set how an entry is reached. Telephones are set as a whole; an address that is None stays.

    Raises:
        NotFound, Refused, Stale: as `edit_entry`.
        Invalid: with a sentence for `phones`, `email` or `url`.
    """
    entry = entry_to_change(actor, entity, uid, version)
    _require_phones(phones)
    given = {"email": email, WEB_ADDRESS[entity]: url}
    values = {name: value for name, value in given.items() if value is not None}
    try:
        values = cleaned(entry, values, policies.EDITABLE[entity])
    except Invalid as wrong:
        fields = {"url" if name == WEB_ADDRESS[entity] else name: said for name, said in wrong.fields.items()}
        raise Invalid(wrong.message, fields) from wrong
    before = {name: present(entry, name) for name in values}
    for name, value in values.items():
        setattr(entry, name, value)
    take_over(actor, entry, values.keys(), before)
    trail = Trail()
    standing = Phone.objects.filter(**parent_of(entry), gone_from_source_at=None)
    write_phones(entry, list(standing), phones, trail)
    return changed(actor, entry, PHONES, trail, why, also=bool(values))


@transaction.atomic
def set_terms(actor: Actor, *, uid: UUID, version: int, terms: Mapping[str, Collection[str]], why: str = "") -> Entry:
    """Set the words of our lists that a service has.

    Args:
        terms: codes by list, such as {"leefgebieden": ["wonen"]}; a list that is left out stays.

    Raises:
        NotFound, Refused, Stale: as `edit_entry`.
        Invalid: a list or a code is not known here.
    """
    service = _service(actor, uid, version)
    trail = Trail()
    for taxonomy, codes in terms.items():
        known = {
            term.code: term for term in TaxonomyTerm.objects.filter(taxonomy__external_id=taxonomy, data_source=OURS)
        }
        unknown = [code for code in codes if code not in known]
        if unknown or not known:
            raise Invalid(_("Dit woord staat niet in de lijst."), {taxonomy: _("Kies een woord uit de lijst.")})
        standing = Attribute.objects.filter(
            service=service, taxonomy_term__taxonomy__external_id=taxonomy, gone_from_source_at=None
        )
        write_terms(service, list(standing), [known[code] for code in codes], trail)
    return changed(actor, service, TERMS, trail, why)


@transaction.atomic
def set_areas(actor: Actor, *, uid: UUID, version: int, municipalities: Sequence[str], why: str = "") -> Entry:
    """Set the municipalities that a service is for, by CBS code.

    Raises:
        NotFound, Refused, Stale: as `edit_entry`.
        Invalid: a code is of no municipality.
    """
    service = _service(actor, uid, version)
    require_known(municipalities)
    trail = Trail()
    standing = ServiceArea.objects.filter(service=service, extent_type=MUNICIPALITY, gone_from_source_at=None)
    write_areas(service, list(standing), municipalities, trail)
    return changed(actor, service, AREAS, trail, why)


def entry_to_change(actor: Actor, entity: str, uid: UUID, version: int) -> Entry:
    """An entry that this editor may change now, locked.

    Raises:
        NotFound, Refused, Stale: as `edit_entry`.
    """
    entry = entry_to_write(actor, entity, uid, version)
    require(policies.may(actor, "change", entry))
    require_free(actor, entry)
    return entry


def changed(actor: Actor, entry: Entry, group: str, trail: Trail, why: str, *, also: bool = False) -> Entry:
    """Finish a command: whose it is now, version, log, note and event; nothing of it when nothing changed.

    Args:
        also: a field of the entry itself changed too.
    """
    if not trail and not also:
        return entry
    if trail:
        standing = FieldOwnership.objects.filter(object_uid=entry.uid).values_list("object_uid", "field")
        own_group(actor, entry, group, set(standing), trail)
    entry.version += 1
    entry.save()
    record(actor, audit_actions.ENTRY_CHANGED, entry, version=entry.version, part=group)
    note_why(actor, entry, why)
    events.entry_changed(entry)
    return entry


def _service(actor: Actor, uid: UUID, version: int) -> Service:
    entry = entry_to_change(actor, "service", uid, version)
    assert isinstance(entry, Service)
    return entry


def _require_hours(week: WeekPlan, exceptions: Sequence[SpecialDay]) -> None:
    wrong: dict[str, str] = {}
    problems = problems_of(week)
    if problems:
        wrong["week"] = " ".join(problems)
    said = next((sentence for day in exceptions if (sentence := _problem_of(day))), "")
    if len(exceptions) > MOST_EXCEPTIONS:
        said = _("Er kunnen hoogstens %(most)s afwijkende dagen zijn.") % {"most": MOST_EXCEPTIONS}
    if said:
        wrong["exceptions"] = said
    if wrong:
        raise Invalid(_("Niet alle uren zijn goed ingevuld."), fields=wrong)


def _problem_of(day: SpecialDay) -> str:
    if day.end < day.start:
        return _("De laatste dag ligt vóór de eerste dag.")
    if day.end - day.start > LONGEST_EXCEPTION:
        return _("Een afwijkende periode duurt hoogstens een jaar.")
    if day.closed and (day.opens_at or day.closes_at):
        return _("Een dag is gesloten of heeft uren, niet allebei.")
    if (day.opens_at is None) != (day.closes_at is None):
        return _("Vul bij een afwijkende dag de begintijd en de eindtijd in.")
    return ""


def _require_phones(phones: Sequence[PhoneNumber]) -> None:
    said = ""
    if len(phones) > MOST_PHONES:
        said = _("Er kunnen hoogstens %(most)s telefoonnummers zijn.") % {"most": MOST_PHONES}
    elif any(sum(sign.isdigit() for sign in each.number) < 3 for each in phones):
        said = _("Vul een telefoonnummer in van ten minste drie cijfers.")
    elif len({digits(each.number) for each in phones}) < len(phones):
        said = _("Een telefoonnummer staat er twee keer.")
    if said:
        raise Invalid(said, {"phones": said})
