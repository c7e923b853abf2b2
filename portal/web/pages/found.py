"""A page of the editors among the results of a search."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class FoundPage:
    """What its card shows. `label` says what it is: a scheme, news."""

    uid: UUID
    title: str
    url: str
    summary: str = ""
    label: str = ""
