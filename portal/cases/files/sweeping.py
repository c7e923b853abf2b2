"""Bytes and rows go together: the bytes after the row, and what broke off in between the day after."""

from datetime import datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models.signals import post_delete
from django.utils import timezone

from portal.cases.files import storing
from portal.cases.models import CaseDocument
from tenants.context import activate
from tenants.models import Tenant
from tenants.vault.rows import tenant_of

# Longer than any request, so that bytes whose row is still being written are left alone.
AFTER = timedelta(days=1)


def listen() -> None:
    """Rows go by cascade too (a case that is erased or whose term is over), which calls no code of ours but this."""
    post_delete.connect(_gone, sender=CaseDocument, dispatch_uid="cases.document gone")


def remove_after_commit(tenant: UUID, stored: str) -> None:
    """Take the bytes away once it is certain that the row let go of them."""
    if stored:
        transaction.on_commit(partial(storing.remove, tenant, stored), robust=True)


def sweep(now: datetime | None = None) -> int:
    """Take away bytes that no row knows, and tell how many files. One query for each portal that has files.

    Safe to cut off and to repeat.
    """
    before = (now or timezone.now()) - AFTER
    return sum(_sweep(tenant, before) for tenant in Tenant.objects.all())


def _sweep(tenant: Tenant, before: datetime) -> int:
    # The shelf first, the rows after: a row that is written in between is known by then.
    old = [name for name, since in storing.kept(tenant.uid) if since < before]
    if not old:
        return 0
    with activate(tenant), transaction.atomic():
        known = set(CaseDocument.objects.exclude(stored="").values_list("stored", flat=True))
    left = [name for name in old if name not in known]
    for name in left:
        storing.remove(tenant.uid, name)
    return len(left)


def _gone(instance: CaseDocument, **_kwargs: Any) -> None:
    remove_after_commit(tenant_of(instance), instance.stored)
