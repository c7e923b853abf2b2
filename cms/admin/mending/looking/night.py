"""Looks at each portal, and writes down what is new, what is still there and what is solved."""

import logging
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from cms.admin.mending.looking.registry import Looker, Seen, lookers
from cms.admin.mending.models import Finding
from tenants.context import activate
from tenants.models import Tenant

logger = logging.getLogger(__name__)
BATCH = 200
MOST_FINDINGS = 5_000  # of one look in one portal; more than anybody mends in a year


@dataclass(frozen=True)
class Outcome:
    """How many findings a look left."""

    new: int
    back: int
    still: int
    solved: int


def look_everywhere(now: datetime | None = None) -> int:
    """Look at all portals, each in its own transaction. Safe to cut off and to repeat.

    One portal that cannot be looked at does not keep the others waiting; the job is marked as failed at the end.

    Returns:
        How many portals were looked at.
    """
    moment, looked, failed = now or timezone.now(), 0, []
    for tenant in Tenant.objects.all():
        try:
            with activate(tenant):
                look_here(tenant, moment)
            looked += 1
        except Exception as error:
            logger.error("The look over portal %s failed: %s", tenant.pk, type(error).__qualname__)
            failed.append(tenant.pk)
    if failed:
        raise RuntimeError(f"{len(failed)} portals could not be looked at.")
    return looked


@transaction.atomic
def look_here(tenant: Tenant, now: datetime | None = None) -> Outcome:
    """Look at the active portal with every look that is registered.

    Costs three queries for each look on top of its own, and writes in batches of 200.
    """
    moment = now or timezone.now()
    outcomes = [_one_look(looker, tenant, moment) for looker in lookers()]
    return Outcome(*(sum(getattr(each, name) for each in outcomes) for name in ("new", "back", "still", "solved")))


def _one_look(looker: Looker, tenant: Tenant, now: datetime) -> Outcome:
    seen = {each.fingerprint: each for each in _capped(looker.look(tenant, now))}
    rows = Finding.objects.filter(trouble__in=looker.troubles, object_kind__in=looker.kinds)
    known = {each.fingerprint: each for each in rows}
    new = [_made(each, now) for fingerprint, each in seen.items() if fingerprint not in known]
    there = [(known[fingerprint], each) for fingerprint, each in seen.items() if fingerprint in known]
    back = [row for row, _each in there if row.solved_at is not None]
    for row, each in there:
        _renew(row, each, now)
    gone = [row.pk for fingerprint, row in known.items() if fingerprint not in seen and row.solved_at is None]
    Finding.objects.bulk_create(new, batch_size=BATCH)
    Finding.objects.bulk_update([row for row, _each in there], _RENEWED, batch_size=BATCH)
    for ids in _batches(gone):
        Finding.objects.filter(pk__in=ids).update(solved_at=now)
    return Outcome(len(new), len(back), len(there) - len(back), len(gone))


_RENEWED = ["title", "last_seen_at", "first_seen_at", "solved_at", "ignored_at", "ignored_by", "ignored_because"]


def _renew(row: Finding, seen: Seen, now: datetime) -> None:
    """What was solved and comes back is new again: whoever ignored it then did not know of this time."""
    if row.solved_at is not None:
        row.first_seen_at, row.solved_at = now, None
        row.ignored_at, row.ignored_by, row.ignored_because = None, None, ""
    row.title, row.last_seen_at = seen.title, now


def _made(seen: Seen, now: datetime) -> Finding:
    return Finding(
        trouble=seen.trouble,
        object_kind=seen.object_kind,
        object_id=seen.object_id,
        object_uid=seen.object_uid,
        title=seen.title,
        detail=seen.detail,
        fingerprint=seen.fingerprint,
        first_seen_at=now,
        last_seen_at=now,
    )


def _capped(seen: Iterable[Seen]) -> Iterable[Seen]:
    for number, each in enumerate(seen):
        if number >= MOST_FINDINGS:
            logger.warning("A look found more than %s things; the rest waits.", MOST_FINDINGS)
            return
        yield each


def _batches(ids: list[int]) -> Iterable[Collection[int]]:
    return (ids[start : start + BATCH] for start in range(0, len(ids), BATCH))
