"""Commands on meetings. Each is one transaction: the row, its line in the log and what people are told."""

from portal.meetings.services.answering import answer, take_part
from portal.meetings.services.attending import arrived, came_along, left
from portal.meetings.services.inviting import invite, uninvite
from portal.meetings.services.planning import Planned, announce, cancel, change, plan

__all__ = [
    "Planned",
    "announce",
    "answer",
    "arrived",
    "came_along",
    "cancel",
    "change",
    "invite",
    "left",
    "plan",
    "take_part",
    "uninvite",
]
