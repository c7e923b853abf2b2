"""Commands on guests. Each is one transaction: the row, its line in the log and what people are told."""

from portal.networking.services.door import arrived, came_along, not_there, take_off
from portal.networking.services.programme import Written, choose, remove_part, write_part
from portal.networking.services.registering import Given, ask, confirm, invited, leave, require_own_link

__all__ = [
    "Given",
    "Written",
    "arrived",
    "ask",
    "came_along",
    "choose",
    "confirm",
    "invited",
    "leave",
    "not_there",
    "remove_part",
    "require_own_link",
    "take_off",
    "write_part",
]
