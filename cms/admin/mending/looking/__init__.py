"""The nightly look over all content of a portal. Rooms above may add what they know to look for."""

from cms.admin.mending.looking.night import look_everywhere, look_here
from cms.admin.mending.looking.registry import Looker, Seen, register_looker

__all__ = ["Looker", "Seen", "look_everywhere", "look_here", "register_looker"]
