"""The clock that screens show. Moments are stored in UTC."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

DUTCH_TIME = ZoneInfo("Europe/Amsterdam")


def dutch(day: date, start: time) -> datetime | None:
    """The moment at which Dutch clocks show this; None for the hour that they skip in spring.

    In autumn an hour is there twice: the first one is meant.
    """
    at = datetime.combine(day, start, tzinfo=DUTCH_TIME)
    shown = datetime.fromtimestamp(at.timestamp(), DUTCH_TIME)
    return at if shown.replace(tzinfo=None) == at.replace(tzinfo=None) else None
