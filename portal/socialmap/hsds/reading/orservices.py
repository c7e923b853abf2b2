"""The ORServices dialect: own column names, lists joined by commas, numeric ids, one row under many parents.

HSDS hangs a telephone or a schedule under one thing; here one row is listed by many. Each parent gets a row: the
first keeps the id, the others get it with the parent behind it, and say in their extra properties whose copy they are.
"""

from collections.abc import Mapping
from pathlib import Path

from portal.socialmap.hsds.reading import orservices_columns as columns
from portal.socialmap.hsds.reading.files import Row, header_of, rows_of
from portal.socialmap.hsds.reading.orservices_columns import Plain
from portal.socialmap.hsds.reading.orservices_hours import as_text, hours
from portal.socialmap.hsds.records import Directory, Record, Verdict

Parent = tuple[str, str]


def recognises(files: Mapping[str, Path]) -> bool:
    return "services" in files and "service_recordid" in header_of(files["services"])


def read(files: Mapping[str, Path]) -> Directory:
    """Read a folder of this dialect.

    Raises:
        Unreadable: a file is no CSV.
    """
    return _Reading(files).directory


def listed(cell: str) -> list[str]:
    """The ids in a cell, each once."""
    return list(dict.fromkeys(part.strip() for part in cell.split(",") if part.strip()))


class _Reading:
    """One reading: the tables, the ids in them, and who lists whom."""

    def __init__(self, files: Mapping[str, Path]) -> None:
        self.directory = Directory("orservices-csv")
        self.tables: dict[str, list[Row]] = {name: list(rows_of(path)) for name, path in files.items()}
        self.ids: dict[str, set[str]] = {
            "organization": self._ids("organizations", "id"), "service": self._ids("services", "service_recordid"),
            "location": self._ids("locations", "id"), "phone": self._ids("phones", "id"),
            "schedule": self._ids("schedules", "id"), "address": self._ids("physical_addresses", "id"),
            "taxonomy_term": self._ids("taxonomy_terms", "taxonomy_recordid"), "program": self._ids("programs", "id"),
        }  # fmt: skip
        self._terms()
        for row in self._rows("organizations"):
            self._organization(row)
        for row in self._rows("programs"):
            self._program(row)
        for row in self._rows("services"):
            self._service(row)
        for row in self._rows("locations"):
            self._location(row)
        self._services_at_locations()
        self._attributes()
        self._copies("physical_addresses", columns.ADDRESSES, self._address_parents())
        self._copies("phones", columns.PHONES, self._parents("phone"))
        self._copies("schedules", columns.SCHEDULES, self._parents("schedule"))
        for name, shape in (
            ("languages", columns.LANGUAGES),
            ("accessibility_for_disabilities", columns.ACCESSIBILITY),
        ):
            for row in self._rows(name):
                self._hanging(row, shape)

    # ---- reading rows

    def _ids(self, table: str, column: str) -> set[str]:
        return {row.cells[column] for row in self.tables.get(table, []) if row.cells.get(column)}

    def _rows(self, table: str) -> list[Row]:
        good = []
        for row in self.tables.get(table, []):
            if row.problem:
                self.directory.refuse(Record(table, "", row.where), row.problem)
            else:
                good.append(row)
        return good

    def _record(self, row: Row, shape: Plain) -> Record:
        """The row under HSDS names; every other cell goes to the extra properties as it was."""
        record = Record(shape.entity, row.cells.get(shape.key, "").strip(), row.where, dict(shape.always))
        for column, cell in row.cells.items():
            if cell == "" or column == shape.key:
                continue
            if column in shape.fields:
                record.values[shape.fields[column]] = cell
            else:
                record.extra[column] = cell
        return record

    def _known(self, record: Record, entity: str, cell: str) -> list[str]:
        """The ids in a cell that exist; those that do not are dropped and said."""
        for key in (part.strip() for part in cell.split(",")):
            if key and key not in self.ids[entity]:
                self.directory.note(Verdict.DROPPED, record, f"Verwijst naar {entity} {key}, dat niet bestaat.")
        return [key for key in listed(cell) if key in self.ids[entity]]

    def _link(self, record: Record, entity: str, cell: str, link: str = "") -> None:
        """Point at the first of the things in a cell; more than one is said, and stays in the extra properties."""
        known = self._known(record, entity, cell)
        if not known:
            return
        record.links[link or entity] = known[0]
        for other in known[1:]:
            reason = f"Noemt meer dan één {entity}; de eerste ({known[0]}) geldt, {other} staat bij de ruwe waarden."
            self.directory.note(Verdict.DROPPED, record, reason)

    # ---- things that stand alone

    def _terms(self) -> None:
        lists = {row.cells["taxonomy_recordid"]: row.cells["taxonomy_type_recordid"]
                 for row in self._rows("taxonomy_terms_types") if row.cells.get("taxonomy_type_recordid")}  # fmt: skip
        for row in self._rows("taxonomy_terms"):
            record = self._record(row, columns.TERMS)
            taxonomy = row.cells.get("taxonomy") or lists.get(record.key, "")
            if taxonomy:
                record.links["taxonomy"] = taxonomy
                record.extra.pop("taxonomy", None)
                if taxonomy not in self.directory.records.get("taxonomy", {}):
                    self.directory.add(Record("taxonomy", taxonomy, row.where, {"name": f"Taxonomy {taxonomy}"}))
            self._link(record, "taxonomy_term", row.cells.get("taxonomy_parent_name", ""), "parent")
            self._keep(record)

    def _organization(self, row: Row) -> None:
        record = self._record(row, columns.ORGANIZATIONS)
        self._link(record, "organization", row.cells.get("parent_organization", ""), "parent_organization")
        self._keep(record)

    def _program(self, row: Row) -> None:
        record = self._record(row, columns.PROGRAMS)
        self._link(record, "organization", row.cells.get("organization_id", ""))
        self._keep(record)

    def _service(self, row: Row) -> None:
        record = self._record(row, columns.SERVICES)
        self._link(record, "organization", row.cells.get("service_organization", ""))
        named = listed(row.cells.get("service_organization", ""))
        if named:  # an unknown one is named in the refusal
            record.links.setdefault("organization", named[0])
        self._link(record, "program", row.cells.get("service_program", ""))
        status = row.cells.get("service_status", "").strip()
        if status.lower() in columns.STATUSES:
            record.values["status"] = status.lower()
        else:
            record.values["status"] = columns.DEFAULT_STATUS
            said = f"Status {status!r} is geen status van HSDS" if status else "Geen status"
            self.directory.note(Verdict.DEFAULTED, record, f"{said}; genomen is {columns.DEFAULT_STATUS!r}.")
        self._keep(record)

    def _location(self, row: Row) -> None:
        record = self._record(row, columns.LOCATIONS)
        self._link(record, "organization", row.cells.get("organization_id", ""))
        place = (row.cells.get("latitude", ""), row.cells.get("longitude", ""))
        if place == ("0", "0"):
            self.directory.note(Verdict.DEFAULTED, record, "Coördinaat 0,0 is geen plek; genomen is geen coördinaat.")
        else:
            for name, cell in zip(("latitude", "longitude"), place, strict=True):
                if cell:
                    record.values[name] = cell
                    record.extra.pop(name, None)
        self._keep(record)

    def _keep(self, record: Record) -> None:
        if not record.key:
            self.directory.refuse(record, "Er is geen id.")
        else:
            self.directory.add(record)

    # ---- things between two

    def _services_at_locations(self) -> None:
        pairs: set[tuple[str, str]] = set()
        for row in self._rows("services_at_location"):
            service, location = row.cells.get("service_id", ""), row.cells.get("location_id", "")
            pairs.add((service, location))
            record = Record("service_at_location", row.cells.get("id", ""), row.where)
            record.links = {"service": service, "location": location}
            record.values = {"description": row.cells["description"]} if row.cells.get("description") else {}
            self._keep(record)
        for name, column, own in (("services", "service_locations", "service"), ("locations", "location_services",
                                                                                 "location")):  # fmt: skip
            other = "location" if own == "service" else "service"
            for row in self._rows(name):
                key = row.cells["service_recordid" if own == "service" else "id"]
                at = Record(own, key, row.where)
                for listed_key in self._known(at, other, row.cells.get(column, "")):
                    pair = (key, listed_key) if own == "service" else (listed_key, key)
                    if pair not in pairs:
                        pairs.add(pair)
                        made = Record("service_at_location", ":".join(pair), row.where)
                        made.links = dict(zip(("service", "location"), pair, strict=True))
                        self.directory.add(made)

    def _attributes(self) -> None:
        pairs: set[tuple[str, str]] = set()
        for row in self._rows("service_attributes"):
            pair = (row.cells.get("service_id", ""), row.cells.get("taxonomy_term_id", ""))
            pairs.add(pair)
            self._attribute(row.cells.get("id", ""), pair, row.where)
        for row in self._rows("services"):
            service = row.cells["service_recordid"]
            record = Record("service", service, row.where)
            for term in self._known(record, "taxonomy_term", row.cells.get("service_taxonomy", "")):
                if (service, term) not in pairs:
                    pairs.add((service, term))
                    self._attribute(f"{service}:{term}", (service, term), row.where)

    def _attribute(self, key: str, pair: tuple[str, str], where: str) -> None:
        record = Record("attribute", key, where, {"link_entity": "service"})
        record.links = {"service": pair[0], "taxonomy_term": pair[1]}
        self._keep(record)

    # ---- things that hang under many

    def _parents(self, entity: str) -> dict[str, list[Parent]]:
        """Who lists each row, and whom it names itself."""
        parents: dict[str, dict[Parent, None]] = {}
        own_table = {"phone": "phones", "schedule": "schedules"}[entity]
        for row in self._rows(own_table):
            record = Record(entity, row.cells.get("id", ""), row.where)
            for parent in ("service", "location", "organization"):
                for key in self._known(record, parent, row.cells.get(f"{parent}_id", "")):
                    parents.setdefault(record.key, {})[(parent, key)] = None
        for table, parent, key_column in (("services", "service", "service_recordid"), ("locations", "location", "id"),
                                          ("organizations", "organization", "id")):  # fmt: skip
            column = f"{parent}_{entity}s" if entity == "phone" else f"{parent}_{entity}"
            for row in self._rows(table):
                record = Record(parent, row.cells[key_column], row.where)
                for key in self._known(record, entity, row.cells.get(column, "")):
                    parents.setdefault(key, {})[(parent, record.key)] = None
        return {key: list(found) for key, found in parents.items()}

    def _address_parents(self) -> dict[str, list[Parent]]:
        parents: dict[str, dict[Parent, None]] = {}
        for row in self._rows("physical_addresses"):
            record = Record("address", row.cells.get("id", ""), row.where)
            for key in self._known(record, "location", row.cells.get("location_id", "")):
                parents.setdefault(record.key, {})[("location", key)] = None
        for row in self._rows("location_addresses"):
            record = Record("address", row.cells.get("address_recordid", ""), row.where)
            for key in self._known(record, "location", row.cells.get("location_recordid", "")):
                parents.setdefault(record.key, {})[("location", key)] = None
        for row in self._rows("locations"):
            record = Record("location", row.cells["id"], row.where)
            for key in self._known(record, "address", row.cells.get("location_address", "")):
                parents.setdefault(key, {})[("location", record.key)] = None
        return {key: list(found) for key, found in parents.items()}

    def _copies(self, table: str, shape: Plain, parents: Mapping[str, list[Parent]]) -> None:
        for row in self._rows(table):
            record = self._record(row, shape)
            if shape.entity == "schedule":
                self._read_hours(record, row.cells)
            if shape.entity == "address" and not row.cells.get("country"):
                self.directory.note(Verdict.DEFAULTED, record, "Geen land; genomen is 'US'.")
            listing = parents.get(record.key, [])
            record.links.update(listing[:1])
            self._keep(record)
            for entity, key in listing[1:]:
                copy = Record(record.entity, f"{record.key}:{entity}:{key}", record.where, dict(record.values))
                copy.links[entity] = key
                copy.extra = {"copy_of": record.key}
                self.directory.add(copy)

    def _read_hours(self, record: Record, cells: Mapping[str, str]) -> None:
        read_hours = hours(cells)
        if read_hours is None:
            read_hours = {"description": as_text(cells)}
            self.directory.note(
                Verdict.DEFAULTED, record, "De tijden zijn niet te lezen; zij staan als tekst in de omschrijving."
            )
        record.values |= read_hours

    def _hanging(self, row: Row, shape: Plain) -> None:
        record = self._record(row, shape)
        for parent in ("service", "location"):
            self._link(record, parent, row.cells.get(f"{parent}_id", ""))
        record.key = record.key or record.links.get("location", "")
        self._keep(record)
