"""Reads for work on many services: the list with its filter, and how far a run is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from portal.socialmap.bulk.actions import ACTIONS
from portal.socialmap.bulk.filters import ServiceFilter, services_of
from portal.socialmap.freshness import Freshness, freshness, rule_of
from portal.socialmap.models import BulkRun, Organization, RunState, TaxonomyTerm
from portal.socialmap.runs import PAGE, RunShown, dicts, figure, late_rows, run_shown
from portal.socialmap.services.finding import edits_everything
from portal.socialmap.taxonomies import LIFE_DOMAINS, OURS
from tenants.access import Actor
from tenants.municipalities import names_of

LONGEST_LIST = 20
MOST_OWNERS = 300


@dataclass(frozen=True)
class ServiceLine:
    """A service in the list."""

    uid: UUID
    name: str
    organization: str
    owner: str
    checked_on: date | None
    freshness: Freshness
    partners_only: bool
    live: bool
    locked: bool


@dataclass(frozen=True)
class ServiceList:
    """One page of what a filter finds."""

    lines: tuple[ServiceLine, ...]
    total: int
    page: int
    pages: int


@dataclass(frozen=True)
class Choices:
    """What can be filtered on, and what an action can add: (value, label)."""

    themes: tuple[tuple[str, str], ...]
    owners: tuple[tuple[str, str], ...]
    municipalities: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class RunLine:
    uid: UUID
    label: str
    by: str
    at: datetime
    state_label: str
    done: int


@dataclass(frozen=True)
class RunRow:
    name: str
    organization: str
    refused: bool
    label: str
    before: str
    after: str
    reason: str


@dataclass(frozen=True)
class RunPage:
    """A run with one page of its services."""

    run: RunShown
    label: str
    term: str
    undoable: bool
    figures: Mapping[str, int]
    rows: tuple[RunRow, ...]
    total: int


def service_list(actor: Actor, asked: ServiceFilter, page: int = 1) -> ServiceList:
    """The own services that a filter finds, fifty at a time. Two queries."""
    found = services_of(actor, asked)
    total = found.count()
    pages = max(1, -(-total // PAGE))
    page = min(max(page, 1), pages)
    today, rule = timezone.localdate(), rule_of(actor.tenant)
    return ServiceList(
        tuple(
            ServiceLine(
                uid=each.uid,
                name=each.name,
                organization=each.organization.name if each.organization else "",
                owner=str(each.organization.owner or "") if each.organization else "",
                checked_on=each.checked_on,
                freshness=freshness(each.checked_on, today, rule),
                partners_only=each.audience == "partners",
                live=each.live,
                locked=each.locked,
            )
            for each in found[(page - 1) * PAGE : page * PAGE]
        ),
        total,
        page,
        pages,
    )


def choices(actor: Actor) -> Choices:
    """What an editor can filter on. Two queries."""
    if not edits_everything(actor):
        return Choices((), (), ())
    terms = TaxonomyTerm.objects.filter(taxonomy__external_id=LIFE_DOMAINS, data_source=OURS, gone_from_source_at=None)
    owners = Organization.objects.filter(owner__isnull=False).order_by("owner__name")
    named = owners.values_list("owner__uid", "owner__name").distinct()[:MOST_OWNERS]
    codes = list(actor.tenant.municipality_codes)
    return Choices(
        tuple((term.code, term.name) for term in terms.order_by("name")),
        tuple((str(uid), name) for uid, name in named),
        tuple(zip(codes, names_of(codes), strict=False)),
    )


def runs(actor: Actor) -> tuple[RunLine, ...]:
    """What was done lately. One query."""
    found = BulkRun.objects.visible_to(actor).select_related("made_by").defer("plan")
    return tuple(
        RunLine(
            each.uid,
            _label(each),
            str(each.made_by or ""),
            each.made_at,
            str(RunState(each.state).label),
            figure(each, "done"),
        )
        for each in found.exclude(state__in=(RunState.STAGED, RunState.READY))[:LONGEST_LIST]
    )


def run_page(actor: Actor, uid: UUID, page: int = 1) -> RunPage:
    """One run, fifty of its services at a time. One query.

    Raises:
        NotFound: there is none for this actor.
    """
    found: BulkRun = BulkRun.objects.visible_to(actor).get_or_not_found(uid=uid)
    late, plan = late_rows(found, "uid"), dicts(found.plan)
    shown, rows = run_shown(found, plan, page)
    action = ACTIONS.get(found.action)
    return RunPage(
        run=shown,
        label=_label(found),
        term=str(found.arguments.get("term", "")),
        undoable=action is not None and action.undoable,
        figures={name: figure(found, name) for name in ("changed", "refused", "done")} | {"late": len(late)},
        rows=tuple(_row(row, late) for row in rows),
        total=len(plan),
    )


def _row(row: Mapping[str, Any], late: Mapping[str, str]) -> RunRow:
    reason = late.get(row["uid"], row["reason"])
    label, before, after = row["change"] if row["change"] and not reason else ("", "", "")
    return RunRow(row["name"], row["organization"], bool(reason), label, before, after, reason)


def _label(run: BulkRun) -> str:
    action = ACTIONS.get(run.action)
    return str(action.label) if action is not None else run.action
