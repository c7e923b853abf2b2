"""The pieces of the page of one referral."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class Happened:
    """A line of the history. `note` is for the parties, and empty while the rest is closed."""

    at: datetime
    what: str
    by: str
    note: str = ""


@dataclass(frozen=True)
class Answer:
    label: str
    value: str


@dataclass(frozen=True)
class Involved:
    """An organisation of the ground: what it may see, and until when."""

    name: str
    part: str
    until: date
    ours: bool


@dataclass(frozen=True)
class Said:
    at: datetime
    by: str
    text: str
    ours: bool


@dataclass(frozen=True, repr=False)
class Person:
    """Who it is about. Made only when the rest is open to the actor."""

    first_name: str
    last_name: str = ""
    birth_date: str = ""
    telephone: str = ""
    email: str = ""
    address: str = ""
    safe_contact: str = ""
    situation: str = ""
