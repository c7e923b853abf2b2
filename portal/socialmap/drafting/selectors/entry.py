"""An entry as its draft has it, for the form in which it is edited."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from portal.socialmap.drafting.comparing import hours_said
from portal.socialmap.drafting.content import code_of, draft_of, hours_of
from portal.socialmap.drafting.history import own_entry
from portal.socialmap.drafting.selectors.around import Around, around
from portal.socialmap.drafting.selectors.places import PlaceLine, places_of
from portal.socialmap.drafting.services import Base
from portal.socialmap.models import Entry, Location, Proposal, ProposalState, Service
from portal.socialmap.opening import SpecialDay, Timetable
from portal.socialmap.opening.plan import WeekPlan, plan_of
from portal.socialmap.policies import EDITABLE
from portal.socialmap.selectors.assembling import rule_of_schedule, special_day_of
from portal.socialmap.selectors.work import OpenProposal, as_shown
from portal.socialmap.services.groups import MUNICIPALITY, PhoneNumber
from portal.socialmap.services.places import PostalAddress, address_of
from tenants.access import Actor


@dataclass(frozen=True)
class Hours:
    """The hours of an entry. `week` is None when no week can hold them; `words` says them all the same."""

    week: WeekPlan | None
    words: str
    special_days: tuple[SpecialDay, ...]
    at_place: bool
    timetable: Timetable


@dataclass(frozen=True)
class EntryToEdit:
    """An entry as its draft has it."""

    entity: str
    uid: UUID
    base: Base
    name: str
    organization: tuple[UUID, str] | None
    values: Mapping[str, Any]
    hours: Hours
    phones: tuple[PhoneNumber, ...]
    places: tuple[PlaceLine, ...]
    terms: frozenset[str]
    areas: tuple[str, ...]
    address: PostalAddress | None
    around: Around


def entry_to_edit(actor: Actor, entity: str, uid: UUID) -> EntryToEdit:
    """An own entry as its draft has it, with how it stands.

    Raises:
        NotFound: there is no such entry of this portal for this actor.
    """
    entry = own_entry(actor, entity, uid)
    draft = draft_of(entry)
    organization = getattr(draft, "organization", None)
    return EntryToEdit(
        entity=entity,
        uid=entry.uid,
        base=Base(entry.version, entry.latest_revision_id or 0),
        name=str(draft),
        organization=(organization.uid, organization.name) if organization else None,
        values={name: getattr(draft, name) for name in EDITABLE[entity]},
        hours=_hours(draft),
        phones=tuple(PhoneNumber(row.number, row.description, row.type, row.extension) for row in draft.phones.all()),
        places=places_of(draft),
        terms=_terms_of(draft),
        areas=_areas_of(draft),
        address=_address(draft),
        around=around(actor, entry, draft),
    )


def proposals_for(actor: Actor, entity: str, uid: UUID) -> tuple[OpenProposal, ...]:
    """What partners proposed for this entry and nobody decided yet. Two queries."""
    entry = own_entry(actor, entity, uid)
    rows = Proposal.objects.filter(**{entity: entry}, state=ProposalState.OPEN).select_related(
        "service__organization", "organization", "location__organization", "proposed_by"
    )
    return as_shown(rows)


def entry_of_other_portal(actor: Actor, uid: UUID) -> tuple[str, str]:
    """The name of a service that another portal published here, and of that portal. Two queries.

    Raises:
        NotFound: no other portal did.
    """
    service: Service = Service.published.visible_to(actor).exclude(tenant=actor.tenant).get_or_not_found(uid=uid)
    return service.name, service.tenant.name


def _hours(draft: Entry) -> Hours:
    holder = hours_of(draft) if hasattr(draft, "schedules") else None
    if holder is None:
        return Hours(WeekPlan(), "", (), at_place=False, timetable=Timetable())
    rows, days = list(holder.schedules.all()), list(holder.holidayschedules.all())
    rules = tuple(rule_of_schedule(row) for row in rows)
    plan = plan_of(rules)
    special = tuple(special_day_of(row) for row in sorted(days, key=lambda row: (row.start_date, row.pk or 0)))
    words = hours_said([_as_content(row) for row in rows]) if plan is None else ""
    return Hours(plan, words, special, holder is not draft, Timetable(rules, special))


def _as_content(row: Any) -> dict[str, Any]:
    return {column.name: getattr(row, column.attname) for column in row._meta.concrete_fields}


def _terms_of(draft: Entry) -> frozenset[str]:
    if not isinstance(draft, Service):
        return frozenset()
    codes = (code_of(row.taxonomy_term) for row in draft.attributes.all() if row.taxonomy_term is not None)
    return frozenset(code for code in codes if code)


def _areas_of(draft: Entry) -> tuple[str, ...]:
    if not isinstance(draft, Service):
        return ()
    return tuple(row.extent for row in draft.service_areas.all() if row.extent_type == MUNICIPALITY)


def _address(draft: Entry) -> PostalAddress | None:
    if not isinstance(draft, Location):
        return None
    row = next(iter(draft.addresses.all()), None)
    return address_of(row) if row is not None else PostalAddress("", "", "")
