"""Finding a BSN in what people write: this house keeps none (design, section 9). The one detector of all rooms.

It looks at groups of digits that stand beside each other, with a space, a dot or a line between them or nothing. Groups
that make nine digits together and pass the test of eleven are taken for a BSN, whatever digits stand before or after.
Dates and telephone numbers are left out first: one in eleven of what makes nine digits passes the test by chance.
"""

import re
import unicodedata
from collections.abc import Iterator

NINE = 9
_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)
_BETWEEN = r"[ .\-\u2010\u2013]"
# A day, a month and a year that can be: 12 34 5678 is none, and may begin a BSN.
_DATE = re.compile(r"(?<!\d)(?:0?[1-9]|[12]\d|3[01])[-./ ](?:0?[1-9]|1[0-2])[-./ ](?:19|20)\d\d(?!\d)")
_ISO_DATE = re.compile(r"(?<!\d)(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?!\d)")
# A Dutch number: the code of the country and nine digits, or ten of which the first is nought.
_TELEPHONE = re.compile(
    rf"(?:(?<![\d+])\+31|(?<!\d)0031){_BETWEEN}?(?:\(0\){_BETWEEN}?)?[1-9](?:{_BETWEEN}?\d){{8}}(?!\d)"
    rf"|(?<!\d)0[1-9](?:{_BETWEEN}?\d){{8}}(?!\d)"
)
_IN_A_ROW = re.compile(rf"\d+(?:{_BETWEEN}{{1,3}}\d+)*")


def passes_eleven(digits: str) -> bool:
    """The test of eleven of a BSN over nine digits: the last one counts minus one."""
    return sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits, strict=True)) % 11 == 0


def holds_citizen_number(text: str) -> bool:
    """Whether nine digits beside each other, however they are divided, pass the test of eleven."""
    plain = unicodedata.normalize("NFKC", text)
    for known in (_DATE, _ISO_DATE, _TELEPHONE):
        plain = known.sub(" | ", plain)
    rows = (re.findall(r"\d+", match[0]) for match in _IN_A_ROW.finditer(plain))
    return any(int(each) > 0 and passes_eleven(each) for row in rows for each in _nines(row))


def _nines(groups: list[str]) -> Iterator[str]:
    """Every way in which whole groups beside each other make nine digits. At most nine steps for each group."""
    for start in range(len(groups)):
        digits = ""
        for group in groups[start : start + NINE]:
            digits += group
            if len(digits) >= NINE:
                break
        if len(digits) == NINE:
            yield digits
