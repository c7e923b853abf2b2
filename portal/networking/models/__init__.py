"""Tables of network meetings."""

from portal.networking.models.exchange import Exchange, ExchangeAnswer
from portal.networking.models.guest import Guest
from portal.networking.models.programme import Choice, ProgrammePart

__all__ = ["Choice", "Exchange", "ExchangeAnswer", "Guest", "ProgrammePart"]
