"""The rows of a portal's own map that may leave it, in HSDS's tabular form: ids are uids.

A secret place leaves in no form: neither the place nor what is given there. Own rows only: what another portal
published here is its owner's to give out.
"""

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django.utils import timezone

from portal.socialmap.attributes_of_ours import COLUMNS, attributes_of
from portal.socialmap.hsds.entities import LOOSE, LOOSE_COLUMNS, SPECS, EntitySpec
from portal.socialmap.hsds.exporting.values import plain
from portal.socialmap.hsds.layer import LAYER_URI
from portal.socialmap.hsds.marks import marks_of
from portal.socialmap.models import Audience, HsdsEntity
from portal.socialmap.taxonomies import LAYER
from tenants.context import current_tenant

Row = dict[str, Any]
Tables = dict[str, list[Row]]

# What the schema asks for even when it is empty.
ALWAYS: Mapping[str, tuple[str, ...]] = {
    "organization": ("description",),
    "program": ("description",),
    "address": ("city", "state_province", "postal_code", "country"),
    "taxonomy": ("description",),
    "taxonomy_term": ("description",),
    "organization_identifier": ("identifier_type",),
    "metadata": ("last_action_date", "last_action_type", "field_name", "previous_value", "replacement_value",
                 "updated_by"),
}  # fmt: skip
FOR_PARTNERS = frozenset({"professional_text"})


def collect(audience: Audience) -> Tables:
    """Every row that may leave, by entity.

    Args:
        audience: PUBLIC leaves out what is for partners (entries and texts); PARTNERS takes everything.

    Returns:
        Rows in the tabular form, unknown properties included. One query per entity.
    """
    tables: Tables = {name: [] for name in SPECS}
    uids: dict[str, dict[int, str]] = {}
    layer: list[tuple[str, str, str, str]] = []
    for spec in SPECS.values():
        found = list(_standing(spec, audience))
        known = {entity.pk: str(entity.uid) for entity in found} if _links_itself(spec) else {}
        uids[spec.name] = known
        for entity in found:
            row = _row(spec, entity, uids)
            if row is None:
                continue
            uids[spec.name][entity.pk] = row["id"]
            tables[spec.name].append(row)
            layer += [(spec.name, row["id"], own.code, own.value) for own in attributes_of(entity)
                      if audience == Audience.PARTNERS or own.code not in FOR_PARTNERS]  # fmt: skip
    drop_lost_loose(tables)
    add_layer(tables, layer)
    return tables


def _standing(spec: EntitySpec, audience: Audience) -> Iterator[HsdsEntity]:
    rows = spec.model.objects.filter(gone_from_source_at__isnull=True).order_by("pk")
    if hasattr(spec.model, "live"):
        today = timezone.localdate()
        rows = rows.filter(live=True).exclude(visible_until__lt=today)
    if spec.name == "location":
        rows = rows.filter(secret=False)
    if audience == Audience.PUBLIC and spec.name == "service":
        rows = rows.filter(audience=Audience.PUBLIC)
    if audience == Audience.PUBLIC and spec.name == "organization":
        shown = SPECS["service"].model.objects.filter(audience=Audience.PUBLIC, live=True)
        rows = rows.filter(audience=Audience.PUBLIC) | rows.filter(pk__in=shown.values("organization"))
    if "owner" in COLUMNS.get(spec.name, {}):
        rows = rows.select_related("owner")
    yield from rows.iterator(chunk_size=1000)


def _links_itself(spec: EntitySpec) -> bool:
    return spec.name in spec.links.values()


def _row(spec: EntitySpec, entity: HsdsEntity, uids: Mapping[str, Mapping[int, str]]) -> Row | None:
    """One row with what only the source knows of it, or None when what it hangs under does not leave."""
    row = bare_row(spec, entity, uids)
    if row is None:
        return None
    for name, value in entity.extra.items():
        row[f"source_{name}" if name in row or _is_ours(spec, name) else name] = value
    if entity.data_source:
        row["data_source"], row["external_id"] = marks_of(entity)
    return row


def bare_row(spec: EntitySpec, entity: HsdsEntity, uids: Mapping[str, Mapping[int, str]]) -> Row | None:
    """The fields and links of HSDS alone, or None when what it hangs under does not leave.

    Args:
        uids: the ids of what leaves, by entity and inner key: a link to anything else is no link.
    """
    row: Row = {"id": str(entity.uid)}
    for name in spec.fields:
        value = plain(getattr(entity, name))
        if value not in (None, "") or name in ALWAYS.get(spec.name, ()):
            row[name] = "" if value is None else value
    if spec.name == "phone":
        _extension(row)
    for link, kind in spec.links.items():
        key = getattr(entity, f"{link}_id")
        if key is not None and key in uids[kind]:
            row[f"{link}_id"] = uids[kind][key]
    if any(f"{link}_id" not in row for link in spec.needs):
        return None
    loose = LOOSE.get(spec.name)
    if loose is not None:
        _loose_link(spec, entity, row)
    elif spec.hangs and not any(f"{link}_id" in row for link in spec.hangs):
        return None
    return row


def _is_ours(spec: EntitySpec, name: str) -> bool:
    """Whether HSDS means something by this name: what the source meant by it then goes under another one."""
    known = name in spec.fields or name in spec.children or name in spec.singles or name == "id"
    return known or (name.endswith("_id") and name.removesuffix("_id") in spec.links)


def _loose_link(spec: EntitySpec, entity: HsdsEntity, row: Row) -> None:
    entity_column, id_column = LOOSE_COLUMNS[spec.name]
    under = next((link for link in ("organization", "service", "location", "service_at_location")
                  if f"{link}_id" in row), None)  # fmt: skip
    uid = getattr(entity, LOOSE[spec.name][1])
    if under is not None:
        row[entity_column], row[id_column] = under, row.pop(f"{under}_id")
    elif uid is not None:
        row[id_column] = str(uid)


def _extension(row: Row) -> None:
    """The schema wants a number; real directories write words there, which go under a name of their own."""
    written = str(row.pop("extension", "")).strip()
    if written.isdigit() and len(written) < 16 and str(int(written)) == written:
        row["extension"] = int(written)
    elif written:
        row["extension_text"] = written


def drop_lost_loose(tables: Tables) -> None:
    """Attributes and metadata of what does not leave do not leave either."""
    left = {row["id"] for rows in tables.values() for row in rows}
    for name in LOOSE:
        id_column = LOOSE_COLUMNS[name][1]
        tables[name] = [row for row in tables[name] if row.get(id_column) in left]


def add_layer(tables: Tables, layer: list[tuple[str, str, str, str]]) -> None:
    """Our own columns as attributes of a taxonomy of ours, so that other tools keep them."""
    if not layer:
        return
    space = f"{LAYER_URI}/{current_tenant().uid}"
    taxonomy = str(uuid5(NAMESPACE_URL, space))
    about = "Eigen kenmerken van Ketenwijzer, per veld een term."
    tables["taxonomy"].append({"id": taxonomy, "name": LAYER, "description": about, "uri": LAYER_URI})
    codes = sorted({code for _entity, _id, code, _value in layer})
    terms = {code: str(uuid5(NAMESPACE_URL, f"{space}/{code}")) for code in codes}
    tables["taxonomy_term"] += [
        {"id": terms[code], "code": code, "name": code, "description": about, "taxonomy_id": taxonomy} for code in codes
    ]
    tables["attribute"] += [
        {"id": str(uuid5(NAMESPACE_URL, f"{space}/{uid}/{code}")), "link_id": uid, "link_entity": entity,
         "taxonomy_term_id": terms[code], "value": value}
        for entity, uid, code, value in layer
    ]  # fmt: skip
