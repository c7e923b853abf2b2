"""The normal form between a dialect and the map: flat rows of HSDS entities, and what was found wrong with them."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Unreadable(Exception):
    """The source as a whole cannot be used; nothing was changed. The message is for the person at the terminal."""


class Verdict(StrEnum):
    REFUSED = "refused"  # the row does not come in
    DROPPED = "dropped"  # a link or a repeated value is left out, the row comes in
    DEFAULTED = "defaulted"  # a value is missing or unusable and the dialect's stated default stands in its place


@dataclass(frozen=True)
class Finding:
    """Something that the source did not have in order."""

    verdict: Verdict
    entity: str
    key: str
    where: str
    reason: str


@dataclass
class Record:
    """One row as the source has it: texts and numbers by HSDS field, links by the source's own ids."""

    entity: str
    key: str
    where: str
    values: dict[str, Any] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    extra: dict[str, Any] = field(default_factory=dict)
    loose: tuple[str, str] | None = None  # (entity, key) of what an attribute or metadata hangs on


@dataclass
class Directory:
    """All that was read from one source."""

    dialect: str
    records: dict[str, dict[str, Record]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def add(self, record: Record) -> bool:
        """Keep a row; one whose id was there before is refused."""
        of_entity = self.records.setdefault(record.entity, {})
        first = of_entity.get(record.key)
        if first is not None:
            self.refuse(record, f"Het id {record.key} kwam al voor ({first.where}).")
            return False
        of_entity[record.key] = record
        return True

    def merge(self, record: Record) -> Record:
        """Keep a row, or fill up the one with this id: nested files tell of the same thing many times."""
        first = self.records.setdefault(record.entity, {}).setdefault(record.key, record)
        if first is record:
            return record
        for mine, new in ((first.values, record.values), (first.links, record.links), (first.extra, record.extra)):
            for name, value in new.items():
                if mine.setdefault(name, value) != value:
                    reason = f"{name} is hier anders dan bij {first.where}; de eerste waarde geldt."
                    self.findings.append(Finding(Verdict.DROPPED, record.entity, record.key, record.where, reason))
        first.loose = first.loose or record.loose
        return first

    def refuse(self, record: Record, reason: str) -> None:
        self.findings.append(Finding(Verdict.REFUSED, record.entity, record.key, record.where, reason))

    def note(self, verdict: Verdict, record: Record, reason: str) -> None:
        self.findings.append(Finding(verdict, record.entity, record.key, record.where, reason))

    def of(self, entity: str) -> Iterator[Record]:
        yield from self.records.get(entity, {}).values()

    def count(self, verdict: Verdict) -> Counter[str]:
        """How many findings of a kind, per entity."""
        return Counter(finding.entity for finding in self.findings if finding.verdict == verdict)
