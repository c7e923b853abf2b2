"""How far a chain went on a day, as one signed line: anybody can keep, copy and check it without a secret."""

import base64
import binascii
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from tenants.audit.head_keys import signing_key

# What is signed begins with it, so that a signature of ours under something else is none under a head.
PURPOSE = b"ketenwijzer head of the log 1\n"


@dataclass(frozen=True)
class Head:
    """The end of a chain at one moment.

    Args:
        tenant: the short name of the portal, or "platform".
        stream: its number; 0 for what was done across portals.
        rows: how many rows the chain had.
        last: the link of the last of them, which depends on every row before it.
        at: when this was written down.
    """

    tenant: str
    stream: int
    rows: int
    last: str
    at: str


class NotOurs(ValueError):
    """A line that we did not sign, or that was changed since."""


def signed(head: Head) -> str:
    """The line that is kept.

    Raises:
        NoHeadKey: there is no key to sign with.
    """
    key_id, key = signing_key()
    said = asdict(head) | {"key": key_id}
    signature = base64.b64encode(key.sign(_canonical(said))).decode()
    return json.dumps(said | {"signature": signature}, sort_keys=True)


def checked(line: str, keys: Mapping[str, Ed25519PublicKey]) -> Head:
    """The head that a line tells of, after its signature was checked.

    Args:
        line: as `signed` wrote it.
        keys: public keys by id.

    Raises:
        NotOurs: the line is no head, its key is not known, or its signature is not that of what it says.
    """
    said = _as_mapping(line)
    signature = said.pop("signature", "")
    key = keys.get(said.get("key", ""))
    if key is None:
        raise NotOurs("signed with a key that is not known (AUDIT_HEAD_KEY, AUDIT_HEAD_OLD_KEYS)")
    try:
        key.verify(base64.b64decode(signature, validate=True), _canonical(said))
    except (InvalidSignature, binascii.Error, TypeError, ValueError) as wrong:
        raise NotOurs("changed: its signature is not that of what it says") from wrong
    return Head(**{field.name: said[field.name] for field in fields(Head)})


def _as_mapping(line: str) -> dict[str, Any]:
    try:
        said = json.loads(line)
    except ValueError as wrong:
        raise NotOurs("not a head of the log") from wrong
    names = {field.name for field in fields(Head)} | {"key", "signature"}
    if not isinstance(said, dict) or set(said) != names or not isinstance(said["key"], str):
        raise NotOurs("not a head of the log")
    return said


def _canonical(said: Mapping[str, Any]) -> bytes:
    return PURPOSE + json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode()
