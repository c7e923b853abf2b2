"""Forgetting: what visitors wrote is needed to mend an entry, and not for ever."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from portal.intake import audit_actions
from portal.intake.models import Report
from portal.intake.states import ReportState
from tenants.access import system
from tenants.audit import record
from tenants.context import activate
from tenants.models import Tenant

KEPT_MONTHS = 12
BATCH = 200


def forget_old_reports(now: datetime | None = None) -> int:
    """Wipe the texts of reports that were handled a year ago; that there was one, and about what, stays countable.

    A storage period as the GDPR asks for (article 5, first paragraph under e): a visitor may have written more than
    the form asks. Safe to cut off and to repeat.

    Returns:
        How many reports were wiped. Two queries for each portal, and two for each report.
    """
    moment = now or timezone.now()
    forgotten = 0
    for tenant in Tenant.objects.all():
        with activate(tenant):
            forgotten += _forget_here(tenant, moment)
    return forgotten


@transaction.atomic
def _forget_here(tenant: Tenant, now: datetime) -> int:
    old = Report.objects.locked().filter(
        state=ReportState.DONE, forgotten_at__isnull=True, handled_at__lt=_months_before(now, KEPT_MONTHS)
    )
    found: list[Report] = list(old[:BATCH])
    for report in found:
        report.told = report.named = report.place = report.explanation = ""
        report.forgotten_at = now
        report.save()
        record(system(tenant, "retention"), audit_actions.REPORT_FORGOTTEN, report)
    return len(found)


def _months_before(now: datetime, months: int) -> datetime:
    year, month = divmod(now.year * 12 + now.month - 1 - months, 12)
    return now.replace(year=year, month=month + 1, day=min(now.day, 28))
