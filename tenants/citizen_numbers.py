"""Finding a BSN in what people write: this house keeps none (design, section 9)."""

import re

_NINE = re.compile(r"(?<!\d)\d(?:[ .\-]?\d){8}(?!\d)")
_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)


def passes_eleven(digits: str) -> bool:
    """The test of eleven of a BSN over nine digits: the last one counts minus one."""
    return sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits, strict=True)) % 11 == 0


def holds_citizen_number(text: str) -> bool:
    """Whether nine digits in a row, however they are divided, pass the test of eleven."""
    return any(passes_eleven(re.sub(r"\D", "", match[0])) for match in _NINE.finditer(text))
