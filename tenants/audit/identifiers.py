"""What may stand in a log or in a message that waits: ids and short codes, never a name, a text or a query string."""

import re
from collections.abc import Mapping
from uuid import UUID

Identifier = int | UUID | str

_CODE = re.compile(r"[a-z][a-z0-9_.:-]{0,59}")
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_KEY = re.compile(r"[a-z][a-z0-9_]{0,39}")


class NotAnIdentifier(ValueError):
    """Something other than an id or a short code was about to be kept."""


def plain_identifiers(ids: Mapping[str, Identifier]) -> dict[str, int | str]:
    """The ids as they are stored.

    Args:
        ids: numbers, UUIDs and short lower-case codes by name.

    Raises:
        NotAnIdentifier: a value could be a name, an address, free text or a query string. The value itself is not in
            the message, because messages end up in logs.
    """
    return {_key(key): _plain(key, value) for key, value in ids.items()}


def short_code(value: str) -> str:
    """The value, when it is a short code.

    Raises:
        NotAnIdentifier: it is not.
    """
    if not _CODE.fullmatch(value):
        raise NotAnIdentifier("Only a short lower-case code may be kept here.")
    return value


def _key(key: str) -> str:
    if not _KEY.fullmatch(key):
        raise NotAnIdentifier("The name of an id is a short lower-case word.")
    return key


def _plain(key: str, value: Identifier) -> int | str:
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str) and (_CODE.fullmatch(value) or _UUID.fullmatch(value)):
        return str(value)
    raise NotAnIdentifier(f"{key} must be a number, a UUID or a short lower-case code.")
