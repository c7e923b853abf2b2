"""Finds a citizen service number (BSN) in a text. A case holds none, in whatever field somebody writes it."""

import re
import unicodedata

from tenants.citizen_numbers import passes_eleven

NINE = 9
_DATE = re.compile(r"(?<!\d)\d{1,2}[-./ ]\d{1,2}[-./ ]\d{4}(?!\d)")
_IN_A_ROW = re.compile(r"(?<!\d)\d(?:[ .\-]?\d)+(?!\d)")


def holds_service_number(text: str) -> bool:
    """Whether nine digits in a row, divided by spaces, dots or lines or not at all, pass the test of eleven."""
    plain = _DATE.sub(" | ", unicodedata.normalize("NFKC", text))
    found = (re.sub(r"\D", "", match[0]) for match in _IN_A_ROW.finditer(plain))
    return any(len(each) == NINE and int(each) > 0 and passes_eleven(each) for each in found)
