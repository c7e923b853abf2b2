"""The few errors of the house. The middleware turns them into answers; the screen shows the sentence in them."""

from collections.abc import Mapping


class HouseError(Exception):
    """Something that the person at the screen can understand. `status` is the HTTP answer."""

    status = 500

    def __init__(self, message: str = "") -> None:
        super().__init__(message)
        self.message = message


class NotFound(HouseError):
    """It does not exist for you: the same answer for a foreign id, a random id and a hidden page."""

    status = 404


class Refused(HouseError):
    """You may not do this now; carries the reason of the rule."""

    status = 403


class Stale(HouseError):
    """Somebody changed it while you were looking."""

    status = 409


class Invalid(HouseError):
    """What was given cannot be used. `fields` tells per field how to mend it."""

    status = 422

    def __init__(self, message: str = "", fields: Mapping[str, str] | None = None) -> None:
        super().__init__(message)
        self.fields = dict(fields or {})


class NoTenant(RuntimeError):
    """Tenant-owned data was touched while no tenant was active. A programming error, never an answer to a person."""


class ForeignTenant(RuntimeError):
    """An object of another tenant was about to be written into the active one. A programming error."""
