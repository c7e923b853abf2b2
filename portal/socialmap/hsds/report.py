"""What came of an import: counts per entity, and every finding with its row and reason."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from portal.socialmap.hsds.records import Finding, Verdict

COUNTS = ("created", "changed", "unchanged", "refused")


@dataclass
class Report:
    """The outcome of one import.

    Attributes:
        outcomes: (entity, "created" | "changed" | "unchanged" | "vanished") -> number of rows.
        kept_back: values of the source that stay beside what an editor wrote.
    """

    dialect: str
    data_source: str
    dry_run: bool
    batch: int | None = None
    outcomes: Counter[tuple[str, str]] = field(default_factory=Counter)
    findings: list[Finding] = field(default_factory=list)
    kept_back: int = 0

    def count(self, entity: str, what: str) -> int:
        if what == "refused":
            return sum(1 for each in self.findings if each.verdict == Verdict.REFUSED and each.entity == entity)
        return self.outcomes[entity, what]

    @property
    def entities(self) -> list[str]:
        """The entities that anything can be told of."""
        named = {entity for entity, _what in self.outcomes} | {finding.entity for finding in self.findings}
        return sorted(named)

    def as_json(self) -> dict[str, Any]:
        """The report file: per entity the counts, and beside them the findings."""
        per_entity = {entity: {what: self.count(entity, what) for what in COUNTS} for entity in self.entities}
        return {
            **per_entity,
            "_import": {
                "dialect": self.dialect,
                "data_source": self.data_source,
                "dry_run": self.dry_run,
                "batch": self.batch,
                "vanished": {entity: self.outcomes[entity, "vanished"] for entity in self.entities
                             if self.outcomes[entity, "vanished"]},
                "kept_back": self.kept_back,
                "findings": [
                    {"verdict": each.verdict, "entity": each.entity, "id": each.key, "where": each.where,
                     "reason": each.reason}
                    for each in self.findings
                ],
            },
        }  # fmt: skip
