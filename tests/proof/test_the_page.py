from datetime import date

import pytest

from tests.proof.figure import Figure, as_figures, at_least, at_most
from tests.proof.page import Measured, chapters, page
from tests.proof.sources import chosen


def test_a_figure_that_misses_its_limit_is_short() -> None:
    assert at_most("p95", 61, 60, "ms").verdict == "short"
    assert at_most("p95", 60, 60, "ms").verdict == "ok"
    assert at_least("requests", 4_999, 5_000).verdict == "short"


def test_a_room_gives_plain_tuples_and_imports_nothing_of_the_proof() -> None:
    assert as_figures([("leaks", 0, "", "0", True)]) == [Figure("leaks", 0, "", "0", True)]


def test_the_page_names_every_figure_with_its_verdict_and_no_machine() -> None:
    measured = [Measured("search", "SQLite", at_most("p95", 61.26, 60, "ms"))]
    written = page(measured, date(2026, 11, 22))

    assert "| short | p95 | SQLite | 61.3 ms | at most 60 ms |" in written
    assert "22-11-2026" in written
    assert "/" not in written.split("Measured on")[1].split("| |")[0]


def test_measuring_one_source_leaves_the_others_standing() -> None:
    before = page([_measured("lists", 4), _measured("search", 60)], date(2026, 11, 1))

    after = page([_measured("search", 61)], date(2026, 11, 22), before)

    assert list(chapters(after)) == ["Lists", "Search"]
    assert "01-11-2026" in chapters(after)["Lists"]
    assert "22-11-2026" in chapters(after)["Search"]
    assert "| 60 |" not in after
    assert page([], date(2026, 12, 1), after) == after


def _measured(source: str, value: float) -> Measured:
    return Measured(source, "SQLite", at_most("what", value, 100))


def test_an_unknown_part_is_said_to_be_unknown() -> None:
    with pytest.raises(LookupError, match="There is: cms, meetings, portal"):
        chosen("kitchen")
