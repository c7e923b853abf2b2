"""Which columns of which tables are sealed: the models say so by their fields, so no list can be behind."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.apps import apps
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.lookups import Exact

from tenants.vault.blind_index import BlindIndexField
from tenants.vault.columns import MarkedField
from tenants.vault.envelope import Marked


@dataclass(frozen=True)
class SealedTable:
    """A table with sealed columns and their blind indexes."""

    model: type[models.Model]
    columns: tuple[MarkedField, ...]

    @property
    def label(self) -> str:
        return self.model._meta.label

    def rows(self) -> models.QuerySet[models.Model]:
        """Every row of every tenant, past the managers of the model: a key is free when no row at all holds to it."""
        return models.QuerySet(self.model)

    def not_under(self, head: bytes) -> models.QuerySet[models.Model]:
        """Rows of which a column begins with another head than this one."""
        return self.rows().filter(reduce(or_, (~begins_with(column, head) for column in self.columns)))

    def loaded(self) -> list[str]:
        """The fields that a row needs to be sealed anew."""
        sources = {name for each in self.columns if isinstance(each, BlindIndexField) for name in each.sources}
        return sorted({"pk", "uid", "tenant", *sources, *(column.name for column in self.columns)})


def sealed_tables() -> list[SealedTable]:
    """Every table of an installed model with sealed columns."""
    return list(_sealed_tables())


def begins_with(column: MarkedField, head: bytes) -> Q:
    """Rows whose bytes begin with these. An empty column neither does nor does not."""
    start = Func(
        F(column.name), Value(1), Value(len(head)), function="SUBSTR", output_field=models.BinaryField()
    )  # fmt: skip
    return Q(Exact(start, head))


def held_in(row: models.Model, column: MarkedField) -> Marked | None:
    """What a loaded row holds in this column, as it stands in the database."""
    held: Marked | None = row.__dict__[column.attname]
    return held


def _sealed_tables() -> Iterator[SealedTable]:
    for model in apps.get_models():
        if model._meta.proxy:
            continue
        columns = tuple(each for each in model._meta.local_concrete_fields if isinstance(each, MarkedField))
        if columns:
            yield SealedTable(model, columns)
