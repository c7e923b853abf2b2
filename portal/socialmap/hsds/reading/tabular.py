"""Folders of CSV: HSDS 3.x, data packages, and HSDS 2 with its older names."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from portal.socialmap.hsds.entities import BY_FILE, LOOSE_COLUMNS, SPECS, EntitySpec
from portal.socialmap.hsds.reading.files import header_of, json_of, rows_of
from portal.socialmap.hsds.records import Directory, Record, Unreadable


@dataclass(frozen=True)
class TwoFile:
    """A file of HSDS 2: what it is called now, which columns changed name, what goes without saying."""

    entity: str
    renamed: Mapping[str, str] = field(default_factory=dict)
    always: Mapping[str, str] = field(default_factory=dict)


# HSDS 2.0 -> 3.1, after the change log of the specification.
HSDS_TWO: Mapping[str, TwoFile] = {
    "organizations": TwoFile("organization", {"url": "website"}),
    "programs": TwoFile("program"),
    "services": TwoFile("service", {"fees": "fees_description"}),
    "locations": TwoFile("location", always={"location_type": "physical"}),
    "services_at_location": TwoFile("service_at_location"),
    "physical_addresses": TwoFile("address", always={"address_type": "physical"}),
    "postal_addresses": TwoFile("address", always={"address_type": "postal"}),
    "phones": TwoFile("phone"),
    "contacts": TwoFile("contact"),
    "regular_schedules": TwoFile("schedule", {"weekday": "byday"}, {"freq": "WEEKLY"}),
    "schedules": TwoFile("schedule"),
    "holiday_schedules": TwoFile("holiday_schedule"),
    "languages": TwoFile("language", {"language": "name"}),
    "accessibility_for_disabilities": TwoFile("accessibility", {"accessibility": "description"}),
    "service_areas": TwoFile("service_area", {"service_area": "name"}),
    "required_documents": TwoFile("required_document"),
    "funding": TwoFile("funding"),
    "service_taxonomy": TwoFile("attribute", {"taxonomy_id": "taxonomy_term_id", "taxonomy_detail": "value"}),
    "service_attributes": TwoFile("attribute"),
    "taxonomy": TwoFile("taxonomy_term", {"vocabulary": "taxonomy"}),
    "taxonomy_terms": TwoFile("taxonomy_term"),
    "metadata": TwoFile("metadata"),
}
HSDS_THREE: Mapping[str, TwoFile] = {file: TwoFile(entity) for file, entity in BY_FILE.items()}
ONLY_TWO = frozenset({"services_at_location", "physical_addresses", "postal_addresses", "regular_schedules",
                      "accessibility_for_disabilities", "service_taxonomy"})  # fmt: skip


def files_of(path: Path) -> dict[str, Path]:
    """The CSV files of a folder or data package by name without ending."""
    package = path / "datapackage.json"
    if not package.exists():
        return {file.stem: file for file in sorted(path.glob("*.csv"))}
    described = json_of(package)
    resources = described.get("resources", []) if isinstance(described, dict) else []
    found: dict[str, Path] = {}
    for resource in resources if isinstance(resources, list) else []:
        named = resource.get("path") if isinstance(resource, dict) else None
        if not isinstance(named, str):
            continue
        file = (path / named).resolve()
        if path.resolve() not in file.parents:
            raise Unreadable(f"Het datapakket verwijst naar een bestand buiten de map: {named[:80]}.")
        if file.exists():
            found[file.stem] = file
    return found


def is_two(files: Mapping[str, Path]) -> bool:
    return bool(files.keys() & ONLY_TWO)


def read(files: Mapping[str, Path]) -> Directory:
    """Read a folder of HSDS 3.x or 2.

    Raises:
        Unreadable: none of the files is HSDS, or one of them is no CSV or has no column id.
    """
    two = is_two(files)
    table = HSDS_TWO if two else HSDS_THREE
    known = {name: path for name, path in files.items() if name in table}
    if not known:
        raise Unreadable("In deze map staat geen bestand van HSDS.")
    for path in known.values():
        # Passed over, it would look as if the source had dropped everything in it.
        if "id" not in header_of(path):
            raise Unreadable(f"{path.name} heeft geen kolom id.")
    directory = Directory("hsds2-csv" if two else "hsds3-csv")
    for name, path in known.items():
        shape = table[name]
        for row in rows_of(path):
            if row.problem:
                directory.refuse(Record(shape.entity, "", row.where), row.problem)
                continue
            _take(directory, SPECS[shape.entity], shape, row.where, row.cells)
    return directory


def _take(directory: Directory, spec: EntitySpec, shape: TwoFile, where: str, cells: Mapping[str, str]) -> None:
    key = cells.get("id", "").strip()
    record = Record(spec.name, key, where, values=dict(shape.always))
    if not key:
        directory.refuse(record, "Er is geen id.")
        return
    columns = {f"{link}_id": link for link in spec.links}
    entity_column, id_column = LOOSE_COLUMNS.get(spec.name, ("", ""))
    for written, cell in cells.items():
        if written == "id" or cell == "":
            continue
        name = shape.renamed.get(written, written)
        if name in columns:
            record.links[columns[name]] = cell.strip()
        elif name == id_column:
            record.loose = (cells.get(entity_column, ""), cell.strip())
        elif name in spec.fields:
            record.values[name] = cell
        else:
            record.extra[written] = cell
    _hang_attribute(record)
    directory.add(record)


def _hang_attribute(record: Record) -> None:
    """An attribute on an entry hangs by its key, as it does in JSON."""
    if record.entity == "attribute" and record.loose and record.loose[0] in SPECS["attribute"].links:
        record.links[record.loose[0]] = record.loose[1]
        record.loose = None
