"""HSDS 3.x and Open Referral UK 3.0 as JSON: one thing, a list, a page of an API, or a folder of such files."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from portal.socialmap.hsds.entities import LOOSE_COLUMNS, SPECS, EntitySpec
from portal.socialmap.hsds.reading.files import MAX_FILES, can_be_kept, json_of
from portal.socialmap.hsds.records import Directory, Record, Unreadable, Verdict

# How a file tells what it holds: by the beginning of its name, or by what only this entity has.
_BY_NAME = (
    ("service_at_location", "service_at_location"), ("taxonomy_term", "taxonomy_term"),
    ("organization", "organization"), ("service", "service"), ("location", "location"), ("taxonom", "taxonomy"),
    ("program", "program"), ("unit", "unit"),
)  # fmt: skip
_BY_PROPERTY = (
    ("service_at_location", ("service_id", "location_id")),
    ("service_at_location", ("service", "location")),
    ("taxonomy_term", ("taxonomy", "term_uri")),
    ("location", ("location_type",)),
    ("service", ("status",)),
    ("taxonomy", ("taxonomy_terms",)),
    ("organization", ("name", "description")),
)
_API_DETAILS = frozenset({"version", "profile", "openapi_url"})


def read(path: Path) -> Directory:
    """Read one JSON file or all of a folder.

    Raises:
        Unreadable: nothing in it is HSDS.
    """
    files = sorted(path.rglob("*.json")) if path.is_dir() else [path]
    if len(files) > MAX_FILES:
        raise Unreadable(f"De map heeft meer dan {MAX_FILES} bestanden.")
    directory = Directory("hsds3-json")
    for file in files:
        loaded = json_of(file)
        if isinstance(loaded, dict) and loaded.keys() >= _API_DETAILS:
            profile = f"{loaded['profile']} {loaded['version']}".lower()
            directory.dialect = "oruk3" if "uk" in profile else directory.dialect
            continue
        if isinstance(loaded, dict) and loaded and all(name.endswith(".csv") for name in loaded):
            _read_tables(directory, file, loaded)
            continue
        for position, item in enumerate(_items(loaded)):
            _read_item(directory, file, position, item)
    if not directory.records and not directory.findings:
        raise Unreadable(f"In {path.name} staat niets dat op HSDS lijkt.")
    return directory


def _items(loaded: Any) -> Iterator[Any]:
    """The things in a file: itself, its members, or the contents of a page."""
    if isinstance(loaded, dict) and isinstance(loaded.get("contents"), list):
        yield from loaded["contents"]
    elif isinstance(loaded, list):
        yield from loaded
    else:
        yield loaded


def _read_item(directory: Directory, file: Path, position: int, item: Any) -> None:
    where = f"{file.name} nr. {position + 1}"
    if not isinstance(item, dict):
        directory.refuse(Record("onbekend", "", where), "Hier hoort een object te staan.")
        return
    entity = _entity_of(file, item)
    if entity is None:
        directory.refuse(Record("onbekend", "", where), "Dit is geen HSDS-onderdeel.")
        return
    _take(directory, SPECS[entity], item, where, {}, None)


def _entity_of(file: Path, item: Mapping[str, Any]) -> str | None:
    named = next((entity for beginning, entity in _BY_NAME if file.stem.lower().startswith(beginning)), None)
    return named or next((entity for entity, has in _BY_PROPERTY if all(name in item for name in has)), None)


def _read_tables(directory: Directory, file: Path, tables: Mapping[str, Any]) -> None:
    """The tabular form in one JSON file: {"services.csv": [rows]}."""
    from portal.socialmap.hsds.entities import BY_FILE

    for name, rows in tables.items():
        entity = BY_FILE.get(name.removesuffix(".csv"))
        if entity is None or not isinstance(rows, list):
            continue
        for number, row in enumerate(rows, start=1):
            where = f"{file.name} {name} nr. {number}"
            if isinstance(row, dict):
                _take(directory, SPECS[entity], row, where, {}, None)
            else:
                directory.refuse(Record(entity, "", where), "Hier hoort een object te staan.")


def _take(
    directory: Directory,
    spec: EntitySpec,
    item: Mapping[str, Any],
    where: str,
    links: Mapping[str, str],
    loose: tuple[str, str] | None,
) -> str | None:
    """Keep one object and all that is nested in it; returns its id, or None when it was refused."""
    key = item.get("id")
    if not isinstance(key, str | int) or isinstance(key, bool) or not str(key).strip():
        directory.refuse(Record(spec.name, "", where), "Er is geen id.")
        return None
    record = Record(spec.name, str(key).strip(), where, links=dict(links), loose=loose)
    singles: list[tuple[str, str, Mapping[str, Any]]] = []
    nested: list[tuple[str, str, Any]] = []
    columns = {f"{link}_id": link for link in spec.links}
    loose_columns = LOOSE_COLUMNS.get(spec.name, ())
    for name, value in item.items():
        if name == "id" or value is None:
            continue
        if name in spec.children:
            nested.append((*spec.children[name], value))
        elif name in spec.singles and isinstance(value, dict):
            singles.append((*spec.singles[name], value))
        elif name in columns and isinstance(value, str | int):
            record.links.setdefault(columns[name], str(value))
        elif (name in loose_columns and loose is None) or (
            name in spec.fields and isinstance(value, str | int | float | bool)
        ):
            record.values[name] = value
        else:
            record.extra[name] = value
    if len(loose_columns) == 2 and loose_columns[1] in record.values:
        record.loose = (str(record.values.get(loose_columns[0], "")), str(record.values.pop(loose_columns[1])))
    if not all(can_be_kept(each) for each in (record.key, record.values, record.links, record.extra)):
        # Without its id: what cannot be kept cannot be written in a report either.
        directory.refuse(Record(spec.name, "", where), "Bevat een teken dat niet bestaat (een half teken of een nul).")
        return None
    for entity, link, value in singles:
        other = _take(directory, SPECS[entity], value, f"{where} > {entity}", {}, None)
        if other is not None:
            record.links.setdefault(link, other)
    kept = directory.merge(record)
    for entity, link, value in nested:
        _take_children(directory, kept, entity, link, value, where)
    return kept.key


def _take_children(directory: Directory, parent: Record, entity: str, link: str, value: Any, where: str) -> None:
    if not isinstance(value, list):
        directory.note(Verdict.DROPPED, parent, f"{entity} hoort een lijst te zijn.")
        return
    for position, child in enumerate(value, start=1):
        place = f"{where} > {entity} {position}"
        if not isinstance(child, dict):
            directory.refuse(Record(entity, "", place), "Hier hoort een object te staan.")
        elif link == "*":
            _take_loose(directory, parent, entity, child, place)
        else:
            _take(directory, SPECS[entity], child, place, {link: parent.key}, None)


def _take_loose(directory: Directory, parent: Record, entity: str, child: Mapping[str, Any], where: str) -> None:
    """Attributes and metadata hang under anything."""
    spec = SPECS[entity]
    if parent.entity in spec.links:
        _take(directory, spec, child, where, {parent.entity: parent.key}, None)
    else:
        _take(directory, spec, child, where, {}, (parent.entity, parent.key))
