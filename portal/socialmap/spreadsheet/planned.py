"""What would become of one row, as it is shown and kept."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.socialmap.models import Service
from portal.socialmap.spreadsheet.cells import Wanted


class RowKind(models.TextChoices):
    NEW = "new", _("Nieuw")
    CHANGED = "changed", _("Gewijzigd")
    SAME = "same", _("Gelijk")
    REFUSED = "refused", _("Geweigerd")


@dataclass
class PlannedRow:
    """One row against what stands now.

    Attributes:
        values: fields of the service that would be set.
        groups: what under it would be written as a whole.
        changes: (what, old, new) in words.
        kept: (what, ours, theirs) in words: an editor wrote it, so it stays.
        reasons: why the row is refused.
    """

    wanted: Wanted
    kind: RowKind = RowKind.SAME
    service: Service | None = None
    values: dict[str, Any] = field(default_factory=dict)
    groups: list[str] = field(default_factory=list)
    changes: list[tuple[str, str, str]] = field(default_factory=list)
    kept: list[tuple[str, str, str]] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)

    def refuse(self, *reasons: str) -> "PlannedRow":
        self.kind, self.reasons = RowKind.REFUSED, [*self.reasons, *reasons]
        self.values, self.groups, self.changes, self.kept = {}, [], [], []
        return self

    def as_json(self) -> dict[str, Any]:
        name = self.wanted.service or (self.service.name if self.service else "")
        organization = self.wanted.organization
        if not organization and self.service is not None and self.service.organization is not None:
            organization = self.service.organization.name
        return {
            "row": self.wanted.number,
            "kind": str(self.kind.value),
            "uid": str(self.service.uid) if self.service else "",
            "name": name,
            "organization": organization,
            "changes": [list(each) for each in self.changes],
            "kept": [list(each) for each in self.kept],
            "reasons": list(self.reasons),
        }

    def differs_from(self, shown: Mapping[str, Any]) -> bool:
        """Whether this is another change than the one that somebody said yes to."""
        mine = self.as_json()
        return any(mine[name] != shown[name] for name in ("kind", "uid", "changes"))
