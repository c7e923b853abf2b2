"""Tables of meetings."""

from portal.meetings.models.feed import CalendarFeed
from portal.meetings.models.invitation import Invitation
from portal.meetings.models.meeting import Meeting
from portal.meetings.models.series import Series

__all__ = ["CalendarFeed", "Invitation", "Meeting", "Series"]
