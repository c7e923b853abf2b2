"""The pages of the demo as values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Stands(StrEnum):
    """How far a page has come."""

    LIVE = "live"
    DRAFT = "draft"
    REVIEW = "review"  # waits for the second reader
    SENT_BACK = "sent_back"  # was read, and needs work
    SCHEDULED = "scheduled"


@dataclass(frozen=True)
class Page:
    """One page.

    Attributes:
        texts: words by field; running text in the marks of content/markup.py.
        fields: what else the type asks, as it is kept.
        days: dates by field, in days from today.
        picks: for the front page and newsletters, ids of pages, with why.
        variants: by code of a municipality, texts by field; "FIELD:LANGUAGE" is one in another language.
        parties: "entry:ID" or a name.
        languages: by code, the words of `texts` in that language.
        note: what the second reader said, when it was sent back.
    """

    id: str
    type: str
    title: str
    parent: str = ""
    summary: str = ""
    texts: Mapping[str, str] = field(default_factory=dict)
    fields: Mapping[str, str] = field(default_factory=dict)
    days: Mapping[str, int] = field(default_factory=dict)
    picks: Mapping[str, str] = field(default_factory=dict)
    variants: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    parties: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    picture: str = ""
    alt: str = ""
    stands: Stands = Stands.LIVE
    in_days: int = 0
    note: str = ""
    languages: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Site:
    """All pages of one portal.

    Attributes:
        entries: words by which texts name services of the map -> ids of the content.
        organisation: who does the schemes, an id of the content.
    """

    slug: str
    organisation: str
    entries: Mapping[str, str]
    home: Page
    pages: tuple[Page, ...]
