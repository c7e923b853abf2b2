"""Commands on guests. Each is one transaction: the row, its line in the log and what people are told."""

from portal.networking.services.door import arrived, came_along, not_there, take_off
from portal.networking.services.exchanging import Offered, bring_back, place, reply, withdraw
from portal.networking.services.judging import Given
from portal.networking.services.programme import Written, choose, remove_part, write_part
from portal.networking.services.registering import ask, confirm, invited, leave, require_own_link

__all__ = [
    "Given",
    "Offered",
    "Written",
    "arrived",
    "ask",
    "bring_back",
    "came_along",
    "choose",
    "confirm",
    "invited",
    "leave",
    "not_there",
    "place",
    "remove_part",
    "reply",
    "require_own_link",
    "take_off",
    "withdraw",
    "write_part",
]
