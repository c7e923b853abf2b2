"""Rules against the expansion of dateutil, and in words."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import islice, product

import pytest
from dateutil.rrule import rrulestr
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.planning.entries import rule_text
from portal.planning.rule_words import said
from portal.planning.rules import MOST, Frequency, Rule, days, moved_to, rule_on
from portal.planning.series import Series, moment, originals

rules = st.tuples(
    st.dates(date(2020, 1, 1), date(2030, 12, 31)),
    st.sampled_from(Frequency),
    st.integers(1, 14),
    st.booleans(),
    st.booleans(),
)


@settings(deadline=None, max_examples=150)
@given(rules, st.one_of(st.none(), st.integers(1, 40)))
def test_a_rule_gives_what_its_text_gives(drawn: tuple[date, Frequency, int, bool, bool], count: int | None) -> None:
    first, frequency, interval, by_weekday, last = drawn
    rule = replace(rule_on(first, frequency, interval=interval, by_weekday=by_weekday, last=last), count=count)
    series = Series("een@voorbeeld.test", datetime.combine(first, time(10)), 60, rule)
    before = moment(datetime(2050, 1, 1))

    expected = rrulestr(rule_text(series), dtstart=moment(series.start))

    ours = [moment(local) for _period, local in islice(originals(series), 40)]
    assert [each for each in ours if each < before] == [each for each in islice(expected, 40) if each < before]


def test_the_31st_is_left_out_where_a_month_has_none_and_the_last_day_is_not() -> None:
    first = date(2027, 1, 31)
    until = date(2027, 6, 30)
    on_the_31st = replace(rule_on(first, Frequency.MONTHLY), until=until)
    on_the_last = replace(rule_on(first, Frequency.MONTHLY, last=True), until=until)

    assert [day.isoformat() for _period, day in days(on_the_31st, first)] == ["2027-01-31", "2027-03-31", "2027-05-31"]
    assert [day.day for _period, day in days(on_the_last, first)] == [31, 28, 31, 30, 31, 30]


def test_29_february_comes_in_leap_years() -> None:
    first = date(2028, 2, 29)

    found = [day.year for _period, day in islice(days(rule_on(first, Frequency.YEARLY), first), 3)]

    assert found == [2028, 2032, 2036]


def test_a_rule_without_an_end_ends_all_the_same() -> None:
    series = Series("een@voorbeeld.test", datetime(2027, 1, 1, 10), 60, rule_on(date(2027, 1, 1), Frequency.WEEKLY))

    assert sum(1 for _each in originals(series)) == MOST


def test_a_fifth_tuesday_is_the_last_one() -> None:
    assert rule_on(date(2027, 3, 30), Frequency.MONTHLY, by_weekday=True) == Rule(Frequency.MONTHLY, weekday=1, nth=-1)


def test_a_rule_that_begins_on_another_day_keeps_its_kind_and_its_end() -> None:
    rule = Rule(Frequency.MONTHLY, weekday=1, nth=-1, count=5)

    assert moved_to(rule, date(2027, 3, 31)) == Rule(Frequency.MONTHLY, weekday=2, nth=-1, count=5)
    assert moved_to(rule, date(2027, 3, 10)) == Rule(Frequency.MONTHLY, weekday=2, nth=2, count=5)


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (Rule(Frequency.WEEKLY, weekday=1), "elke dinsdag"),
        (Rule(Frequency.WEEKLY, 2, weekday=1, count=10), "elke 2 weken op dinsdag, 10 keer"),
        (Rule(Frequency.MONTHLY, weekday=1, nth=1), "elke eerste dinsdag van de maand"),
        (Rule(Frequency.MONTHLY, weekday=4, nth=-1), "elke laatste vrijdag van de maand"),
        (Rule(Frequency.MONTHLY, day=15), "elke maand op de 15e"),
        (Rule(Frequency.MONTHLY, day=31), "elke maand op de 31e (niet in een maand zonder een 31e)"),
        (Rule(Frequency.MONTHLY, day=-1), "elke laatste dag van de maand"),
        (Rule(Frequency.QUARTERLY, weekday=3, nth=2), "elke 3 maanden op de tweede donderdag van de maand"),
        (Rule(Frequency.QUARTERLY, 2, day=1), "elke 6 maanden op de 1e"),
        (
            Rule(Frequency.YEARLY, day=12, month=3, until=date(2030, 12, 31)),
            "elk jaar op 12 maart, tot en met 31 december 2030",
        ),
        (Rule(Frequency.YEARLY, 2, weekday=1, nth=3, month=10), "elke 2 jaar op de derde dinsdag van oktober"),
    ],
)
def test_a_rule_in_words(rule: Rule, words: str) -> None:
    with translation.override("nl"):
        assert said(rule) == words


@pytest.mark.parametrize("language", ["nl", "en", "ar", "tr", "pl", "uk"])
def test_every_rule_has_words_in_every_language(language: str) -> None:
    for frequency, interval, by_weekday, last in product(Frequency, (1, 2), (True, False), (True, False)):
        rule = rule_on(date(2027, 8, 31), frequency, interval=interval, by_weekday=by_weekday, last=last)
        with translation.override(language):
            words = said(replace(rule, until=date(2030, 1, 1)))

        assert words.strip(", ")
        assert "%" not in words


@pytest.mark.parametrize(
    "parts",
    [
        {"frequency": Frequency.WEEKLY},
        {"frequency": Frequency.WEEKLY, "day": 1},
        {"frequency": Frequency.WEEKLY, "weekday": 7},
        {"frequency": Frequency.WEEKLY, "weekday": 1, "nth": 1},
        {"frequency": Frequency.MONTHLY, "day": 32},
        {"frequency": Frequency.MONTHLY, "day": 0},
        {"frequency": Frequency.MONTHLY, "day": 1, "month": 1},
        {"frequency": Frequency.MONTHLY, "weekday": 1},
        {"frequency": Frequency.MONTHLY, "weekday": 1, "nth": 5},
        {"frequency": Frequency.MONTHLY, "weekday": 1, "nth": 1, "day": 1},
        {"frequency": Frequency.YEARLY, "day": 1},
        {"frequency": Frequency.MONTHLY, "day": 1, "interval": 0},
        {"frequency": Frequency.MONTHLY, "day": 1, "count": 0},
        {"frequency": Frequency.MONTHLY, "day": 1, "count": MOST + 1},
        {"frequency": Frequency.MONTHLY, "day": 1, "count": 2, "until": date(2030, 1, 1)},
    ],
)
def test_parts_that_make_no_rule_are_refused(parts: dict[str, object]) -> None:
    with pytest.raises(ValueError):
        Rule(**parts)  # type: ignore[arg-type]


def test_a_series_begins_in_step_with_its_rule() -> None:
    with pytest.raises(ValueError):
        Series("een@voorbeeld.test", datetime(2027, 1, 1, 10), 60, Rule(Frequency.WEEKLY, weekday=0))
    ended = replace(rule_on(date(2027, 1, 1), Frequency.WEEKLY), until=date(2027, 1, 1) - timedelta(days=1))
    with pytest.raises(ValueError):
        Series("een@voorbeeld.test", datetime(2027, 1, 1, 10), 60, ended)
