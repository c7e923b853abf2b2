"""What can go wrong with sealed data. Messages name the place, never what is in it."""


class VaultError(RuntimeError):
    """Sealed data could not be read or written. A fault of keys, data or code, never an answer to a person."""


class DoesNotOpen(VaultError):
    """The bytes were changed, moved from another row, field or portal, or the key is not the one that sealed them."""


class UnknownKey(VaultError):
    """Sealed with a key that VAULT_KEYS does not give."""


class NoKeys(VaultError):
    """There is no key, or one of them cannot be used."""


class PersonalDataOnSQLite(VaultError):
    """Data of people was about to be written to SQLite without a word that they are invented."""
