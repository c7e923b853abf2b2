"""Work on the social map: entries to check, reports of visitors, proposals of partners."""

from datetime import datetime, time
from typing import Any

from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.admin.mending.addresses import address_of_entry, first_of
from cms.admin.work.kinds import NOTHING, SHOWN, Waiting, WorkLine
from portal.intake import selectors as reports
from portal.intake.states import ReportState
from portal.socialmap.freshness import months_before, rule_of
from portal.socialmap.models import Organization, Service
from portal.socialmap.selectors.work import LONGEST_LIST, open_proposals
from tenants.access import Actor, can

MODELS: dict[str, Any] = {"service": Service, "organization": Organization}


def to_check(actor: Actor) -> Waiting:
    """Own entries on the site that are due or stale, checked longest ago first. Two queries for each of two kinds."""
    if not can(actor, "map_entry_public.change"):
        return NOTHING
    due = Q(checked_on__isnull=True) | Q(
        checked_on__lte=months_before(timezone.localdate(), rule_of(actor.tenant).due_after)
    )
    total, rows = 0, []
    for entity, model in MODELS.items():
        found = model.objects.visible_to(actor).filter(due)
        total += found.count()
        oldest = found.order_by(F("checked_on").asc(nulls_first=True), "name")
        rows += [(entity, *row) for row in oldest.values_list("uid", "name", "checked_on")[:SHOWN]]
    rows.sort(key=lambda row: (row[3] is not None, row[3], row[2]))
    lines = tuple(
        WorkLine(
            name,
            address_of_entry(entity, uid),
            "" if checked_on else _("nog nooit nagekeken"),
            timezone.make_aware(datetime.combine(checked_on, time())) if checked_on else None,
        )
        for entity, uid, name, checked_on in rows[:SHOWN]
    )
    return Waiting(total, lines)


def of_visitors(actor: Actor) -> Waiting:
    """Answers to "Klopt dit niet?" and "Mist u iets?" that are not done. Two queries."""
    counted = reports.counts(actor)
    total = counted[ReportState.NEW] + counted[ReportState.BUSY]
    if not total:
        return NOTHING
    oldest = reports.oldest_open(actor, SHOWN)
    lines = (
        WorkLine(line.what, first_of(("intake:report", [line.uid])), line.problem or line.kind, line.made_at)
        for line in oldest
    )
    return Waiting(total, tuple(lines))


def of_partners(actor: Actor) -> Waiting:
    """Proposals of partners, oldest first, each with the form of its entry. One query, and two more for hours."""
    found = open_proposals(actor)
    lines = tuple(
        WorkLine(each.name, f"{address_of_entry(each.entity, each.entry_uid)}#voorstellen", each.organization, each.at)
        for each in found[:SHOWN]
    )
    return Waiting(len(found), lines, at_least=len(found) >= LONGEST_LIST)
