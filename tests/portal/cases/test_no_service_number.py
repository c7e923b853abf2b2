"""A citizen service number is found in whatever way it is divided, and a telephone number is none."""

import pytest

from portal.cases.service_number import holds_service_number


@pytest.mark.parametrize(
    "text", ["123456782", "bsn: 123.456.782.", "1234 56 782", "123-456-782", "１２３４５６７８２", "a123456782b"]
)
def test_a_number_that_passes_the_test_of_eleven_is_found(text: str) -> None:
    assert holds_service_number(text)


@pytest.mark.parametrize(
    "text",
    ["", "123456789", "06 12345678", "+31 6 12345678", "010 123 45 67", "1234567820", "000000000", "31-12-1980 5",
     "€ 1.250,00 en 300 euro", "Kade 1, 3131 AA"],
)  # fmt: skip
def test_other_numbers_stay(text: str) -> None:
    assert not holds_service_number(text)
