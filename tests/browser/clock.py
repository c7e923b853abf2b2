"""A clock that a browser may set for its own request, so that Christmas and the night can be looked at."""

from collections.abc import Callable
from contextvars import ContextVar
from datetime import date, datetime, timedelta

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

HEADER = "X-Proof-Clock"

_told: ContextVar[datetime | None] = ContextVar("told", default=None)
_real_now = timezone.now


def set_clock(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware of the browser tests alone: what the header says is now, for this request."""
    timezone.now = _now

    def middleware(request: HttpRequest) -> HttpResponse:
        said = request.headers.get(HEADER)
        _told.set(datetime.fromisoformat(said) if said else None)
        try:
            return get_response(request)
        finally:
            _told.set(None)

    return middleware


def _now() -> datetime:
    return _told.get() or _real_now()


def moment(name: str, today: date | None = None) -> str:
    """A moment by its name, after today: "holiday" (Christmas, 11.00), "night" (Sunday, 3.30), "workday" (Tuesday,
    10.30). With the offset of Amsterdam."""
    day = today or date.today()
    if name == "holiday":
        christmas = date(day.year, 12, 25)
        return f"{christmas if christmas > day else christmas.replace(year=day.year + 1)}T11:00:00+01:00"
    weekday, at = {"night": (6, "03:30"), "workday": (1, "10:30")}[name]
    coming = day + timedelta(days=(weekday - day.weekday() - 1) % 7 + 1)
    offset = timezone.get_default_timezone().utcoffset(datetime(coming.year, coming.month, coming.day, 12))
    hours = int((offset or timedelta(0)).total_seconds()) // 3600
    return f"{coming}T{at}:00+{hours:02}:00"
