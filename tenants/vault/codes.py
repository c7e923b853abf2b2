"""Codes that somebody carries on paper, and of which we keep only a keyed hash: who reads the table opens nothing."""

from uuid import UUID

from django.views.decorators.debug import sensitive_variables

from tenants.vault.keys import Key, keyring
from tenants.vault.sealing import digest


@sensitive_variables("code")
def digest_of_code(code: str, *, tenant: UUID, what: str) -> str:
    """What is kept of a code, under the active key: the id of the key and the hash.

    Args:
        code: written as it is compared.
        tenant: the portal that it belongs to.
        what: the kind of code; another kind has other hashes.

    Raises:
        NoKeys: VAULT_KEYS gives none.
    """
    return _digest(code, tenant, what, keyring().active)


@sensitive_variables("code")
def digests_of_code(code: str, *, tenant: UUID, what: str) -> tuple[str, ...]:
    """The same under every key that is given, so that a code is found while keys rotate.

    A code cannot be hashed anew, because nobody knows it: what was made under a key ends when that key is taken out.
    """
    return tuple(_digest(code, tenant, what, key) for key in keyring().keys)


@sensitive_variables("code")
def _digest(code: str, tenant: UUID, what: str, key: Key) -> str:
    return f"{key.id}:{digest(code, tenant=tenant, model=what, field='code', key=key).body.hex()}"
