"""From an old key to the active one, while the portals serve: in small transactions, and from where it was left.

Nothing is kept about how far it is: a row tells by the id in front of its bytes. So a run that was killed is simply
started again, and two runs at once do each other no harm.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from time import sleep

from django.db import connections, models, router, transaction

from tenants.access.actor import system
from tenants.audit import Action, record
from tenants.audit.models import AuditEntry
from tenants.context import activate
from tenants.models import Tenant
from tenants.vault.audit_actions import ROTATION_FINISHED, ROTATION_STARTED
from tenants.vault.columns import MarkedField
from tenants.vault.envelope import Marked, head_of
from tenants.vault.errors import VaultError
from tenants.vault.keys import keyring
from tenants.vault.registry import SealedTable, begins_with, held_in, sealed_tables

BATCH = 200
UNREADABLE = "unreadable"
# Where the database locks as a whole (SQLite), a writer that waits looks again at least this often, in seconds.
TURN = 0.12

Bytes = dict[MarkedField, Marked | None]


@dataclass(frozen=True)
class Use:
    """How many rows a key holds in one column."""

    column: str
    key_id: str
    rows: int


@dataclass(frozen=True)
class Step:
    """One batch: where, and how many rows were sealed anew in it."""

    tenant: str
    table: str
    rows: int


@dataclass
class Rotation:
    """What came of a run. `damaged` names rows that no key opens; they were left as they are."""

    rows: int = 0
    damaged: set[str] = field(default_factory=set)


def uses() -> list[Use]:
    """Which keys hold which columns. Reads every table with personal data once for each key."""
    held: Counter[tuple[str, str]] = Counter()
    # Per tenant: where the database guards rows (decision 24), it shows those of the active tenant alone.
    for tenant in Tenant.objects.order_by("pk"):
        with activate(tenant):
            for table in sealed_tables():
                for column in table.columns:
                    for use in _uses_of(table, column.name, tenant):
                        held[use.column, use.key_id] += use.rows
    return [Use(column, key_id, rows) for (column, key_id), rows in held.items()]


def unused_keys() -> list[str]:
    """Keys that are given and hold no row any more, the active one left out."""
    held = {use.key_id for use in uses()}
    return [key.id for key in keyring().keys[1:] if key.id not in held]


def rotate(told: Callable[[Step], object] = lambda _step: None, batch: int = BATCH) -> Rotation:
    """Seal everything anew that is not under the active key.

    Args:
        told: called after each batch, when it is committed.
        batch: how many rows are locked at a time.

    Returns:
        How many rows were sealed anew, and which could not be.
    """
    came = Rotation()
    for tenant in Tenant.objects.order_by("pk"):
        with activate(tenant):
            _rotate_tenant(tenant, told, batch, came)
    return came


def _rotate_tenant(tenant: Tenant, told: Callable[[Step], object], batch: int, came: Rotation) -> None:
    head = head_of(keyring().active.id)
    before = came.rows
    tables = [table for table in sealed_tables() if _waiting(table, tenant, head).exists()]
    if tables:
        _record(tenant, ROTATION_STARTED)
    for table in tables:
        # A row that a writer held on to is met again in the next round; what no key opens would be met for ever.
        while sealed := _round(table, tenant, head, batch, told, came):
            came.rows += sealed
    if _is_begun() and not any(_waiting(table, tenant, head).exists() for table in tables):
        _record(tenant, ROTATION_FINISHED, rows=came.rows - before)


def _is_begun() -> bool:
    """The log of this tenant says that it began, by this run or one that was killed, and not yet that it ended."""
    codes = [ROTATION_STARTED.code, ROTATION_FINISHED.code]
    last = AuditEntry.objects.filter(action__in=codes, ids__key=keyring().active.id).order_by("-pk").first()
    return last is not None and last.action == ROTATION_STARTED.code


def _round(
    table: SealedTable, tenant: Tenant, head: bytes, batch: int, told: Callable[[Step], object], came: Rotation
) -> int:
    """Go once through what waits, in the order of the keys, and tell how many rows were sealed anew."""
    after, sealed = 0, 0
    while True:
        with transaction.atomic(using=router.db_for_write(table.model)):
            rows = list(_locked(_waiting(table, tenant, head).filter(pk__gt=after).order_by("pk"))[:batch])
            done = sum(_seal_anew(row, table, head, came) for row in rows)
        if not rows:
            return sealed
        after, sealed = rows[-1].pk, sealed + done
        told(Step(tenant.slug, table.label, done))
        if not connections[router.db_for_write(table.model)].features.has_select_for_update:
            sleep(TURN)


def _waiting(table: SealedTable, tenant: Tenant, head: bytes) -> models.QuerySet[models.Model]:
    return table.not_under(head).filter(tenant=tenant).only(*table.loaded())


def _locked(rows: models.QuerySet[models.Model]) -> models.QuerySet[models.Model]:
    return rows.select_for_update(of=("self",)) if connections[rows.db].features.has_select_for_update else rows


def _seal_anew(row: models.Model, table: SealedTable, head: bytes, came: Rotation) -> bool:
    """Exchange what is not under the active key, if the row still holds what was read. Tells whether it did."""
    old = {column: held_in(row, column) for column in table.columns}
    stale: Bytes = {column: held for column, held in old.items() if held is not None and not held.raw.startswith(head)}
    try:
        new: Bytes = {column: column.pre_save(row, add=False) for column in stale}
    except VaultError:
        came.damaged.add(f"{table.label} {row.uid}")  # type: ignore[attr-defined]
        return False
    return _exchange(table, row.pk, stale, new)


def _exchange(table: SealedTable, pk: int, old: Bytes, new: Bytes) -> bool:
    """One statement for one row, as a hundred thousand of them ask: Django would take longer to write it than to seal.

    It compares with what was read, so that a writer who came in between keeps what they wrote.
    """
    connection = connections[router.db_for_write(table.model)]
    name = connection.ops.quote_name
    given = ", ".join(f"{name(str(column.column))} = %s" for column in new)
    held = " AND ".join(f"{name(str(column.column))} = %s" for column in old)
    key = name(str(table.model._meta.pk.column))
    values = [column.get_db_prep_value(marked, connection) for column, marked in new.items()]
    compared = [column.get_db_prep_value(marked, connection) for column, marked in old.items()]
    with connection.cursor() as cursor:
        statement = f"UPDATE {name(table.model._meta.db_table)} SET {given} WHERE {key} = %s AND {held}"  # noqa: S608
        cursor.execute(statement, [*values, pk, *compared])
        return bool(cursor.rowcount)


def _record(tenant: Tenant, what: Action, **ids: int) -> None:
    with transaction.atomic():
        record(system(tenant, because="vault.rotate"), what, key=keyring().active.id, **ids)


def _uses_of(table: SealedTable, name: str, tenant: Tenant) -> Iterator[Use]:
    """Found without any key: take a row, count all that begin like it, go on with the rest."""
    column = next(each for each in table.columns if each.name == name)
    rest = table.rows().filter(tenant=tenant).exclude(**{f"{name}__isnull": True})
    while marked := rest.values_list(name, flat=True).first():
        key_id, head = _key_and_head(marked)
        same = begins_with(column, head)
        yield Use(f"{table.label}.{name}", key_id, rest.filter(same).count())
        rest = rest.exclude(same)


def _key_and_head(marked: Marked) -> tuple[str, bytes]:
    try:
        return marked.key_id, marked.head
    except VaultError:
        return UNREADABLE, marked.raw
