"""AES-256-GCM under a key of the portal's own, tied to one place: portal, model, field and row."""

import secrets
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes, hmac
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.views.decorators.debug import sensitive_variables

from tenants.vault.envelope import DIGEST, NONCE, TAG, Digest, Sealed, head_of
from tenants.vault.errors import DoesNotOpen, UnknownKey
from tenants.vault.keys import Key, keyring

SEALING = b"ketenwijzer vault 1 sealing"
FINDING = b"ketenwijzer vault 1 blind index"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sealed value belongs. Anywhere else it does not open."""

    tenant: UUID
    model: str
    field: str
    row: UUID

    def __str__(self) -> str:
        return f"{self.model}.{self.field} of row {self.row}"

    def associated(self, head: bytes) -> bytes:
        """The data that the seal covers beside the value: no two places and heads give the same bytes."""
        return b"".join((head, self.tenant.bytes, self.row.bytes, _counted(self.model), _counted(self.field)))


@sensitive_variables("plain")
def seal(plain: bytes, place: Place) -> Sealed:
    """Encrypt with the active key, for this place alone."""
    key = keyring().active
    nonce = secrets.token_bytes(NONCE)
    cipher = _cipher(key, place.tenant)
    return Sealed.made(key.id, nonce, cipher.encrypt(nonce, plain, place.associated(head_of(key.id))))


def unseal(sealed: Sealed, place: Place) -> bytes:
    """What was sealed for this place.

    Raises:
        DoesNotOpen: changed bytes, another place, or another key under the same id.
        UnknownKey: the key is not given any more.
    """
    try:
        key, body = keyring().key(sealed.key_id), sealed.body
    except (DoesNotOpen, UnknownKey) as unknown:
        raise type(unknown)(f"{place} does not open. {unknown}") from None
    if len(body) < NONCE + TAG:
        raise DoesNotOpen(f"{place} does not open: a part is missing.")
    try:
        return _cipher(key, place.tenant).decrypt(body[:NONCE], body[NONCE:], place.associated(sealed.head))
    except InvalidTag:
        raise DoesNotOpen(
            f"{place} does not open: it was changed, belongs elsewhere, or {key.id} is another key now."
        ) from None


@sensitive_variables("text")
def digest(text: str, *, tenant: UUID, model: str, field: str, key: Key) -> Digest:
    """The blind index of a normalised text, for one field of one portal."""
    made = hmac.HMAC(_subkey(key.secret, tenant, FINDING), hashes.SHA256())
    made.update(_counted(model) + _counted(field) + text.encode("utf-8", "surrogatepass"))
    return Digest.made(key.id, made.finalize()[:DIGEST])


def _counted(text: str) -> bytes:
    encoded = text.encode()
    return len(encoded).to_bytes(2, "big") + encoded


def _cipher(key: Key, tenant: UUID) -> AESGCM:
    return _cipher_of(_subkey(key.secret, tenant, SEALING))


@lru_cache(maxsize=512)
def _cipher_of(subkey: bytes) -> AESGCM:
    return AESGCM(subkey)


@lru_cache(maxsize=1024)
def _subkey(secret: bytes, tenant: UUID, purpose: bytes) -> bytes:
    """A key for one portal and one purpose: what one portal seals, no code of another's can open."""
    return HKDF(hashes.SHA256(), length=32, salt=tenant.bytes, info=purpose).derive(secret)
