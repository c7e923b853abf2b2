"""Commands on date polls. Each is one transaction: the rows, the line in the log and what people are told."""

from portal.polls.services.asking import Outsider, ask, ask_outsider, new_link, revoke_link, take_off
from portal.polls.services.days import add_days, change_day, remove_day
from portal.polls.services.ending import close, decide, stop
from portal.polls.services.preparing import Question, change, make, send
from portal.polls.services.voting import Voted, by_token, take_back, take_back_by_link, vote, vote_by_link

__all__ = [
    "Outsider",
    "Question",
    "Voted",
    "add_days",
    "ask",
    "ask_outsider",
    "by_token",
    "change",
    "change_day",
    "close",
    "decide",
    "make",
    "new_link",
    "remove_day",
    "revoke_link",
    "send",
    "stop",
    "take_back",
    "take_back_by_link",
    "take_off",
    "vote",
    "vote_by_link",
]
