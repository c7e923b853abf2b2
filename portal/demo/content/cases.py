"""The invented residents of each example portal, what is shared about them and who helps, read from cases.toml."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
Raw = dict[str, Any]


@dataclass(frozen=True)
class Receiver:
    """A team that takes a kind of help. `team` is written as "organisation" or "organisation/team".

    Args:
        service: the entry of the map that tells of room; `capacity` and `weeks` are what it tells, `told` days ago.
    """

    kind: str
    team: str
    service: str = ""
    capacity: str = ""
    weeks: int | None = None
    told: int = 7
    conditions: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True)
class ByLink:
    """A team in which nobody has an account: what is sent to it goes by a link to this address."""

    team: str
    email: str


@dataclass(frozen=True)
class Case:
    """A resident, and who is their contact person. `ago`: how many days since the case was opened.

    Args:
        phone: the last part of an invented number.
        household: the id of a case of somebody who lives at the same address.
        code: of the receipt, which opens the resident's own page together with the date of birth.
        wrong: what the resident says is wrong in the file; `answer` is what was answered.
        emergency: why the privacy officer opened it.
    """

    id: str
    lead: str
    first_name: str
    last_name: str
    birth_date: str
    district: str
    situation: str
    ago: int
    phone: int | None = None
    email: str = ""
    safe_contact: str = ""
    language: str = "nl"
    household: str = ""
    code: str = ""
    wrong: str = ""
    answer: str = ""
    emergency: str = ""
    closed: bool = False


@dataclass(frozen=True)
class Step:
    """A step of a referral, so many days ago. `told` holds what is told with it, by the names of the command."""

    move: str
    by: str
    ago: int
    told: Mapping[str, Any]


@dataclass(frozen=True)
class Said:
    by: str
    text: str
    ago: int = 0


@dataclass(frozen=True)
class AskedBack:
    """What the contact person heard, so many days ago; `how` is a word of the command."""

    how: str
    ago: int
    note: str = ""


@dataclass(frozen=True)
class View:
    """Filters of a worklist that somebody keeps."""

    by: str
    name: str
    filters: Mapping[str, str]


@dataclass(frozen=True)
class Referral:
    """What was asked of whom, on which steps, and what was said meanwhile.

    Args:
        by: who sends it; the contact person when left out.
        beside: further teams that the ground names.
        times: proposed for a three-way talk: {in_days, hour, minute, minutes, way, where}.
        checked: how many days ago the resident went through the summary.
        expires: nobody answered, and it ended by itself.
        opened: who opened the rest before the answer.
        helped: what the resident answered afterwards.
        asked_back: what the contact person heard some months after.
        after: the resident came back: it follows the last one of this case that ended.
    """

    case: str
    kind: str
    question: str
    to: str = ""
    by: str = ""
    explanation: str = ""
    urgency: str = "normal"
    hand_over: str = "contact"
    made: int = 0
    beside: tuple[str, ...] = ()
    times: tuple[Mapping[str, Any], ...] = ()
    summary: Mapping[str, str] = field(default_factory=dict)
    checked: int | None = None
    answers: Mapping[str, Any] = field(default_factory=dict)
    steps: tuple[Step, ...] = ()
    said: tuple[Said, ...] = ()
    opened: str = ""
    helped: str = ""
    expires: bool = False
    asked_back: tuple[AskedBack, ...] = ()
    after: bool = False


@dataclass(frozen=True)
class Told:
    """All of one portal."""

    receivers: tuple[Receiver, ...]
    by_link: tuple[ByLink, ...]
    cases: tuple[Case, ...]
    referrals: tuple[Referral, ...]
    views: tuple[View, ...] = ()

    @property
    def with_a_code(self) -> tuple[Case, ...]:
        """The residents who can look at their own page."""
        return tuple(case for case in self.cases if case.code)


@cache
def read_cases(slug: str) -> Told:
    """The file of one portal, read once."""
    told = tomllib.loads((FOLDER / slug / "cases.toml").read_text(encoding="utf-8"))
    return Told(
        receivers=tuple(Receiver(**_tuples(raw)) for raw in told["receiver"]),
        by_link=tuple(ByLink(**raw) for raw in told.get("by_link", ())),
        cases=tuple(Case(**raw) for raw in told["case"]),
        referrals=tuple(_referral(raw) for raw in told["referral"]),
        views=tuple(View(**raw) for raw in told.get("view", ())),
    )


def _referral(raw: Raw) -> Referral:
    steps = tuple(_step(each) for each in raw.pop("steps", ()))
    said = tuple(Said(**each) for each in raw.pop("said", ()))
    asked = tuple(AskedBack(**each) for each in raw.pop("asked_back", ()))
    return Referral(**_tuples(raw), steps=steps, said=said, asked_back=asked)


def _step(raw: Raw) -> Step:
    return Step(move=raw.pop("move"), by=raw.pop("by"), ago=raw.pop("ago"), told=raw)


def _tuples(raw: Raw) -> Raw:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in raw.items()}
