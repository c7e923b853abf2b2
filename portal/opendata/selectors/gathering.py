"""Collecting the rows of HSDS that leave: each once, and only with links to what leaves too."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import Q

from portal.opendata.selectors.withholding import ENTITIES, LAYER, given_out, is_a_person
from portal.socialmap.attributes_of_ours import attributes_of
from portal.socialmap.hsds.entities import SPECS
from portal.socialmap.hsds.exporting.collecting import Row, Tables, add_layer, bare_row, drop_lost_loose
from portal.socialmap.models import Attribute, Contact, HsdsEntity

# What stands by itself, or is read along; everything else hangs under it.
ROOTS = frozenset(
    {"taxonomy", "taxonomy_term", "unit", "organization", "program", "service", "location", "service_at_location"}
)
HANGING = tuple(name for name in SPECS if name not in ROOTS | ENTITIES | {"attribute"})


class Gathering:
    """Rows by entity, in the making. `uids` are the ids of what leaves, by inner key: other links are no links."""

    def __init__(self, *, with_layer: bool = True) -> None:
        self._codes = LAYER if with_layer else frozenset()
        self.tables: Tables = {name: [] for name in SPECS}
        self.uids: dict[str, dict[int, str]] = defaultdict(dict)
        self._taken: dict[str, set[int]] = defaultdict(set)
        self._layer: list[tuple[str, str, str, str]] = []

    def add(self, entity: str, found: Iterable[HsdsEntity]) -> None:
        """Take rows in. What hangs under nothing that leaves, stays."""
        spec = SPECS[entity]
        fresh = [each for each in found if each.pk not in self._taken[entity]]
        if entity in spec.links.values():  # a row may point at a later one of its own kind
            self.uids[entity].update({each.pk: str(each.uid) for each in fresh})
        for each in fresh:
            bare = bare_row(spec, each, self.uids)
            row = given_out(entity, each, bare) if bare is not None else None
            if row is None or any(row.get(name) in (None, "") for name in spec.required):
                continue
            self._taken[entity].add(each.pk)
            self.tables[entity].append(row)
            self._layer += [
                (entity, row["id"], own.code, own.value) for own in attributes_of(each) if own.code in self._codes
            ]
            if not (isinstance(each, Contact) and is_a_person(each)):  # the telephone of a person goes nowhere
                self.uids[entity][each.pk] = row["id"]

    def add_terms(self, found: Iterable[Any]) -> None:
        """Words with their lists. The list and the word above must have been read along."""
        terms = list(found)
        self.add("taxonomy", (term.taxonomy for term in terms if term.taxonomy_id))
        self.uids["taxonomy_term"].update({term.parent_id: str(term.parent.uid) for term in terms if term.parent_id})
        self.add("taxonomy_term", terms)

    def hang(self, *under: str) -> None:
        """Read what hangs under the things of these kinds, and what hangs under that. One query for each kind.

        A row that also hangs under something of another kind hangs here now: there it would be lost from the document.
        """
        reach = set(under)
        aside = {name: self.uids.pop(name) for name in set(self.uids) - reach}
        for entity in HANGING:
            links = {link: other for link, other in SPECS[entity].links.items() if self.uids.get(other)}
            if links:
                self.add(entity, self._under(entity, links))
                reach.add(entity)
        self._add_attributes(reach)
        for name, known in aside.items():
            self.uids[name] = known | self.uids[name]

    def layer_attributes(self) -> list[Row]:
        """Our own columns of what was taken in, as attributes."""
        tables: Tables = {"taxonomy": [], "taxonomy_term": [], "attribute": []}
        add_layer(tables, self._layer)
        return tables["attribute"]

    def finished(self) -> Tables:
        drop_lost_loose(self.tables)
        add_layer(self.tables, self._layer)
        return self.tables

    def _under(self, entity: str, links: dict[str, str]) -> Iterable[HsdsEntity]:
        asked = Q(pk__in=[])
        for link, other in links.items():
            asked |= Q(**{f"{link}__in": list(self.uids[other])})
        rows = SPECS[entity].model.objects.filter(asked, gone_from_source_at__isnull=True).order_by("pk")
        if entity != "service_capacity":
            return rows
        with_units: list[Any] = list(rows.select_related("unit"))
        self.add("unit", (row.unit for row in with_units))
        return with_units

    def _add_attributes(self, reach: Collection[str]) -> None:
        """Attributes with their words and lists. One query."""
        on_anything = [uid for entity in reach for uid in self.uids[entity].values()]
        asked = Q(link_entity__in=sorted(reach), link_uid__in=on_anything)
        for link, other in SPECS["attribute"].links.items():
            if other in reach:
                asked |= Q(**{f"{link}__in": list(self.uids[other])})
        rows = list(
            Attribute.objects.filter(asked, gone_from_source_at__isnull=True)
            .select_related("taxonomy_term__taxonomy", "taxonomy_term__parent")
            .order_by("pk")
        )
        self.add_terms(row.taxonomy_term for row in rows if row.taxonomy_term is not None)
        self.add("attribute", rows)
