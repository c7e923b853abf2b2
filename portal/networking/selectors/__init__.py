"""Reads of network meetings, always of what the actor may see."""

from portal.networking.selectors.agenda import Activity, Agenda, activity, agenda, anything_on_the_agenda, for_the_feed
from portal.networking.selectors.guests import GuestList, guest_list, on_paper

__all__ = [
    "Activity",
    "Agenda",
    "GuestList",
    "activity",
    "agenda",
    "anything_on_the_agenda",
    "for_the_feed",
    "guest_list",
    "on_paper",
]
