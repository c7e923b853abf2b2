"""Two portals hold the same: every field, link and unknown property of every row, whatever the ids became."""

from collections import Counter
from typing import Any

from portal.socialmap.hsds.entities import SPECS, EntitySpec
from portal.socialmap.models import HsdsEntity
from tenants.context import activate
from tenants.models import Tenant

# Written by an export to keep ids readable; not of the source.
OF_EXPORT = frozenset({"external_id", "data_source", "extension_text"})


def contents(tenant: Tenant) -> dict[str, Counter[str]]:
    """The rows of a portal by entity, each as a text of what it says; ids replaced by what they stand for."""
    with activate(tenant):
        names: dict[tuple[str, int], str] = {}
        found: dict[str, Counter[str]] = {}
        for spec in SPECS.values():
            rows = list(spec.model.objects.order_by("pk"))
            for row in rows:
                names[spec.name, row.pk] = _own_words(spec, row)
            found[spec.name] = Counter(repr(_said(spec, row, names)) for row in rows)
        return found


def _own_words(spec: EntitySpec, row: HsdsEntity) -> str:
    return "|".join(
        str(getattr(row, name)) for name in ("name", "description", "number", "address_1") if hasattr(row, name)
    )


def _said(spec: EntitySpec, row: HsdsEntity, names: dict[tuple[str, int], str]) -> list[Any]:
    fields = [(name, getattr(row, name)) for name in spec.fields if name != "extension"]
    links = [(link, names.get((kind, getattr(row, f"{link}_id")))) for link, kind in spec.links.items()]
    extra = sorted(
        (name.removeprefix("source_"), str(value)) for name, value in row.extra.items() if name not in OF_EXPORT
    )
    return [fields, links, extra]
