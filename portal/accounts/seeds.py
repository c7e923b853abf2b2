"""Seeds of authenticator apps and recovery codes, encrypted: a stolen database must not make codes."""

import base64
import hashlib

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings


def encrypt(text: str) -> str:
    """The text, readable with the newest key."""
    return _fernet().encrypt(text.encode()).decode()


def decrypt(encrypted: str) -> str:
    """The text again.

    Raises:
        cryptography.fernet.InvalidToken: no key fits; the second factor then does not open the door.
    """
    return _fernet().decrypt(encrypted.encode()).decode()


def _fernet() -> MultiFernet:
    fallen_back = [str(key) for key in settings.SECRET_KEY_FALLBACKS]
    keys = settings.MFA_SEED_KEYS or [settings.SECRET_KEY, *fallen_back]
    return MultiFernet([Fernet(_derived(key)) for key in keys])


def _derived(key: str) -> bytes:
    """Another secret than the one that signs sessions, though made from it."""
    return base64.urlsafe_b64encode(hashlib.blake2b(key.encode(), digest_size=32, person=b"kw-mfa-seeds").digest())
