"""The list of reports."""

from dataclasses import dataclass


@dataclass(frozen=True)
class StateTab:
    """One stand of the list, as a link with how many there are."""

    title: str
    url: str
    count: int
    current: bool
