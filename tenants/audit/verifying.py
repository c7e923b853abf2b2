"""Reading a chain again from its first row, to see that nothing was changed, removed or moved."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tenants.audit.keys import key_of
from tenants.audit.models import AuditEntry, ChainHead
from tenants.audit.sealing import PLATFORM, Window, window
from tenants.audit.signing import START, head_mac, link, row_mac

CHUNK = 5_000


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
    """What was found in one chain."""

    tenant_id: int | None
    rows: int
    broken: Break | None
    window: Window


class _Broken(Exception):
    def __init__(self, position: int | None, uid: str, what: str) -> None:
        self.found = Break(position, uid, what)


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
        How many rows were read, the first break if there is one, and what is not sealed yet. Four queries, and
        memory for one chunk of rows, however long the chain.
    """
    read = 0
    try:
        chain, wanted = START, dict(anchors or {})
        for entry in _sealed(tenant_id):
            read += 1
            chain = _check(entry, read, chain)
            if wanted.pop(read, chain) != chain:
                raise _Broken(read, str(entry.uid), "is not the row that was anchored outside")
        _check_head(tenant_id, read, chain)
        if wanted:
            raise _Broken(min(wanted), "", "removed: it was anchored outside and the chain ends before it")
        for entry in AuditEntry.every_chain.of_chain(tenant_id).filter(position=None).order_by("id").iterator(CHUNK):
            read += 1
            _check_signature(entry)
    except _Broken as broken:
        return Verdict(tenant_id, read, broken.found, window(tenant_id))
    return Verdict(tenant_id, read, None, window(tenant_id))


def _sealed(tenant_id: int | None) -> Iterator[AuditEntry]:
    rows = AuditEntry.every_chain.of_chain(tenant_id).filter(position__isnull=False)
    return rows.order_by("position", "id").iterator(CHUNK)


def _check(entry: AuditEntry, expected: int, previous: str) -> str:
    position, uid = entry.position, str(entry.uid)
    if position is None or position > expected:
        raise _Broken(expected, "", "removed: the chain has a gap here")
    _check_signature(entry)
    key = key_of(entry.seal_key_id)
    if position < expected or key is None:
        raise _Broken(position, uid, "its place is not one that was sealed with a known key")
    made = link(key, stream=entry.tenant_id or PLATFORM, position=position, previous=previous, mac=entry.mac)
    if made != entry.chain:
        raise _Broken(position, uid, "out of place: moved, put in between, or the row before it was replaced")
    return made


def _check_signature(entry: AuditEntry) -> None:
    key = key_of(entry.key_id)
    if key is None:
        raise _Broken(entry.position, str(entry.uid), "signed with a key that is not known (AUDIT_KEY, AUDIT_OLD_KEYS)")
    if row_mac(key, entry) != entry.mac:
        raise _Broken(entry.position, str(entry.uid), "changed: it does not say what was signed")


def _check_head(tenant_id: int | None, length: int, chain: str) -> None:
    stream = tenant_id or PLATFORM
    head = ChainHead.objects.filter(stream=stream).first()
    if head is None or not head.position:
        if length:
            raise _Broken(length, "", "the head of the chain was removed")
        return
    key = key_of(head.key_id)
    if key is None or head.mac != head_mac(key, stream=stream, position=head.position, chain=head.chain):
        raise _Broken(head.position, "", "the head of the chain was changed")
    if head.position > length:
        raise _Broken(length + 1, "", "removed: the chain was cut off here")
    if head.position < length or head.chain != chain:
        raise _Broken(head.position + 1, "", "added behind the head of the chain")
