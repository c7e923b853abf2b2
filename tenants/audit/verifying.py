"""Reading a chain again from its first row, to see that nothing was changed, removed or moved."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from tenants.audit.keys import Key, key_of
from tenants.audit.models import AuditEntry, ChainHead
from tenants.audit.sealing import PLATFORM, Window, window
from tenants.audit.signing import SIGNED, START, head_mac, link, mac_of

CHUNK = 5_000
# Rows are read as tuples: a model instance costs as much as both signatures together.
COLUMNS = (*SIGNED, "key_id", "mac", "position", "chain", "seal_key_id", "sealed_at")
TENANT, UID, KEY_ID, MAC, POSITION = map(COLUMNS.index, ("tenant_id", "uid", "key_id", "mac", "position"))
Row = tuple[Any, ...]


@dataclass(frozen=True)
class Break:
    """The first place where a chain is not what was sealed."""

    position: int | None
    uid: str
    what: str

    def __str__(self) -> str:
        place = f"row {self.position}" if self.position is not None else "a row that is not sealed yet"
        return f"{place}{f' ({self.uid})' if self.uid else ''}: {self.what}"


@dataclass(frozen=True)
class Verdict:
    """What was found in one chain. `anchored` is the last position at which it was compared with a kept head."""

    tenant_id: int | None
    rows: int
    broken: Break | None
    window: Window
    anchored: int = 0


class _Broken(Exception):
    def __init__(self, position: int | None, uid: object, what: str) -> None:
        self.found = Break(position, str(uid), what)


def chains() -> list[int | None]:
    """The tenants that have a chain; None stands for what was done across tenants."""
    with_rows = AuditEntry.every_chain.order_by().values_list("tenant_id", flat=True).distinct()
    with_head = ChainHead.objects.values_list("stream", flat=True)
    known = {tenant_id or PLATFORM for tenant_id in with_rows} | set(with_head)
    return [stream or None for stream in sorted(known)]


def verify(tenant_id: int | None, anchors: Mapping[int, str] | None = None) -> Verdict:
    """Read one chain and name its first broken row.

    Args:
        tenant_id: whose chain; None for the platform's.
        anchors: links by position, as they were kept outside; a chain that misses one was cut off or made anew.

    Returns:
        How many rows were read, the first break if there is one, and what is not sealed yet. Four queries (two more
        for each time that rows are sealed meanwhile), and memory for one chunk of rows, however long the chain.
    """
    reading = _Reading(tenant_id, dict(anchors or {}))
    broken = None
    try:
        reading.sealed()
        reading.unsealed()
    except _Broken as found:
        broken = found.found
    return Verdict(tenant_id, reading.rows, broken, window(tenant_id), reading.anchored)


@dataclass
class _Reading:
    """How far the reading of one chain is."""

    tenant_id: int | None
    wanted: dict[int, str]
    rows: int = 0
    last: str = START
    anchored: int = 0
    keys: dict[str, Key | None] = field(default_factory=dict)

    def sealed(self) -> None:
        """Read until the head, as it is after the last row that was read: the sealer works meanwhile."""
        seen = 0
        while True:
            self._each(self._sealed_rows(), self._link)
            head = ChainHead.objects.filter(stream=self.tenant_id or PLATFORM).first()
            if head is None or head.position <= max(self.rows, seen):
                break
            seen = head.position
        self._compare(head)
        if self.wanted:
            missing = min(self.wanted)
            raise _Broken(missing, "", "removed: it was anchored outside and the chain ends before it")

    def unsealed(self) -> None:
        rows = AuditEntry.every_chain.of_chain(self.tenant_id).filter(position=None).order_by("id")
        self._each(rows.values_list(*COLUMNS).iterator(CHUNK), self._not_sealed_yet)

    def _each(self, rows: Iterator[Row], read: Callable[[Row], None]) -> None:
        try:
            for row in rows:
                read(row)
        except (ValueError, TypeError, AttributeError) as unreadable:
            # SQLite keeps whatever is written into a column: no date, no uid, no JSON.
            raise _Broken(self.rows + 1, "", "changed: it cannot be read any more") from unreadable

    def _not_sealed_yet(self, row: Row) -> None:
        self.rows += 1
        self._signature(row)

    def _sealed_rows(self) -> Iterator[Row]:
        rows = AuditEntry.every_chain.of_chain(self.tenant_id).filter(position__isnull=False)
        rows = rows.filter(position__gt=self.rows) if self.rows else rows
        return rows.order_by("position", "id").values_list(*COLUMNS).iterator(CHUNK)

    def _link(self, row: Row) -> None:
        *_, mac, position, chain, seal_key_id, sealed_at = row
        expected = self.rows + 1
        if position > expected:
            raise _Broken(expected, "", "removed: the chain has a gap here")
        self._signature(row)
        key = self._key(seal_key_id)
        if position < expected or key is None:
            raise _Broken(position, row[UID], "its place is not one that was sealed with a known key")
        stream = row[TENANT] or PLATFORM
        made = link(key, stream=stream, position=position, previous=self.last, mac=mac, sealed_at=sealed_at)
        if made != chain:
            raise _Broken(position, row[UID], "out of place: moved, put in between, or the row before it was replaced")
        self.rows, self.last = position, chain
        if self.wanted and position in self.wanted:
            if self.wanted.pop(position) != chain:
                raise _Broken(position, row[UID], "is not the row that was anchored outside")
            self.anchored = position

    def _signature(self, row: Row) -> None:
        key = self._key(row[KEY_ID])
        if key is None:
            what = "signed with a key that is not known (AUDIT_KEY, AUDIT_OLD_KEYS)"
            raise _Broken(row[POSITION], row[UID], what)
        if mac_of(key, row[: len(SIGNED)]) != row[MAC]:
            raise _Broken(row[POSITION], row[UID], "changed: it does not say what was signed")

    def _key(self, key_id: str) -> Key | None:
        if key_id not in self.keys:
            self.keys[key_id] = key_of(key_id)
        return self.keys[key_id]

    def _compare(self, head: ChainHead | None) -> None:
        if head is None or not head.position:
            if self.rows:
                raise _Broken(self.rows, "", "the head of the chain was removed")
            return
        key = self._key(head.key_id)
        stream = self.tenant_id or PLATFORM
        if key is None or head.mac != head_mac(key, stream=stream, position=head.position, chain=head.chain):
            raise _Broken(head.position, "", "the head of the chain was changed")
        if head.position > self.rows:
            raise _Broken(self.rows + 1, "", "removed: the chain was cut off here")
        if head.position < self.rows or head.chain != self.last:
            raise _Broken(head.position + 1, "", "added behind the head of the chain")
