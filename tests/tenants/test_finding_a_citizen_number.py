"""A BSN is found however it is divided and whatever stands beside it; a date and a telephone number are none."""

from time import perf_counter

import pytest

from tenants import citizen_numbers
from tenants.citizen_numbers import holds_citizen_number, passes_eleven

# Telephone numbers and dates whose digits pass the test of eleven by chance: they show that the form decides.
TELEPHONES = ("+31 6 12345671", "0031 6 12345671", "+31 (0)6 12345671", "06 12345671", "+31612345671")


@pytest.mark.parametrize(
    "text",
    ["123456782", "bsn: 123.456.782.", "1234 56 782", "123-456-782", "１２３４５６７８２", "a123456782b",
     "123\u00a0456\u00a0782", "123 - 456 - 782", "123\u2013456\u2013782", "1 2 3 4 5 6 7 8 2"],
)  # fmt: skip
def test_a_number_that_passes_the_test_of_eleven_is_found(text: str) -> None:
    assert holds_citizen_number(text)


@pytest.mark.parametrize(
    "text",
    ["1 123456782", "123456782 2026", "12 123 456 782 7", "dossier 2026-123456782", "06 12345678 123456782",
     "123456782 06 12345678", "31-12-1980 123456782", "3131 123456782", "12 34 5678 2"],
)  # fmt: skip
def test_digits_beside_it_do_not_hide_it(text: str) -> None:
    assert holds_citizen_number(text)


@pytest.mark.parametrize(
    "text",
    ["", "123456789", "06 12345678", "+31 6 12345678", "010 123 45 67", "1234567820", "000000000", "31-12-1980 5",
     "31-12-1980 9", "1980-12-31 123", "€ 1.250,00 en 300 euro", "Kade 1, 3131 AA", "2026-11-30 8",
     "NL91 ABNA 0417164300", "12345678200000"],
)  # fmt: skip
def test_other_numbers_stay(text: str) -> None:
    assert not holds_citizen_number(text)


@pytest.mark.parametrize("text", TELEPHONES)
def test_a_telephone_number_that_would_pass_stays(text: str) -> None:
    assert passes_eleven("612345671")
    assert not holds_citizen_number(text)


def test_sabotage_without_the_form_of_telephone_numbers_one_in_eleven_would_be_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(citizen_numbers, "_TELEPHONE", citizen_numbers._ISO_DATE)

    assert holds_citizen_number(TELEPHONES[0])


@pytest.mark.parametrize("text", ["9" * 100_000, "9 " * 50_000, "1-" * 50_000, "0 " * 50_000])
def test_a_long_row_of_digits_is_read_in_no_time(text: str) -> None:
    began = perf_counter()
    assert not holds_citizen_number(text)

    assert perf_counter() - began < 2


def test_sabotage_without_the_form_of_a_date_a_day_and_a_house_number_would_be_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(citizen_numbers, "_DATE", citizen_numbers._ISO_DATE)

    assert holds_citizen_number("31-12-1980 9")


def test_what_looks_like_a_date_and_cannot_be_one_hides_nothing() -> None:
    assert passes_eleven("123456782")
    assert holds_citizen_number("12 34 5678 2")
