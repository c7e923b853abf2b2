"""Tampering with the log, and how quickly a long one is read. `run` gives the figures for docs/proof.md."""

import time
import tracemalloc
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

from django.db import connection, transaction
from django.utils import timezone

from tenants.access import Actor, Role, actor_for
from tenants.audit.keys import current_key
from tenants.audit.models import AuditEntry, ChainHead, Outcome
from tenants.audit.signing import START, head_mac, link, row_mac
from tenants.audit.verifying import verify
from tenants.context import activate
from tenants.database import append_only
from tenants.models import OrganisationKind, Tenant
from tests.factories.tenants import make_member, make_organisation, make_tenant
from tests.proof.figure import Figure, Size, at_most, told
from tests.services.plugin import as_the_owner
from tests.tenants.audit import tampering

TRICKS = {Size.SMALL: 50, Size.FULL: 10_000}
ROWS = {Size.SMALL: 2_000, Size.FULL: 1_000_000}
ANCHORED = 30
SECONDS = 60
MEASURED = 50_000
BATCH = 5_000


def run(size: Size, seed: int) -> Iterator[Figure]:
    """The figures of section 6 of the issue, on the database of the run."""
    yield from _tampering(TRICKS[size], seed)
    yield from _long_chain(ROWS[size], size)


def _tampering(tricks: int, seed: int) -> Iterator[Figure]:
    actor = _somebody("tampering")
    with transaction.atomic(), activate(actor.tenant), as_the_owner():
        chain = tampering.build(actor, ANCHORED)
        assert verify(chain.tenant_id, chain.anchors).broken is None
        played, missed = Counter[str](), Counter[str]()
        with append_only.lifted(connection):
            for kind, was_missed in tampering.missed(chain, tricks, seed):
                played[kind] += 1
                missed[kind] += was_missed
    for kind in tampering.TRICKS:
        yield told(f"audit tampering: {kind}", played[kind])
        yield at_most(f"audit tampering: {kind} missed, up to the last exported head", missed[kind], 0)


def _long_chain(rows: int, size: Size) -> Iterator[Figure]:
    tenant = _somebody("long").tenant
    with as_the_owner():
        last = _fill(tenant, rows)
    started, worked = time.perf_counter(), time.process_time()
    verdict = verify(tenant.pk, {rows: last})
    seconds, cpu = time.perf_counter() - started, time.process_time() - worked
    assert (verdict.broken, verdict.rows, verdict.anchored) == (None, rows, rows)
    yield told("audit chain: rows verified", rows)
    yield at_most("audit chain: time to verify them", seconds, SECONDS, "s")
    yield told("audit chain: rows a second", round(rows / seconds))
    if size is Size.FULL:
        yield told("audit chain: CPU time to verify them", cpu, "s")
        yield from _memory()


def _memory() -> Iterator[Figure]:
    """Of a chain of many chunks. Counting memory makes reading several times slower, so not of the longest."""
    tenant = _somebody("wide").tenant
    with as_the_owner():
        _fill(tenant, MEASURED)
    tracemalloc.start()
    verify(tenant.pk)
    name = f"audit chain: most memory of our own while verifying {MEASURED:,} rows"
    yield told(name, tracemalloc.get_traced_memory()[1] / 1e6, "MB")
    tracemalloc.stop()


def _fill(tenant: Tenant, rows: int) -> str:
    """A chain as the writer and the sealer would have left it, in batches. Returns its last link."""
    key, begun, chain = current_key(), timezone.now() - timedelta(days=365), START
    for start in range(1, rows + 1, BATCH):
        entries = []
        for position in range(start, min(start + BATCH, rows + 1)):
            at = begun + timedelta(seconds=10 * position)
            entry = AuditEntry(
                tenant=tenant, at=at, action=tampering.LOOKED.code, outcome=Outcome.DONE, person_id=position % 900,
                team_id=position % 90, roles="PP", object_type="cases.case", object_id=position % 10_000,
                ids={"item": position}, key_id=key.id, position=position, sealed_at=at, seal_key_id=key.id,
            )  # fmt: skip
            entry.mac = row_mac(key, entry)
            chain = entry.chain = link(
                key, stream=tenant.pk, position=position, previous=chain, mac=entry.mac, sealed_at=at
            )
            entries.append(entry)
        AuditEntry.every_chain.bulk_create(entries)
    mac = head_mac(key, stream=tenant.pk, position=rows, chain=chain)
    ChainHead.objects.create(stream=tenant.pk, position=rows, chain=chain, sealed_at=begun, key_id=key.id, mac=mac)
    return chain


def _somebody(slug: str) -> Actor:
    tenant = make_tenant(f"proof-{slug}", f"Proef {slug}")
    team = make_organisation(tenant, f"Welzijn {slug}", OrganisationKind.WELFARE)
    person = make_member(tenant, f"Alice {slug}", Role.PARTNER, team)
    with activate(tenant):
        return actor_for(person, tenant)
