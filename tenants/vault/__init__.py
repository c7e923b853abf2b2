"""Personal data, encrypted field by field: a copy of the database alone tells nobody anything.

Others import from here, and the base of their models from `tenants.vault.models` (Django imports this package before
models may exist). What this protects against, and what not: docs/decisions/0022-the-vault.md.
"""

from tenants.vault.blind_index import BlindIndexField, find
from tenants.vault.codes import digest_of_code, digests_of_code
from tenants.vault.envelope import Digest, Sealed
from tenants.vault.errors import DoesNotOpen, PersonalDataOnSQLite, UnknownKey, VaultError
from tenants.vault.fields import EncryptedJSONField, EncryptedTextField

__all__ = [
    "BlindIndexField",
    "Digest",
    "DoesNotOpen",
    "EncryptedJSONField",
    "EncryptedTextField",
    "PersonalDataOnSQLite",
    "Sealed",
    "UnknownKey",
    "VaultError",
    "digest_of_code",
    "digests_of_code",
    "find",
]
