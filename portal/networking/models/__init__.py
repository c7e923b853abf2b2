"""Tables of network meetings."""

from portal.networking.models.guest import Guest

__all__ = ["Guest"]
