"""What is signed of a row, of its place in the chain, and of the head of the chain."""

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tenants.audit.keys import Key

if TYPE_CHECKING:
    from tenants.audit.models import AuditEntry

START = "0" * 64


def row_mac(key: Key, entry: "AuditEntry") -> str:
    """The signature over everything that the row says, its tenant included."""
    return key.sign(
        _canonical(
            "row",
            entry.tenant_id,
            str(entry.uid),
            moment(entry.at),
            entry.action,
            entry.outcome,
            entry.person_id,
            entry.team_id,
            entry.roles,
            entry.because,
            entry.object_type,
            entry.object_id,
            str(entry.object_uid or ""),
            entry.ids,
        )
    )


def link(key: Key, *, stream: int, position: int, previous: str, mac: str) -> str:
    """The link that ties a row to its place: it depends on every row before it."""
    return key.sign(_canonical("link", stream, position, previous, mac))


def head_mac(key: Key, *, stream: int, position: int, chain: str) -> str:
    """The signature over how far a chain goes, so that a shorter one cannot be passed off as whole."""
    return key.sign(_canonical("head", stream, position, chain))


def moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def _canonical(*parts: object) -> bytes:
    return json.dumps(parts, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode()
