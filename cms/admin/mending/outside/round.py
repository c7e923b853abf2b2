"""A round of questions to other sites: a few at a time, each written down before the next."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db.models import F, Q
from django.utils import timezone

from cms.admin.mending.looking.outside import is_asked
from cms.admin.mending.models import Answer, OutsideLink
from cms.admin.mending.outside.asking import Told, Turns, ask_address
from tenants.context import activate
from tenants.models import Tenant

EVERY = timedelta(days=7)
AGAIN = timedelta(days=1)  # what failed is asked sooner
MOST_IN_A_ROUND = 40  # for each portal, an hour; the worker has other work too

AskAddress = Callable[[str, Turns], Told]


def ask_all_portals(now: datetime | None = None, ask: AskAddress = ask_address) -> int:
    """Ask what is due in each portal that wants it. Safe to cut off and to repeat.

    No transaction is open while another site is waited for.

    Returns:
        How many addresses were asked.
    """
    moment, turns, asked = now or timezone.now(), Turns(), 0
    for tenant in Tenant.objects.all():
        if is_asked(tenant):
            with activate(tenant):
                asked += _ask_here(moment, turns, ask)
    return asked


def due(now: datetime) -> Q:
    """Never asked, asked a week ago, or failed a day ago."""
    return Q(asked_at__isnull=True) | Q(asked_at__lte=now - EVERY) | Q(failures__gt=0, asked_at__lte=now - AGAIN)


def _ask_here(now: datetime, turns: Turns, ask: AskAddress) -> int:
    rows = list(
        OutsideLink.objects.filter(due(now)).order_by(F("asked_at").asc(nulls_first=True), "pk")[:MOST_IN_A_ROUND]
    )
    for row in rows:
        told = ask(row.address, turns)
        row.answer, row.status, row.asked_at = told.answer, told.status, now
        row.failures = 0 if told.answer == Answer.FINE else min(row.failures + 1, 1_000)
        OutsideLink.objects.filter(pk=row.pk).update(
            answer=row.answer, status=row.status, asked_at=row.asked_at, failures=row.failures
        )
    return len(rows)
