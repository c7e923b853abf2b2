"""Erasing again: a backup that is put back brings back people who were erased since.

The list lies in the database, so a backup from before an erasure does not know of it. `manage.py retention erased`
writes the list out, to be kept apart from the backups; `replay --list` reads it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from tenants.access import system
from tenants.context import activate
from tenants.errors import Refused
from tenants.models import Tenant
from tenants.retention.models import ErasedSubject
from tenants.retention.services.subjects import erase

BECAUSE = "erased-before"


@dataclass(frozen=True)
class Replayed:
    """One person erased again; `refused` says which hold stands in the way."""

    tenant: Tenant
    subject: UUID
    rows: int
    refused: str = ""


def erased_subjects(tenants: Iterable[Tenant]) -> list[tuple[Tenant, UUID]]:
    """Who was erased in these portals. One query for each."""
    found = []
    for tenant in tenants:
        with activate(tenant):
            found += [(tenant, each.subject) for each in ErasedSubject.objects.all()]
    return found


def replay(people: Iterable[tuple[Tenant, UUID]]) -> list[Replayed]:
    """Erase these people again, each in their own portal. Safe to cut off and to repeat."""
    return [_again(tenant, subject) for tenant, subject in people]


def _again(tenant: Tenant, subject: UUID) -> Replayed:
    with activate(tenant):
        try:
            gone = erase(system(tenant, BECAUSE), subject=subject)
        except Refused as held:
            return Replayed(tenant, subject, 0, held.message)
    return Replayed(tenant, subject, sum(line.rows for line in gone))
