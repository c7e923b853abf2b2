"""The keys with which rows are signed. They live outside the database: who can write rows cannot sign them."""

import hashlib
import hmac
from dataclasses import dataclass, field
from functools import lru_cache

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

SHORTEST = 32


@dataclass(frozen=True)
class Key:
    """A secret and the short id that is written beside what it signed."""

    id: str
    secret: bytes = field(repr=False)

    def sign(self, message: bytes) -> str:
        return hmac.digest(self.secret, message, "sha256").hex()


def current_key() -> Key:
    """The key that signs now: the setting AUDIT_KEY.

    Raises:
        ImproperlyConfigured: there is none, or it is too short to be one.
    """
    secret: str = getattr(settings, "AUDIT_KEY", "")
    if len(secret) < SHORTEST:
        raise ImproperlyConfigured(f"AUDIT_KEY must be a random text of {SHORTEST} characters or more.")
    return _key(secret)


def key_of(key_id: str) -> Key | None:
    """The key that signed a row: the present one, or one of AUDIT_OLD_KEYS. None when it is not given any more."""
    secrets = [getattr(settings, "AUDIT_KEY", ""), *getattr(settings, "AUDIT_OLD_KEYS", [])]
    return next((key for key in map(_key, secrets) if key.id == key_id), None)


@lru_cache(maxsize=32)
def _key(secret: str) -> Key:
    # The id is made from the secret, one way, so that no two keys can be given one id by mistake.
    return Key(hashlib.sha256(b"audit key id:" + secret.encode()).hexdigest()[:12], secret.encode())
