"""Hours as people write them in a cell are read, or refused with a sentence. Never guessed."""

from contextlib import suppress
from datetime import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.socialmap.opening.dutch import Hours, NotUnderstood, read_hours
from portal.socialmap.opening.parsing import rule_of
from portal.socialmap.opening.plan import Span, WeekPlan, in_words, plan_of, problems_of, schedule_fields

NINE_TO_FIVE = "ma-vr 9.00-17.00"

READ = {
    "ma-vr 9-17": NINE_TO_FIVE,
    "Ma t/m vr 9.00 - 17.00 uur": NINE_TO_FIVE,
    "maandag tot en met vrijdag van 9:00 tot 17:00 uur": NINE_TO_FIVE,
    "werkdagen 9u-17u": NINE_TO_FIVE,
    "Wij zijn op werkdagen open van 09.00 tot 17.00 uur.": NINE_TO_FIVE,
    "di 9.00-12.00 en 13.00-17.00 uur": "di 9.00-12.00 en 13.00-17.00",
    "ma, wo en vr 9.30-12": "ma 9.30-12.00; wo 9.30-12.00; vr 9.30-12.00",
    "ma 9-12; di 13-17": "ma 9.00-12.00; di 13.00-17.00",
    "ma 9-12\ndi 13-17": "ma 9.00-12.00; di 13.00-17.00",
    "ma 9-12 di 13-17": "ma 9.00-12.00; di 13.00-17.00",
    "maandagen 9u30 – 12u00": "ma 9.30-12.00",
    "donderdag 13.00-16.00 uur (inloop)": "do 13.00-16.00 (inloop)",
    "do 13-16 op afspraak": "do 13.00-16.00 (op afspraak)",
    "za 20.00-02.00": "za 20.00-2.00",
    "dagelijks 24 uur": "ma-zo dag en nacht",
    "elke dag 0.00-24.00": "ma-zo dag en nacht",
    "ma-vr 9-17, za gesloten": NINE_TO_FIVE,
    "weekend 10-12": "za-zo 10.00-12.00",
    "ma 9 - 17 ook op feestdagen": "ma 9.00-17.00 (ook op feestdagen)",
}

NOT_READ = {
    "9-17": "Noem eerst de dag",
    "ma-vr": "staat geen tijd",
    "ma 9": "ontbreekt de eindtijd",
    "ma vanaf 9": "begrijpen “vanaf” niet",
    "ma 25-26": "geen bestaande tijd",
    "ma 17-9": "eindtijd vóór de begintijd",
    "ma 9-9": "gelijk aan de eindtijd",
    "ma 9-13 en 12-17": "lopen twee tijden door elkaar",
    "ma 9-17; ma gesloten": "open én gesloten",
    "eerste dinsdag van de maand 9-12": "begrijpen “eerste” niet",
    "even weken ma 9-12": "begrijpen “even” niet",
    "telefonisch": "geen dagen en tijden",
    "=HYPERLINK(1)": "begrijpen",
    "ma - 9-17": "ontbreekt een dag of een tijd",
    "ma 9-17 " * 200: "langer dan",
}


@pytest.mark.parametrize(("text", "words"), READ.items())
def test_what_people_write_is_read(text: str, words: str) -> None:
    assert in_words(read_hours(text).week) == words


@pytest.mark.parametrize(("text", "why"), NOT_READ.items())
def test_what_cannot_be_read_is_said(text: str, why: str) -> None:
    with pytest.raises(NotUnderstood, match=why):
        read_hours(text)


@pytest.mark.parametrize("text", ["op afspraak", "Alleen op afspraak", "uitsluitend op afspraak.", "volgens afspraak"])
def test_by_appointment_is_no_week(text: str) -> None:
    read = read_hours(text)
    assert read.by_appointment
    assert not read.week


times = st.builds(time, st.integers(0, 23), st.sampled_from([0, 15, 30, 45]))
spans = st.builds(Span, times, times, st.sampled_from(["", "inloop", "bel eerst"]), st.booleans())
weeks = st.builds(WeekPlan.of, st.dictionaries(st.integers(0, 6), st.lists(spans, max_size=2))).filter(
    lambda plan: bool(plan) and not problems_of(plan)
)


@settings(max_examples=60, deadline=None)
@given(weeks)
def test_a_week_in_words_is_read_back_as_the_same_week(plan: WeekPlan) -> None:
    assert read_hours(in_words(plan)).week == plan


@settings(max_examples=60, deadline=None)
@given(weeks)
def test_a_week_as_rows_is_the_same_week(plan: WeekPlan) -> None:
    rules = [
        rule_of(
            opens_at=row["opens_at"],
            closes_at=row["closes_at"],
            freq=row["freq"],
            byday=row["byday"],
            open_on_holidays=row["open_on_holidays"],
            note=row["description"],
        )
        for row in schedule_fields(plan)
    ]
    assert plan_of(rules) == plan


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_whatever_is_written_ends_in_hours_or_a_sentence(text: str) -> None:
    with suppress(NotUnderstood):
        assert isinstance(read_hours(text), Hours)
