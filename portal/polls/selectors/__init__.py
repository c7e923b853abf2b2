"""Reads of date polls, always of what the actor may see."""

from portal.polls.selectors.lists import polls, waiting_for_answer
from portal.polls.selectors.page import poll_by_link, poll_page

__all__ = ["poll_by_link", "poll_page", "polls", "waiting_for_answer"]
