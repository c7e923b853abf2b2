"""What people who keep the map true have to do: own entries, proposals, offers of other portals."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.socialmap.capacity import Capacity, CapacityNow, capacity_now, days_of
from portal.socialmap.freshness import Freshness, FreshnessRule, freshness, rule_of
from portal.socialmap.labels import label
from portal.socialmap.models import (
    Entry,
    Location,
    Organization,
    Proposal,
    ProposalState,
    Publication,
    PublicationState,
    Service,
)
from portal.socialmap.policies import HOURS
from portal.socialmap.selectors.assembling import summary
from portal.socialmap.selectors.hours_in_words import standing_weeks
from tenants.access import Actor, can
from tenants.errors import NotFound

LONGEST_LIST = 300
ENTRIES: dict[str, Any] = {"organization": Organization, "service": Service, "location": Location}


@dataclass(frozen=True)
class OwnEntry:
    """An entry of an organisation of the actor, as a line in the list."""

    entity: str
    uid: UUID
    name: str
    version: int
    checked_on: date | None
    freshness: Freshness
    partners_only: bool
    waiting: int
    capacity: CapacityNow | None = None
    capacity_label: str = ""


@dataclass(frozen=True)
class Difference:
    label: str
    now: str
    proposed: str


@dataclass(frozen=True)
class OpenProposal:
    """A proposal with what it would change."""

    uid: UUID
    version: int
    entity: str
    entry_uid: UUID
    name: str
    organization: str
    by: str
    at: datetime
    note: str
    differences: tuple[Difference, ...]


@dataclass(frozen=True)
class Offer:
    """A service that another portal offers here, or that this one offered elsewhere."""

    uid: UUID
    version: int
    name: str
    summary: str
    organization: str
    portal: str
    state: str
    state_label: str
    audience: str
    offered_for: str
    at: datetime


def own_entries(actor: Actor) -> tuple[OwnEntry, ...]:
    """Entries of the actor's organisations, the one that was checked longest ago first. Two queries.

    At most 300 of each kind; nobody keeps more by hand.
    """
    if not actor.organisations:
        return ()
    waiting = Count("proposals", filter=Q(proposals__state=ProposalState.OPEN))
    services = Service.objects.visible_to(actor).filter(organization__owner__in=actor.organisations)
    organizations = Organization.objects.visible_to(actor).filter(owner__in=actor.organisations)
    found: list[Any] = []
    for own in (organizations, services):
        found += own.annotate(waiting=waiting).order_by(F("checked_on").asc(nulls_first=True), "name")[:LONGEST_LIST]
    today, rule = timezone.localdate(), rule_of(actor.tenant)
    days = days_of(actor.tenant)
    lines = [_own_entry(entry, today, rule, days) for entry in found]
    return tuple(sorted(lines, key=lambda line: (line.checked_on or date.min, line.name)))


def _own_entry(entry: Any, today: date, rule: FreshnessRule, days: int) -> OwnEntry:
    told = None
    if isinstance(entry, Service):
        told = capacity_now(entry.capacity, entry.capacity_weeks, entry.capacity_on, today, days)
    return OwnEntry(
        str(entry._meta.model_name),
        entry.uid,
        entry.name,
        entry.version,
        entry.checked_on,
        freshness(entry.checked_on, today, rule, entry.silent_since),
        entry.audience == "partners",
        entry.waiting,
        told,
        str(Capacity(told.state).label) if told is not None else "",
    )


def entry_to_propose_for(actor: Actor, entity: str, uid: UUID) -> Entry:
    """An own portal's entry that this actor may propose a change to. One or two queries.

    Raises:
        NotFound: there is no such entry for this actor.
    """
    from portal.socialmap import policies

    if entity not in ENTRIES:
        raise NotFound()
    entry: Entry = ENTRIES[entity].objects.visible_to(actor).get_or_not_found(uid=uid)
    if not policies.may(actor, "propose", entry):
        raise NotFound()
    return entry


def entry_to_change(actor: Actor, entity: str, uid: UUID) -> Entry:
    """An own portal's entry that this editor may change, shown or not. One or two queries.

    Raises:
        NotFound: there is no such entry for this actor.
    """
    from portal.socialmap import policies

    if entity not in ENTRIES:
        raise NotFound()
    entry: Entry = ENTRIES[entity].objects.get_or_not_found(uid=uid)
    if not policies.may(actor, "change", entry):
        raise NotFound()
    return entry


def open_proposals(actor: Actor) -> tuple[OpenProposal, ...]:
    """What waits for an editor, oldest first. One query, and two more when hours are among it."""
    if not can(actor, "map_entry_public.change"):
        return ()
    found = Proposal.objects.filter(state=ProposalState.OPEN).select_related(
        "service__organization", "organization", "location__organization", "proposed_by"
    )[:LONGEST_LIST]
    return as_shown(found)


def as_shown(rows: Iterable[Proposal]) -> tuple[OpenProposal, ...]:
    """Proposals beside their entries as those stand, which were read along. Two queries when hours are among them."""
    found = list(rows)
    services = [row.service for row in found if row.service is not None and HOURS in row.values]
    words = {key: week.words for key, week in standing_weeks(services).items()} if services else {}
    return tuple(_as_shown(row, words) for row in found)


def _as_shown(row: Proposal, words: Mapping[int, str]) -> OpenProposal:
    entry = row.entry
    organization = entry if isinstance(entry, Organization) else entry.organization
    return OpenProposal(
        uid=row.uid,
        version=row.version,
        entity=str(entry._meta.model_name),
        entry_uid=entry.uid,
        name=str(entry),
        organization=organization.name if organization else "",
        by=str(row.proposed_by or _("de organisatie, via de link in de mail")),
        at=row.proposed_at,
        note=row.note,
        differences=tuple(
            Difference(
                label(field), _shown(words[entry.pk] if field == HOURS else getattr(entry, field)), _shown(value)
            )
            for field, value in row.values.items()
        ),
    )


def _shown(value: object) -> str:
    return "" if value is None else str(value)


def offers_here(actor: Actor) -> tuple[Offer, ...]:
    """Services that other portals offer or offered here. One query.

    Read along the publication, not through the services: before it is taken in a service does not exist here.
    """
    return _offers(actor, Publication.objects.filter(tenant=actor.tenant), "owner_tenant__name")


def offers_elsewhere(actor: Actor) -> tuple[Offer, ...]:
    """Own services that were offered to other portals, and what came of it. One query."""
    return _offers(actor, Publication.objects.filter(owner_tenant=actor.tenant), "tenant__name")


def _offers(actor: Actor, rows: Any, portal: str) -> tuple[Offer, ...]:
    if not can(actor, "map_entry_public.publish"):
        return ()
    found = rows.exclude(state=PublicationState.WITHDRAWN).values(
        "uid", "version", "state", "audience", "offered_for", "offered_at", portal,
        "service__name", "service__plain_text", "service__description", "service__organization__name",
    )  # fmt: skip
    return tuple(
        Offer(
            uid=row["uid"],
            version=row["version"],
            name=row["service__name"],
            summary=summary(row["service__plain_text"] or row["service__description"]),
            organization=row["service__organization__name"] or "",
            portal=row[portal],
            state=row["state"],
            state_label=str(PublicationState(row["state"]).label),
            audience=row["audience"],
            offered_for=row["offered_for"],
            at=row["offered_at"],
        )
        for row in found[:LONGEST_LIST]
    )
