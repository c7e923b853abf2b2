"""The worker's part of work on many services."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from portal.socialmap import events
from portal.socialmap.bulk.actions import ACTIONS, Context, term_of
from portal.socialmap.bulk.audit_actions import BULK_DONE
from portal.socialmap.bulk.services import CHANGED, RIGHT, TOPIC, UNDO_TOPIC, plan_row
from portal.socialmap.hsds.storing.trails import keep_trail
from portal.socialmap.models import BulkRun, Organization, Service
from portal.socialmap.running import carry_on, take_back
from portal.socialmap.services.trail import Trail
from portal.socialmap.spreadsheet.standing import standing_of
from tenants.access import Actor
from tenants.audit import record
from tenants.outbox import Delivery, handler


@handler(TOPIC)
def work(delivery: Delivery) -> None:
    """Do to many services what somebody said yes to."""
    carry_on(delivery, BulkRun, RIGHT, do_rows, _finish)


@handler(UNDO_TOPIC)
def take_work_back(delivery: Delivery) -> None:
    take_back(delivery, BulkRun, RIGHT)


def do_rows(run: BulkRun, actor: Actor, shown: list[dict[str, Any]]) -> None:
    """Do some of them. A service to which it can no longer be done is left out, and said.

    A dozen queries, and two to six for each service; a dozen for each when owners are asked.
    """
    agreed = {row["uid"]: row for row in shown if row["kind"] == CHANGED}
    keys = list(Service.objects.filter(uid__in=agreed).values_list("pk", flat=True))
    standing = standing_of(keys, locked=True)
    _with_owners(standing.services.values())
    action, trail = ACTIONS[run.action], Trail()
    context = Context(actor, standing, term_of(run.arguments["term"]) if action.needs_term else None)
    late: list[dict[str, str]] = [
        {"uid": uid, "reason": _("Deze dienst is er niet meer.")}
        for uid in agreed.keys() - {str(service.uid) for service in standing.services.values()}
    ]
    done: set[int] = set()
    for service in standing.services.values():
        row = plan_row(action, service, context)
        if row["kind"] != CHANGED or row["change"] != agreed[row["uid"]]["change"]:
            reason = row["reason"] or _("Deze dienst is veranderd sinds u keek.")
            late.append({"uid": row["uid"], "reason": reason})
            continue
        action.do(service, context, trail)
        done.add(service.pk)
    assert run.batch is not None
    keep_trail(run.batch, trail)
    run.figures["late"] = run.figures.get("late", []) + late
    run.figures["done"] = run.figures.get("done", 0) + len(done)
    if done and action.undoable:  # what was only asked changed nothing
        events.entries_changed("service", done)


def _with_owners(services: Any) -> None:
    """The parties that keep these entries, in one query: asking them says their names."""
    organizations = Organization.objects.filter(pk__in={each.organization_id for each in services} - {None})
    known = {each.pk: each for each in organizations.select_related("owner")}
    for service in services:
        if service.organization_id is not None:
            service.organization = known[service.organization_id]


def _finish(run: BulkRun, actor: Actor) -> None:
    assert run.batch is not None
    run.batch.finished_at = timezone.now()
    run.batch.figures = {"done": run.figures.get("done", 0)}
    run.batch.save()
    record(actor, BULK_DONE, run, action=run.action, services=run.figures.get("done", 0))
