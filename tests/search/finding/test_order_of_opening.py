"""By opening: what is open now, then what opens soonest, then what nobody knows of."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from search.api import search
from search.indexing.building import rebuild
from search.opening import OpeningHours, opens_at, packed
from search.query import SearchQuery, Sort
from tenants.access import Actor
from tests.factories.socialmap import make_schedule
from tests.search.finding.conftest import Make

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
MONDAY_NOON = datetime(2026, 11, 23, 12, 0)
DAY = 1440
TUESDAY_MORNING = (DAY + 540, DAY + 720)


def test_open_now_comes_first_and_unknown_hours_last(service: Make, anonymous: Actor) -> None:
    hours = {
        "Inloop morgen": ("TU", "09:00", "12:00"),
        "Inloop nu": ("MO", "09:00", "17:00"),
        "Inloop vanavond": ("MO", "18:00", "21:00"),
        "Inloop zondag": ("SU", "10:00", "12:00"),
    }
    service("Inloop inloop onbekend")
    for name, (day, opens, closes) in hours.items():
        make_schedule(day, opens, closes, service=service(name))
    rebuild()

    query = SearchQuery("inloop", sort=Sort.OPENING)
    found = search(anonymous, query, now=MONDAY_NOON.replace(tzinfo=AMSTERDAM))

    assert [hit.title.split()[-1] for hit in found.hits] == ["nu", "vanavond", "morgen", "zondag", "onbekend"]


def test_what_opens_at_the_same_moment_keeps_the_order_of_fit(service: Make, anonymous: Actor) -> None:
    for name in ("Hulp bij van alles en ook schulden", "Schulden"):
        make_schedule("MO", "09:00", "17:00", service=service(name))
    rebuild()

    query = SearchQuery("schulden", sort=Sort.OPENING, with_facets=False)
    found = search(anonymous, query, now=MONDAY_NOON.replace(tzinfo=AMSTERDAM))

    assert [hit.title for hit in found.hits] == ["Schulden", "Hulp bij van alles en ook schulden"]


@pytest.mark.parametrize(
    ("hours", "opens"),
    [
        (OpeningHours((TUESDAY_MORNING,)), datetime(2026, 11, 24, 9)),
        (OpeningHours(((600, 700), (780, 800))), datetime(2026, 11, 23, 13)),  # later today
        (OpeningHours(((540, 600),)), datetime(2026, 11, 30, 9)),  # today is over, next week again
        (OpeningHours((TUESDAY_MORNING,), {date(2026, 11, 24): ()}), datetime(2026, 12, 1, 9)),  # closed tomorrow
        (OpeningHours((), {date(2026, 12, 24): ((600, 660),)}), datetime(2026, 12, 24, 10)),  # that day alone
        (OpeningHours((), {date(2026, 11, 22): ((600, 660),)}), None),  # was yesterday
        (OpeningHours(), None),
    ],
)
def test_the_next_opening_is_read_from_the_week_and_the_days_that_differ(
    hours: OpeningHours, opens: datetime | None
) -> None:
    assert opens_at(packed(hours), MONDAY_NOON) == opens
