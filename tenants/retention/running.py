"""The job: rule after rule, batch after batch, each batch one transaction with its line in the log and in the tally.

Cut off at any moment, even by SIGKILL, nothing is half done: the batch in hand is rolled back, and the next run goes on
where this one was, in the same row of the tally.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from tenants.access import system
from tenants.audit import record, record_platform
from tenants.context import activate, nobody
from tenants.models import Tenant
from tenants.retention import audit_actions
from tenants.retention.holding import holds_of_today, one_at_a_time, under
from tenants.retention.models import RetentionRun
from tenants.retention.rules import Rule, in_order
from tenants.retention.selecting import due, locked, terms_in_force
from tenants.retention.terms import Term

logger = logging.getLogger(__name__)

BATCH = 200
BECAUSE = "retention"
Say = Callable[[str, int], None]


class SomeFailed(RuntimeError):
    """Some rules could not be carried out; the others were. Names their codes alone."""


@dataclass(frozen=True)
class Count:
    """What a rule would do now: `due` rows would go, `held` ones stand under a legal hold."""

    rule: Rule
    due: int
    held: int


def run_everywhere(now: datetime | None = None, say: Say | None = None) -> int:
    """Carry out all rules in every portal and then those of no portal alone. What the worker does every day.

    Returns:
        How many rows were erased or emptied.

    Raises:
        SomeFailed: when everything else was done.
    """
    runs = [run(tenant, now, say) for tenant in Tenant.objects.order_by("pk")]
    runs.append(run(None, now, say))
    failed = {code for each in runs for code, figure in each.figures.items() if "failed" in figure}
    if failed:
        raise SomeFailed(", ".join(sorted(failed)))
    return sum(each.done for each in runs)


def run(tenant: Tenant | None, now: datetime | None = None, say: Say | None = None) -> RetentionRun:
    """Carry out the rules of one portal, or those of no portal alone. Call it outside any transaction.

    Args:
        tenant: the portal; None for what belongs to no portal alone.
        now: the moment at which terms are over.
        say: told the code of a rule and the rows so far, after each batch.

    Returns:
        The tally. A rule that failed stands in it; the others went on.
    """
    moment = now or timezone.now()
    with activate(tenant) if tenant is not None else nobody():
        tally = _begun(tenant, moment)
        terms = terms_in_force()
        for rule in _rules_of(tenant):
            try:
                _carry_out(rule, terms[rule.code], tally, moment, say)
            except Exception as error:
                # The class alone: the text of an error may name somebody.
                logger.error("The rule %s failed: %s", rule.code, type(error).__qualname__)
                _note(tally, rule, failed=type(error).__qualname__)
        tally.finished_at = timezone.now()
        RetentionRun.every_run.filter(pk=tally.pk).update(finished_at=tally.finished_at)
    return tally


def counts(tenant: Tenant | None, now: datetime | None = None) -> list[Count]:
    """What a run would do, without doing it. Two queries for each rule, and two for the portal."""
    moment = now or timezone.now()
    with activate(tenant) if tenant is not None else nobody():
        terms, held = terms_in_force(), _held(tenant, moment)
        found = []
        for rule in _rules_of(tenant):
            rows, kept = due(rule, terms[rule.code], moment), under(held, rule.model_class)
            found.append(Count(rule, rows.exclude(kept).count(), rows.filter(kept).count() if held else 0))
    return found


def _rules_of(tenant: Tenant | None) -> list[Rule]:
    return [rule for rule in in_order() if rule.platform == (tenant is None)]


def _held(tenant: Tenant | None, now: datetime) -> Any:
    return holds_of_today(timezone.localdate(now)) if tenant is not None else {}


def _begun(tenant: Tenant | None, now: datetime) -> RetentionRun:
    """A new row of the tally, or the one of a run that was cut off."""
    # Who begins at the same moment finds the row of the other: there is one open run at most (models.py). Django saves
    # one row by the scoped manager, and many by the one that is asked.
    RetentionRun.every_run.bulk_create([RetentionRun(tenant=tenant, started_at=now)], ignore_conflicts=True)
    return RetentionRun.every_run.get(tenant=tenant, finished_at=None)


def _carry_out(rule: Rule, term: Term, tally: RetentionRun, now: datetime, say: Say | None) -> None:
    last: Any = None
    while rule.then.acts:
        last = _batch(rule, term, tally, now, last)
        if last is None:
            break
        if say is not None:
            say(rule.code, tally.figures[rule.code]["done"])
    held = _held(tally.tenant, now)
    still_there = due(rule, term, now).filter(under(held, rule.model_class)).count() if held else 0
    _note(tally, rule, held=still_there)


@transaction.atomic
def _batch(rule: Rule, term: Term, tally: RetentionRun, now: datetime, last: Any) -> Any:
    """One batch behind the row with this key. Returns the key of its last row, or None when there was nothing left."""
    if tally.tenant is not None:
        one_at_a_time(tally.tenant)
    rows = due(rule, term, now).exclude(under(_held(tally.tenant, now), rule.model_class))
    found = list(locked(rows if last is None else rows.filter(pk__gt=last))[:BATCH])
    if not found:
        return None
    # Before anything is deleted: Django takes the key from an object that it deletes.
    key = found[-1].pk
    done = rule.then.apply(rule.model_class, found, now)
    _note(tally, rule, more=done)
    if tally.tenant is not None:
        record(system(tally.tenant, BECAUSE), audit_actions.BATCH, tally, rule=rule.code, rows=done)
    else:
        record_platform(f"{BECAUSE}:{rule.code}")
    return key


@transaction.atomic
def _note(tally: RetentionRun, rule: Rule, *, more: int = 0, **facts: Any) -> None:
    """Add to the tally as it stands in the database: somebody may run beside us."""
    fresh = locked(RetentionRun.every_run.filter(pk=tally.pk)).get()
    figure = {"done": 0, **fresh.figures.get(rule.code, {}), **facts}
    figure["done"] += more
    fresh.figures[rule.code] = figure
    RetentionRun.every_run.filter(pk=tally.pk).update(figures=fresh.figures)
    tally.figures = fresh.figures
