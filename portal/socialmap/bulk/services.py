"""Commands: work out what an action would do, say yes to it, take it back."""

from collections import Counter
from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from portal.socialmap.bulk.actions import ACTIONS, Action, Context, term_of
from portal.socialmap.bulk.audit_actions import BULK_CONFIRMED
from portal.socialmap.bulk.filters import ServiceFilter, services_of
from portal.socialmap.models import BulkRun, ImportBatch, RunState, Service
from portal.socialmap.running import move, run_to_write, send_back, send_off
from portal.socialmap.spreadsheet.standing import standing_of
from tenants.access import Actor, can, refuse, require
from tenants.audit import record
from tenants.errors import Invalid

RIGHT = "map_entry_public.change"
TOPIC, UNDO_TOPIC = "socialmap.bulk", "socialmap.bulk_undo"
MOST = 5_000
CHANGED, REFUSED = "changed", "refused"


def prepare(
    actor: Actor,
    *,
    action: str,
    asked: ServiceFilter,
    uids: Collection[UUID] | None = None,
    term: str = "",
) -> BulkRun:
    """Work out what an action would do to services. Nothing on the map changes.

    Args:
        asked: the filter; every service that it finds, unless some are named.
        uids: only these of them.
        term: the code of a life domain, for an action that needs one.

    Raises:
        Refused: the actor edits no entries here.
        Invalid: there is no such action, no life domain was chosen, or there is no service, or there are too many.
    """
    require(can(actor, RIGHT))
    chosen = ACTIONS.get(action)
    if chosen is None:
        raise Invalid(_("Kies wat u wilt doen."), {"action": _("Kies wat u wilt doen.")})
    arguments = {"filter": asked.as_dict(), **({"term": term} if chosen.needs_term else {})}
    found = services_of(actor, asked)
    if uids is not None:
        found = found.filter(uid__in=uids)
    services = list(found[: MOST + 1])
    if not services:
        raise Invalid(_("Kies ten minste één dienst."))
    if len(services) > MOST:
        raise Invalid(_("Dit zijn meer dan %(most)s diensten. Maak de keuze kleiner.") % {"most": MOST})
    plan = [plan_row(chosen, service, context) for service, context in _with_context(actor, chosen, services, term)]
    with transaction.atomic():
        run: BulkRun = BulkRun.objects.create(
            action=action,
            arguments=arguments,
            made_by=actor.person,
            state=RunState.READY,
            plan=plan,
            figures=dict(Counter(row["kind"] for row in plan)),
        )
    return run


@transaction.atomic
def confirm(actor: Actor, *, uid: UUID, version: int) -> BulkRun:
    """Say yes to what was shown; the worker does it.

    Raises:
        NotFound, Stale: as `run_to_write`.
        Refused: it was done already.
        Invalid: every service is refused.
    """
    require(can(actor, RIGHT))
    run = run_to_write(actor, BulkRun, uid, version)
    move(run, "confirm")
    if not run.figures.get(CHANGED):
        raise Invalid(_("Bij geen van deze diensten kan dit."))
    run.made_by = actor.person
    # A source of its own, so that one action can be taken back while later ones stand.
    run.batch = ImportBatch.objects.create(data_source=f"bulk:{run.uid}", dialect="bulk", made_by=actor.person)
    run.save()
    record(actor, BULK_CONFIRMED, run, action=run.action, services=run.figures[CHANGED])
    send_off(TOPIC, run)
    return run


@transaction.atomic
def undo(actor: Actor, *, uid: UUID, version: int) -> BulkRun:
    """Take an action back, as far as nobody changed the same since.

    Raises:
        NotFound, Stale: as `run_to_write`.
        Refused: it cannot be taken back, or not now.
    """
    require(can(actor, RIGHT))
    run = run_to_write(actor, BulkRun, uid, version)
    action = ACTIONS.get(run.action)
    if action is None or not action.undoable:
        require(refuse(_("Wat gemaild is, kan niet terug.")))
    send_back(actor, UNDO_TOPIC, run)
    return run


def plan_row(action: Action, service: Service, context: Context) -> dict[str, Any]:
    """What would become of one service, as it is shown and kept."""
    look = action.look(service, context)
    allowed = look.decision.allowed
    return {
        "uid": str(service.uid),
        "name": service.name,
        "organization": service.organization.name if service.organization is not None else "",
        "kind": CHANGED if allowed else REFUSED,
        "change": [look.label, look.before, look.after] if allowed else [],
        "reason": look.decision.reason,
    }


def _with_context(actor: Actor, action: Action, services: Sequence[Service], term: str) -> Any:
    chosen = term_of(term) if action.needs_term else None
    for start in range(0, len(services), 500):
        chunk = services[start : start + 500]
        context = Context(actor, standing_of([service.pk for service in chunk]), chosen)
        for service in chunk:
            yield service, context
