"""Commands on meetings. Each is one transaction: the row, its line in the log and what people are told."""

from portal.meetings.services.answering import answer, take_part
from portal.meetings.services.attending import arrived, came_along, left
from portal.meetings.services.feeds import make_feed, stop_feed
from portal.meetings.services.inviting import invite, uninvite
from portal.meetings.services.planning import Planned, announce, cancel, change, plan
from portal.meetings.services.replying import answer_by_calendar
from portal.meetings.services.series import cancel_following, change_series, plan_series

__all__ = [
    "Planned",
    "announce",
    "answer",
    "answer_by_calendar",
    "arrived",
    "came_along",
    "cancel",
    "cancel_following",
    "change",
    "change_series",
    "invite",
    "left",
    "make_feed",
    "plan",
    "plan_series",
    "stop_feed",
    "take_part",
    "uninvite",
]
