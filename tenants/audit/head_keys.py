"""The key that signs heads of chains: Ed25519, so that who checks an export needs no secret.

The setting AUDIT_HEAD_KEY, `id:base64` of 32 bytes, outside the database. Keys that signed before are kept as public
keys in AUDIT_HEAD_OLD_KEYS, `id:base64` too: with them old exports can still be checked, and nothing new be signed.
"""

import base64
import binascii
import re
import secrets
from collections.abc import Mapping
from datetime import date

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

LENGTH = 32
HOW_TO_MAKE_ONE = "Make one with `manage.py audit new-key` and put what it prints into AUDIT_HEAD_KEY."
DEMO_KEY = "demo-"
_ID = re.compile(r"[a-z][a-z0-9-]{0,15}")


class NoHeadKey(ImproperlyConfigured):
    """There is no key to sign heads with, or what is given is none. Never says what was written."""


def signing_key() -> tuple[str, Ed25519PrivateKey]:
    """The id and the key that sign now.

    Raises:
        NoHeadKey: AUDIT_HEAD_KEY gives none.
    """
    key_id, secret = read(settings.AUDIT_HEAD_KEY, "AUDIT_HEAD_KEY")
    return key_id, Ed25519PrivateKey.from_private_bytes(secret)


def public_keys() -> Mapping[str, Ed25519PublicKey]:
    """What signatures are checked with, by id: the present key's public half, and those of before.

    Raises:
        NoHeadKey: one of them is no key.
    """
    old = dict(read(text, "AUDIT_HEAD_OLD_KEYS") for text in settings.AUDIT_HEAD_OLD_KEYS)
    known = {key_id: Ed25519PublicKey.from_public_bytes(public) for key_id, public in old.items()}
    if settings.AUDIT_HEAD_KEY:
        key_id, secret = signing_key()
        known[key_id] = secret.public_key()
    return known


def read(text: str, setting: str) -> tuple[str, bytes]:
    """A key as it is written in a setting: its id, and its 32 bytes.

    Raises:
        NoHeadKey: it has another shape.
    """
    key_id, _colon, encoded = text.strip().partition(":")
    try:
        found = base64.b64decode(encoded, validate=True)
    except (binascii.Error, ValueError):
        found = b""
    if not _ID.fullmatch(key_id) or len(found) != LENGTH:
        raise NoHeadKey(f"{setting} gives no key like `id:base64` of {LENGTH} bytes. {HOW_TO_MAKE_ONE}")
    return key_id, found


def new_key(today: date) -> tuple[str, str]:
    """A fresh key as it is written in AUDIT_HEAD_KEY, and its public half as it is written in AUDIT_HEAD_OLD_KEYS."""
    key_id, secret = f"h{today:%Y%m%d}-{secrets.token_hex(2)}", secrets.token_bytes(LENGTH)
    return written(key_id, secret), public_half(key_id, Ed25519PrivateKey.from_private_bytes(secret))


def public_half(key_id: str, key: Ed25519PrivateKey) -> str:
    return written(key_id, key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw))


def written(key_id: str, key: bytes) -> str:
    return f"{key_id}:{base64.b64encode(key).decode()}"
