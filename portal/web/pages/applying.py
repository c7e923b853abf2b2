"""The last page before sending, and the receipt."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, repr=False)
class Answer:
    """One line of the check page: never printed."""

    asked: str
    answered: str
    change: str
    words_of_person: bool = False


@dataclass(frozen=True)
class Receipt:
    """What happens next, by when, by whom."""

    code: str
    team: str
    due_on: date
    first_talk: date | None
