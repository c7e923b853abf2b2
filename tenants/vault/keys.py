"""The keys of the vault: the setting VAULT_KEYS, outside the database. The first seals, all of them open."""

import base64
import binascii
import re
import secrets
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from django.conf import settings

from tenants.vault.errors import NoKeys, UnknownKey

LENGTH = 32
HOW_TO_MAKE_ONE = "Make one with `manage.py vault new-key` and put what it prints into VAULT_KEYS."
_ID = re.compile(r"[a-z][a-z0-9-]{0,15}")


@dataclass(frozen=True)
class Key:
    """A secret of 32 bytes and the short id that stands in front of everything it sealed."""

    id: str
    secret: bytes = field(repr=False)


@dataclass(frozen=True)
class Keyring:
    """All keys that are given. `active` seals what is written from now on."""

    keys: tuple[Key, ...]

    @property
    def active(self) -> Key:
        return self.keys[0]

    def key(self, key_id: str) -> Key:
        """The key with this id.

        Raises:
            UnknownKey: VAULT_KEYS does not give it.
        """
        for each in self.keys:
            if each.id == key_id:
                return each
        raise UnknownKey(f"This was sealed with the key {key_id!r}, which VAULT_KEYS does not give.")


def keyring() -> Keyring:
    """The keys that VAULT_KEYS gives now.

    Raises:
        NoKeys: it gives none, or something that is no key.
    """
    return read_keys(tuple(settings.VAULT_KEYS))


@lru_cache(maxsize=8)
def read_keys(written: tuple[str, ...]) -> Keyring:
    """Keys out of texts like `id:base64`.

    Args:
        written: one text for each key, the active one first.

    Raises:
        NoKeys: there is none, one has another shape, or two have one id. Never says what was written.
    """
    if not written:
        raise NoKeys(f"VAULT_KEYS gives no key. {HOW_TO_MAKE_ONE}")
    keys = tuple(_read(text.strip(), place) for place, text in enumerate(written, start=1))
    if len({key.id for key in keys}) < len(keys) or len({key.secret for key in keys}) < len(keys):
        raise NoKeys("Two keys in VAULT_KEYS have the same id, or are the same key.")
    return Keyring(keys)


def new_key(today: date) -> str:
    """A fresh key as it is written in VAULT_KEYS. Its id tells the day, so that nobody takes it for another one."""
    return written(f"k{today:%Y%m%d}-{secrets.token_hex(2)}", secrets.token_bytes(LENGTH))


def written(key_id: str, secret: bytes) -> str:
    return f"{key_id}:{base64.b64encode(secret).decode()}"


def _read(text: str, place: int) -> Key:
    key_id, _colon, encoded = text.partition(":")
    if not _ID.fullmatch(key_id):
        raise NoKeys(f"Key {place} in VAULT_KEYS has no id of at most 16 small letters, digits and hyphens.")
    try:
        secret = base64.b64decode(encoded, validate=True)
    except (binascii.Error, ValueError):
        secret = b""
    if len(secret) != LENGTH:
        raise NoKeys(f"Key {place} in VAULT_KEYS ({key_id}) is not {LENGTH} bytes in base64.")
    return Key(key_id, secret)
