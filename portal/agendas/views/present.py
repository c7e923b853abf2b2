"""How many are there."""

from portal.meetings.selectors.page import MeetingPage


def present(page: MeetingPage) -> int:
    """Of the invited, how many are there now."""
    return sum(seat.there for seat in page.seats)
