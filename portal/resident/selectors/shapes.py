"""What the page "Wie weet wat van mij?" shows, as values."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from portal.cases.telling import Matter


@dataclass(frozen=True)
class Said:
    """A text of the portal's own, with the language in which it stands there."""

    text: str
    language: str = ""


@dataclass(frozen=True)
class Objection:
    """An objection that waits, or what was decided on it."""

    at: datetime
    handler: str
    answer_by: date | None
    dismissed_at: datetime | None = None


@dataclass(frozen=True)
class Share:
    """Why an organisation knows something, and what can be done about it.

    Args:
        what: kinds of data, in words.
        why: what it is for.
        allowed: why that is allowed, in one sentence; the article of a law beside it in Dutch.
        stops: what would stop at once, in sentences; empty where nothing can be stopped.
        goes_on: what would go on.
        handler: who would answer an objection, and by which day.
    """

    ground: UUID | None
    what: tuple[Said, ...]
    why: Said
    allowed: str
    until: str
    article: str = ""
    may_stop: bool = False
    may_object: bool = False
    stops: tuple[str, ...] = ()
    goes_on: tuple[str, ...] = ()
    handler: str = ""
    answer_by: date | None = None
    objection: Objection | None = None


@dataclass(frozen=True)
class Look:
    """Somebody looked: who by what they are, what they did, when. Looks of one person on one day are one line."""

    at: datetime
    who: str
    what: str
    times: int = 1


@dataclass(frozen=True)
class Knower:
    """An organisation that knows something, by its team."""

    key: int
    organisation: str
    team: str
    kind: str
    leads: bool
    shares: tuple[Share, ...] = ()
    looks: tuple[Look, ...] = ()


@dataclass(frozen=True)
class Ended:
    """Something that is not shared, or not any more."""

    uid: UUID
    names: tuple[str, ...]
    said: str
    at: datetime
    stopped: tuple[str, ...]
    still: tuple[str, ...]


@dataclass(frozen=True, repr=False)
class Overview:
    """The whole page."""

    subject: UUID
    matters: tuple[Matter, ...]
    knowers: tuple[Knower, ...]
    ended: tuple[Ended, ...]
    earlier: tuple[Knower, ...]
    safe_contact: str
