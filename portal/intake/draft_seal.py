"""The key of unfinished answers: 256 random bits that only the browser keeps. See docs/decisions (24).

Two parts are derived from it, one to find the row and one to open it. Neither leads to the other or back.
"""

import hashlib
import hmac
import json
import re
import secrets
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.views.decorators.debug import sensitive_variables

NONCE = 12
_SHAPE = re.compile(r"[A-Za-z0-9_-]{43}")

Answers = dict[str, str]


def new_secret() -> str:
    """What the cookie holds: it says nothing of anybody."""
    return secrets.token_urlsafe(32)


def is_secret(text: str) -> bool:
    return _SHAPE.fullmatch(text) is not None


@sensitive_variables("secret")
def lookup_of(secret: str) -> str:
    """By what the row is found."""
    return _derived(secret, b"ketenwijzer draft 1 finding").hex()


@sensitive_variables("secret", "answers", "plain")
def sealed_under(secret: str, portal: UUID, answers: Answers) -> bytes:
    nonce = secrets.token_bytes(NONCE)
    plain = json.dumps(answers, ensure_ascii=False).encode()
    return nonce + AESGCM(_key(secret)).encrypt(nonce, plain, portal.bytes)


@sensitive_variables("secret", "plain")
def opened_with(secret: str, portal: UUID, sealed: bytes) -> Answers | None:
    """The answers, or nothing when this secret did not seal them for this portal."""
    try:
        plain = AESGCM(_key(secret)).decrypt(sealed[:NONCE], sealed[NONCE:], portal.bytes)
    except (InvalidTag, ValueError):
        return None
    found: Answers = json.loads(plain)
    return found


def _key(secret: str) -> bytes:
    return _derived(secret, b"ketenwijzer draft 1 sealing")


def _derived(secret: str, purpose: bytes) -> bytes:
    return hmac.digest(secret.encode(), purpose, hashlib.sha256)
