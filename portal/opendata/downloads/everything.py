"""All rows that are open, kind by kind, with only links to what is open too."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Q, QuerySet

from portal.opendata.selectors import visible, words
from portal.opendata.selectors.gathering import Gathering
from portal.socialmap.hsds.entities import LOOSE_COLUMNS, SPECS
from portal.socialmap.hsds.exporting.collecting import Row
from portal.socialmap.models import ServiceCapacity, Unit

ROOTS: dict[str, Callable[[], Any]] = {
    "taxonomy": visible.taxonomies,
    "taxonomy_term": lambda: visible.terms().select_related("taxonomy", "parent"),
    "organization": visible.organizations,
    "service": visible.services,
    "location": visible.locations,
    "service_at_location": visible.at_locations,
    "program": visible.programs,
    "unit": lambda: Unit.objects.filter(
        pk__in=ServiceCapacity.objects.filter(service__in=_keys(visible.services())).values("unit")
    ),
}


class Everything:
    """Keeps the ids of what was written, so that a row hangs under something that was. Order is that of SPECS."""

    def __init__(self) -> None:
        self.gathering = Gathering()
        self.left: set[str] = set()

    def of(self, entity: str) -> "QuerySet[Any]":
        """The rows of a kind that may leave. Adds no query."""
        if entity in ROOTS:
            found: QuerySet[Any] = ROOTS[entity]()
            if entity in SPECS[entity].links.values():  # a row may point at a later one
                pairs = found.order_by().values_list("pk", "uid")
                self.gathering.uids[entity].update({pk: str(uid) for pk, uid in pairs})
            return found
        under = Q(pk__in=[])
        for link, other in SPECS[entity].links.items():
            if other != "taxonomy_term":
                under |= Q(**{f"{link}__in": _keys(self._parents(other))})
        if entity in LOOSE_COLUMNS:
            under |= Q(link_uid__isnull=False)
        return SPECS[entity].model.objects.filter(under, gone_from_source_at__isnull=True)

    def rows(self, entity: str, found: Iterable[Any]) -> list[Row]:
        """The rows as they leave. One query."""
        self.gathering.add(entity, found)
        made, self.gathering.tables[entity] = self.gathering.tables[entity], []
        if entity in LOOSE_COLUMNS:
            made = [row for row in made if row.get(LOOSE_COLUMNS[entity][1]) in self.left]
        self.left.update(row["id"] for row in made)
        return made

    def of_layer(self, entity: str) -> list[Row]:
        """Rows that stand in no table: our own columns as attributes, with their list and its words."""
        if entity == "attribute":
            return self.gathering.layer_attributes()
        taxonomy, terms = words.layer()
        if entity == "taxonomy":
            return [taxonomy]
        return terms if entity == "taxonomy_term" else []

    def _parents(self, entity: str) -> "QuerySet[Any]":
        return self.of(entity) if entity not in ROOTS else ROOTS[entity]()


def _keys(found: "QuerySet[Any]") -> "QuerySet[Any]":
    return found.order_by().values("pk")
