"""The normal form -> values as Python has them. A row that cannot be used is refused with its reason; what hangs
under it goes with it; a link to what is not there is dropped and said."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from portal.socialmap.hsds.entities import LOOSE, SPECS, EntitySpec
from portal.socialmap.hsds.records import Directory, Record, Verdict
from portal.socialmap.hsds.values import Unusable, reader_of

MAX_KEY = 500  # characters of an id in the source

# What a child is called in a sentence about its parent.
_CALLED = {"organization": "organisatie", "service": "dienst", "location": "locatie", "taxonomy_term": "term"}


@dataclass
class Checked:
    """The rows that come in, in the order in which they are written."""

    rows: dict[str, dict[str, "CheckedRow"]] = field(default_factory=dict)


@dataclass
class CheckedRow:
    """One row with clean values. Links are ids of the source; all of them are rows that come in."""

    record: Record
    values: dict[str, Any]
    links: dict[str, str]
    loose: tuple[str, str] | None = None


def check(directory: Directory) -> Checked:
    """Clean every row, entity by entity in the order of writing.

    Findings are added to the directory. Pure: no query.
    """
    checked = Checked()
    for spec in SPECS.values():
        kept: dict[str, CheckedRow] = {}
        checked.rows[spec.name] = kept
        _cut_cycles(directory, spec)
        for record in directory.of(spec.name):
            row = _clean(directory, spec, record)
            if row is not None and _linked(directory, spec, row, checked):
                kept[record.key] = row
        _drop_orphans(directory, spec, kept)
    for name in LOOSE:
        _check_loose(directory, name, checked)
    return checked


def _clean(directory: Directory, spec: EntitySpec, record: Record) -> CheckedRow | None:
    if len(record.key) > MAX_KEY:
        directory.refuse(record, f"Het id is langer dan {MAX_KEY} tekens.")
        return None
    values: dict[str, Any] = {}
    for name, written in record.values.items():
        if written == "" or name not in spec.fields:
            continue
        try:
            values[name] = reader_of(spec.model, name)(written)
            _keep_what_it_said(record, name, values[name], written)
        except Unusable as problem:
            directory.refuse(record, f"{name}: {str(written)[:60]!r} {problem}.")
            return None
    missing = [name for name in spec.required if values.get(name) in (None, "")]
    if missing:
        directory.refuse(record, f"Verplicht en leeg: {', '.join(missing)}.")
        return None
    if _ends_before_it_starts(values):
        directory.refuse(record, "De einddatum ligt voor de begindatum.")
        return None
    _drop_impossible_place(directory, record, values)
    return CheckedRow(record, values, dict(record.links), record.loose)


def _keep_what_it_said(record: Record, name: str, found: Any, written: Any) -> None:
    """A time with an offset, or a date with a time, says more than our field holds: its text is kept beside it."""
    said = str(written).strip()
    if (isinstance(found, time) and said not in {found.isoformat(), found.isoformat("minutes")}) or (
        isinstance(found, date) and not isinstance(found, datetime) and said != found.isoformat()
    ):
        record.extra.setdefault(f"{name}_as_written", said)


def _ends_before_it_starts(values: Mapping[str, Any]) -> bool:
    """What the database would refuse: said here, by row."""
    start, end = values.get("start_date"), values.get("end_date")
    return bool(start and end and end < start)


def _drop_impossible_place(directory: Directory, record: Record, values: dict[str, Any]) -> None:
    """A coordinate outside the earth gives no pin; the place comes in without, and what the source said is kept."""
    if abs(values.get("latitude") or 0) <= 90 and abs(values.get("longitude") or 0) <= 180:
        return
    for name in ("latitude", "longitude"):
        if values.pop(name, None) is not None:
            record.extra[name] = record.values[name]
    directory.note(Verdict.DEFAULTED, record, "De coördinaat bestaat niet; genomen is geen coördinaat.")


def _linked(directory: Directory, spec: EntitySpec, row: CheckedRow, checked: Checked) -> bool:
    """Drop links to what is not there; refuse the row when it cannot do without."""
    for link, entity in spec.links.items():
        key = row.links.get(link)
        own_kind = entity == spec.name
        known = directory.records.get(entity, {}) if own_kind else checked.rows.get(entity, {})
        if key is None or key in known:
            continue
        del row.links[link]
        row.record.extra.setdefault(f"{link}_id", key)
        if link not in spec.needs:
            directory.note(Verdict.DROPPED, row.record, f"Verwijst naar {entity} {key}, dat er niet is.")
    lacking = [link for link in spec.needs if link not in row.links]
    if lacking:
        directory.refuse(row.record, _why_not(directory, spec, row.record, lacking[0]))
        return False
    if spec.hangs and not any(link in row.links for link in spec.hangs):
        directory.refuse(row.record, "Hoort nergens bij: geen van de verwijzingen bestaat.")
        return False
    return True


def _why_not(directory: Directory, spec: EntitySpec, record: Record, link: str) -> str:
    entity = spec.links[link]
    called = _CALLED.get(entity, entity)
    key = record.links.get(link)
    if key is None:
        return f"Er is geen {called} genoemd."
    if key in directory.records.get(entity, {}):
        return f"Hoort bij {called} {key}, en die is geweigerd."
    return f"Noemt {called} {key}, en die is niet bekend."


def _cut_cycles(directory: Directory, spec: EntitySpec) -> None:
    """Refuse rows that are their own ancestor."""
    up = next((link for link, entity in spec.links.items() if entity == spec.name), None)
    if up is None:
        return
    records = directory.records.get(spec.name, {})
    safe: set[str] = set()
    for key in list(records):
        path: list[str] = []
        at: str | None = key
        while at in records and at not in safe and at not in path:
            path.append(at)
            at = records[at].links.get(up)
        if at in path:
            for member in path[path.index(at) :]:
                directory.refuse(records.pop(member), "Is via zijn ouders zijn eigen ouder.")
        safe.update(path)


def _drop_orphans(directory: Directory, spec: EntitySpec, kept: dict[str, CheckedRow]) -> None:
    """A link within one kind of row may point at a row that was refused."""
    for link, entity in spec.links.items():
        if entity != spec.name:
            continue
        for row in kept.values():
            if link in row.links and row.links[link] not in kept:
                key = row.links.pop(link)
                row.record.extra.setdefault(f"{link}_id", key)
                reason = f"Verwijst naar {entity} {key}, dat er niet is."
                directory.note(Verdict.DROPPED, row.record, reason)


def _check_loose(directory: Directory, name: str, checked: Checked) -> None:
    """Attributes and metadata hang under a row that comes in, or go."""
    rows = checked.rows[name]
    entity_column, _id_column = LOOSE[name]
    for key, row in list(rows.items()):
        parent = next(((SPECS[name].links[link], value) for link, value in row.links.items()
                       if link in ("organization", "service", "location", "service_at_location")), None)  # fmt: skip
        at = parent or row.loose
        if at is None or at[1] not in checked.rows.get(at[0], {}):
            directory.refuse(rows.pop(key).record, "Hoort nergens bij: waar het aan hangt is er niet.")
            continue
        row.loose = None if parent else row.loose
        row.values[entity_column] = at[0]
