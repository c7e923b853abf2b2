"""Phone numbers for the screen: as written for people, and as a link that a phone can dial."""

import re
from dataclasses import dataclass

NOT_DIALLED = re.compile(r"[^\d+]")


@dataclass(frozen=True)
class Phone:
    """A number to read and to dial, and what it is for when that needs saying."""

    number: str
    link: str
    purpose: str = ""

    @classmethod
    def of(cls, number: str, purpose: str = "") -> "Phone":
        return cls(number.strip(), "tel:" + _dialled(number), purpose)


# Short names of help lines that cannot be dialled as they are spoken of.
SPOKEN = {"113": "08000113"}


def _dialled(number: str) -> str:
    digits = NOT_DIALLED.sub("", number.replace("(0)", ""))
    return SPOKEN.get(digits, digits)
