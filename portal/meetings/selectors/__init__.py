"""Reads of meetings, always of what the actor may see."""

from portal.meetings.selectors.lists import When, meetings, waiting_for_answer
from portal.meetings.selectors.page import meeting_page

__all__ = ["When", "meeting_page", "meetings", "waiting_for_answer"]
