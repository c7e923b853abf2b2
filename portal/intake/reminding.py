"""The job that reminds of requests whose last day comes near, and tells of those that are late."""

from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from portal.intake import telling_of_requests
from portal.intake.models import IntakeRequest
from tenants.context import activate
from tenants.models import Tenant
from tenants.working_days import working_days_after

BATCH = 100
BEFORE = 1  # working days


def remind_everywhere() -> int:
    """Run `remind` in each portal. Bears being cut off: who was told is told."""
    count = 0
    for tenant in Tenant.objects.all():
        with activate(tenant):
            count += remind(timezone.localdate())
    return count


def remind(today: date) -> int:
    """Tell of what is due or late, each once for each last day. Returns of how many requests was told."""
    soon = working_days_after(today, BEFORE)
    due = Q(due_on__gte=today, due_on__lte=soon, reminded_on__isnull=True)
    late = Q(due_on__lt=today, overdue_told_on__isnull=True)
    told = 0
    while found := _batch(due | late, today):
        told += found
    return told


@transaction.atomic
def _batch(which: Q, today: date) -> int:
    rows = IntakeRequest.objects.waiting().filter(which).select_related("team", "assignee").order_by("pk")
    found = list(rows.locked()[:BATCH])
    for request in found:
        if request.due_on < today:
            telling_of_requests.request_overdue(request)
            request.overdue_told_on = today
        else:
            telling_of_requests.request_due(request)
            request.reminded_on = today
        request.save(update_fields=["reminded_on", "overdue_told_on"])
    return len(found)
