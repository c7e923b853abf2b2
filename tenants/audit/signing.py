"""What is signed of a row, of its place in the chain, and of the head of the chain."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from tenants.audit.keys import Key

if TYPE_CHECKING:
    from tenants.audit.models import AuditEntry

START = "0" * 64


# What a row says, in the order in which it is signed. `values_list` of these is what `mac_of` takes.
SIGNED = (
    "tenant_id", "uid", "at", "action", "outcome", "person_id", "team_id", "roles", "because", "object_type",
    "object_id", "object_uid", "ids",
)  # fmt: skip
_encode = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode


def row_mac(key: Key, entry: "AuditEntry") -> str:
    """The signature over everything that the row says, its tenant included."""
    return mac_of(key, [getattr(entry, name) for name in SIGNED])


def mac_of(key: Key, said: Sequence[Any]) -> str:
    """The signature over the values of SIGNED, as the row has them or as the database gives them."""
    tenant_id, uid, at, *middle, object_uid, ids = said
    return key.sign(_canonical("row", tenant_id, str(uid), moment(at), *middle, str(object_uid or ""), ids))


def link(key: Key, *, stream: int, position: int, previous: str, mac: str, sealed_at: datetime) -> str:
    """The link that ties a row to its place and to the moment of sealing: it depends on every row before it."""
    return key.sign(_canonical("link", stream, position, previous, mac, moment(sealed_at)))


def head_mac(key: Key, *, stream: int, position: int, chain: str) -> str:
    """The signature over how far a chain goes, so that a shorter one cannot be passed off as whole."""
    return key.sign(_canonical("head", stream, position, chain))


def moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def _canonical(*parts: object) -> bytes:
    return _encode(parts).encode()
