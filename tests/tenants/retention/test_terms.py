"""A term is counted by the calendar, and only within what its rule allows."""

from datetime import UTC, datetime

import pytest

from tenants.retention import Term, Unit, days, months, register_rule, years
from tenants.retention.of_kernel import OUTBOX

NOON = datetime(2024, 3, 31, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("term", "moment"),
    [
        (days(1), datetime(2024, 3, 30, 12, tzinfo=UTC)),
        (months(1), datetime(2024, 2, 29, 12, tzinfo=UTC)),
        (months(13), datetime(2023, 2, 28, 12, tzinfo=UTC)),
        (months(3), datetime(2023, 12, 31, 12, tzinfo=UTC)),
        (years(5), datetime(2019, 3, 31, 12, tzinfo=UTC)),
    ],
)
def test_the_moment_before_which_all_is_past_its_term(term: Term, moment: datetime) -> None:
    assert term.before(NOON) == moment


def test_a_year_before_leap_day_is_the_last_of_february() -> None:
    assert years(1).before(datetime(2024, 2, 29, tzinfo=UTC)) == datetime(2023, 2, 28, tzinfo=UTC)


@pytest.mark.parametrize(("number", "unit"), [(0, Unit.DAYS), (-1, Unit.YEARS), (101, Unit.YEARS), (1201, Unit.MONTHS)])
def test_no_term_is_shorter_than_a_day_or_longer_than_a_century(number: int, unit: Unit) -> None:
    with pytest.raises(ValueError, match="century"):
        Term(number, unit)


def test_a_term_says_itself_in_plain_dutch() -> None:
    assert [str(each) for each in (days(1), days(30), months(1), months(3), years(1), years(5))] == [
        "1 dag", "30 dagen", "1 maand", "3 maanden", "1 jaar", "5 jaar",
    ]  # fmt: skip


def test_a_code_is_registered_once_and_has_a_room() -> None:
    from dataclasses import replace

    with pytest.raises(ValueError, match="twice"):
        register_rule(replace(OUTBOX, term=days(31)))
    with pytest.raises(ValueError, match="room"):
        register_rule(replace(OUTBOX, code="Outbox"))
    with pytest.raises(ValueError, match="shorter or longer"):
        register_rule(replace(OUTBOX, code="outbox.other", term=years(10)))
