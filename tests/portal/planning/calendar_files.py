"""Ten years of series with exceptions, as we count them and as two readers of calendar files do."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from random import Random

from portal.planning.calendar import published
from portal.planning.entries import Facts, entries_of
from portal.planning.series import ZONE, Series, occurrences
from tests.portal.planning.making import made
from tests.portal.planning.two_readers import Meeting, by_icalendar, by_vobject
from tests.proof.figure import Figure, Size, at_least, at_most, told

SERIES = {Size.SMALL: 12, Size.FULL: 300}
SINCE = datetime(2026, 1, 1, tzinfo=ZONE)
BEFORE = datetime(2036, 1, 1, tzinfo=ZONE)
FACTS = Facts(
    title="Overleg",
    url="https://gemeente.voorbeeld.test/bijeenkomsten/",
    organizer="agenda@voorbeeld.test",
    sequence=1,
    changed=datetime(2026, 1, 1, tzinfo=UTC),
)


def run(size: Size, seed: int) -> Iterator[Figure]:
    """Each series in a file of its own, so that a reader that breaks is counted as one."""
    random = Random(seed)
    found: Counter[str] = Counter()
    for number in range(SERIES[size]):
        for series in made(random, number):
            found.update(_compared(series))
    yield told("calendar files", found["files"])
    yield at_least("meetings in them, over ten years", found["meetings"], 20_000 if size is Size.FULL else 300)
    yield at_least("of them moved", found["moved"], 200 if size is Size.FULL else 5)
    yield at_least("of them cancelled", found["cancelled"], 200 if size is Size.FULL else 5)
    yield at_least("series with meetings on both sides of a change of the clock", found["both"], SERIES[size] // 2)
    yield at_most("files that icalendar reads otherwise", found["icalendar"], 0)
    yield at_most("files that vobject reads otherwise", found["vobject"], 0)


def _compared(series: Series) -> Counter[str]:
    data = published(entries_of(series, FACTS), name="Bijeenkomsten")
    ours = meetings_of(series)
    return Counter(
        files=1,
        meetings=len(ours),
        moved=len(series.moved),
        cancelled=len(series.dropped),
        both=len({each.start.utcoffset() for each in occurrences(series, since=SINCE, before=BEFORE)}) == 2,
        icalendar=by_icalendar(data, SINCE, BEFORE) != ours,
        vobject=by_vobject(data, SINCE, BEFORE) != ours,
    )


def meetings_of(series: Series) -> list[Meeting]:
    """As we count them."""
    found = occurrences(series, since=SINCE, before=BEFORE)
    return sorted((series.uid, each.start.astimezone(UTC), each.end.astimezone(UTC)) for each in found)
