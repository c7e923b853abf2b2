"""The tabular rows -> nested objects as the JSON Schemas of HSDS 3.1 have them.

A service holds all that is about it, with its organization and places in brief; these stand whole in their own files.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from portal.socialmap.hsds.entities import LOOSE_COLUMNS, SPECS
from portal.socialmap.hsds.exporting.collecting import Row, Tables

# What a nested mention says of what stands whole in another file.
BRIEF: Mapping[str, tuple[str, ...]] = {
    "organization": ("id", "name", "description"),
    "location": ("id", "name", "location_type"),
    "program": ("id", "name", "description"),
}
WHOLE_FILES = {"services": "service", "organizations": "organization", "locations": "location",
               "programs": "program", "units": "unit",
               "taxonomies": "taxonomy", "taxonomy_terms": "taxonomy_term"}  # fmt: skip
# Nested elsewhere: not repeated under these properties.
NOT_NESTED = frozenset({
    ("organization", "services"), ("organization", "locations"), ("taxonomy", "taxonomy_terms"),
    ("service_at_location", "service"),
})  # fmt: skip


class Nest:
    """The rows by id and by what they hang under."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self.by_id = {name: {row["id"]: row for row in rows} for name, rows in tables.items()}
        self.under: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
        for name, rows in tables.items():
            for row in rows:
                for link in SPECS[name].links:
                    if f"{link}_id" in row:
                        self.under[name, link, row[f"{link}_id"]].append(row)
                if name in LOOSE_COLUMNS and LOOSE_COLUMNS[name][1] in row:
                    self.under[name, "*", row[LOOSE_COLUMNS[name][1]]].append(row)

    def whole(self, entity: str) -> Iterator[dict[str, Any]]:
        """Every object of an entity that stands in a file of its own."""
        for row in self.tables[entity]:
            yield self.nested(entity, row)

    def nested(self, entity: str, row: Row) -> dict[str, Any]:
        """One row with everything that hangs under it."""
        spec = SPECS[entity]
        made = dict(row)
        for column in LOOSE_COLUMNS.get(entity, ())[1:]:
            made.pop(column, None)
        for property_name, (other, link) in spec.singles.items():
            key = row.get(f"{link}_id")
            found = self.by_id[other].get(key) if key else None
            if found is not None and (entity, property_name) not in NOT_NESTED:
                made[property_name] = self._mention(other, found)
        for property_name, (child, link) in spec.children.items():
            if (entity, property_name) in NOT_NESTED:
                continue
            rows = self.under.get((child, link, row["id"]), ())
            if rows:
                made[property_name] = [self.nested(child, each) for each in rows]
        return made

    def _mention(self, entity: str, row: Row) -> dict[str, Any]:
        brief = BRIEF.get(entity)
        return self.nested(entity, row) if brief is None else {name: row[name] for name in brief if name in row}
