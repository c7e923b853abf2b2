"""What stands in the database: a version, the id of the key, then what only that key can make or open.

    version (1) | length of the id (1) | id of the key | nonce (12) | ciphertext and tag (16)     a sealed value
    version (1) | length of the id (1) | id of the key | digest (16)                              a blind index

The head tells which rows an old key still holds, in a query and without any key.
"""

from dataclasses import dataclass
from typing import Self

from tenants.vault.errors import DoesNotOpen

VERSION = 1
NONCE = 12
TAG = 16
DIGEST = 16


def head_of(key_id: str) -> bytes:
    """What everything that this key made begins with."""
    return bytes((VERSION, len(key_id))) + key_id.encode("ascii")


@dataclass(frozen=True, repr=False, slots=True)
class Marked:
    """Bytes of the database that say which key made them, and show themselves to nobody."""

    raw: bytes

    def __repr__(self) -> str:
        return f"<{type(self).__name__.lower()}>"

    @classmethod
    def made(cls, key_id: str, *parts: bytes) -> Self:
        return cls(b"".join((head_of(key_id), *parts)))

    @property
    def key_id(self) -> str:
        """The key that made them.

        Raises:
            DoesNotOpen: they do not begin as our bytes do.
        """
        if len(self.raw) < 2 or self.raw[0] != VERSION or len(self.raw) < 2 + self.raw[1]:
            raise DoesNotOpen("These bytes are not of a version that the vault knows.")
        try:
            return self.raw[2 : 2 + self.raw[1]].decode("ascii")
        except UnicodeDecodeError:
            raise DoesNotOpen("These bytes do not name a key.") from None

    @property
    def head(self) -> bytes:
        return self.raw[: 2 + len(self.key_id)]

    @property
    def body(self) -> bytes:
        return self.raw[2 + len(self.key_id) :]


class Sealed(Marked):
    """A value that is encrypted. Its row opens it when somebody reads it; a query for bare values cannot."""

    __slots__ = ()


class Digest(Marked):
    """A value of a blind index: equal for equal values of one portal and field, and telling nothing else."""

    __slots__ = ()
