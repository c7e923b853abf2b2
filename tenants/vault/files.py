"""Files, sealed as a whole: each under a key of its own, which its row keeps in a sealed field.

So a new key of the vault reaches every file by the rows alone, and a file whose row is gone opens for nobody, wherever
a copy of it lies. GCM tells only at the end whether nothing was changed, so not a byte is given out before all
were read; that is why there is a largest size.

    "KWF1" | nonce (12) | ciphertext and tag (16)
"""

import base64
import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.views.decorators.debug import sensitive_variables

from tenants.vault.envelope import NONCE, TAG
from tenants.vault.errors import DoesNotOpen
from tenants.vault.sealing import Place

HEAD = b"KWF1"
KEY = 32
LARGEST = 32_000_000


def new_file_key() -> str:
    """A fresh key for one file, as its row keeps it in a sealed field."""
    return base64.b64encode(secrets.token_bytes(KEY)).decode()


@sensitive_variables("plain", "key")
def seal_file(plain: bytes, key: str, place: Place) -> bytes:
    """The file, encrypted for this place alone.

    Args:
        key: of this file and no other (`new_file_key`).
        place: the row that keeps the key.

    Raises:
        ValueError: it is larger than a file that is sealed as a whole may be.
    """
    if len(plain) > LARGEST:
        raise ValueError(f"A file of {place.model} is larger than {LARGEST} bytes.")
    nonce = secrets.token_bytes(NONCE)
    return b"".join((HEAD, nonce, _cipher(key).encrypt(nonce, plain, place.associated(HEAD))))


@sensitive_variables("key")
def unseal_file(sealed: bytes, key: str, place: Place) -> bytes:
    """What was sealed for this place.

    Raises:
        DoesNotOpen: changed bytes, another place or another key.
    """
    if not sealed.startswith(HEAD) or len(sealed) < len(HEAD) + NONCE + TAG:
        raise DoesNotOpen(f"The file of {place} is none of ours, or a part is missing.")
    nonce, body = sealed[len(HEAD) : len(HEAD) + NONCE], sealed[len(HEAD) + NONCE :]
    try:
        return _cipher(key).decrypt(nonce, body, place.associated(HEAD))
    except InvalidTag:
        raise DoesNotOpen(f"The file of {place} was changed, or belongs elsewhere.") from None


@sensitive_variables("key")
def _cipher(key: str) -> AESGCM:
    return AESGCM(base64.b64decode(key))
