"""What happened to an entry: versions to compare and go back to, and who did what, when and why."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.auth import get_user_model
from django.utils.translation import gettext as _

from portal.socialmap.drafting.comparing import LABELS, Change, changes
from portal.socialmap.drafting.wholes import content_of
from portal.socialmap.hsds.storing.audit_actions import IMPORT_UNDONE
from portal.socialmap.labels import label
from portal.socialmap.models import ChangeNote, Entry, ImportBatch, ImportChange
from portal.socialmap.services.finding import ENTRIES, edits_everything
from tenants.access import Actor
from tenants.audit.actions import UnknownAction, action
from tenants.audit.models import AuditEntry, Outcome
from tenants.errors import NotFound

LONGEST_LIST = 100
BULK, LIST = "bulk", "rekenblad"  # kinds of batch that are no import of a source
LIVE = 0  # stands for what everybody sees now, where a version is asked for


@dataclass(frozen=True)
class Version:
    """A version of an entry. Number nought is what everybody sees now."""

    number: int
    at: datetime | None
    by: str
    why: str
    about: tuple[str, ...]
    is_draft: bool = False
    planned_at: datetime | None = None


@dataclass(frozen=True)
class Happening:
    """One thing that somebody did to an entry."""

    at: datetime
    by: str
    what: str
    why: str
    version: int  # the number of the draft it was about; nought: none


@dataclass(frozen=True)
class Comparison:
    older: Version
    newer: Version
    changes: tuple[Change, ...]


def own_entry(actor: Actor, entity: str, uid: UUID) -> Entry:
    """An entry of this portal, for an editor, drafts included. One query.

    Raises:
        NotFound: there is none for this actor.
    """
    if entity not in ENTRIES or not edits_everything(actor):
        raise NotFound()
    rows: Any = ENTRIES[entity].objects.select_related("latest_revision")
    found: Entry = rows.get_or_not_found(uid=uid)
    return found


def versions(actor: Actor, entity: str, uid: UUID) -> tuple[Version, ...]:
    """The versions of an entry, the newest first; a hundred at most. Two queries.

    Raises:
        NotFound: there is no such entry for this actor.
    """
    entry = own_entry(actor, entity, uid)
    rows = entry.revisions.select_related("user").order_by("-pk")[:LONGEST_LIST]
    return tuple(_version(entry, row) for row in rows)


def compare(actor: Actor, entity: str, uid: UUID, *, older: int, newer: int) -> Comparison:
    """Two versions side by side.

    Args:
        older: the number of a version, or nought for what everybody sees now.
        newer: likewise.

    Raises:
        NotFound: no such entry for this actor, or no such version of it.
    """
    entry = own_entry(actor, entity, uid)
    found = {row.pk: row for row in entry.revisions.select_related("user").filter(pk__in={older, newer})}
    if ({older, newer} - {LIVE}) - set(found):
        raise NotFound()
    live = content_of(entry)
    contents = [live if each == LIVE else found[each].content for each in (older, newer)]
    lines = [_live() if each == LIVE else _version(entry, found[each]) for each in (older, newer)]
    return Comparison(lines[0], lines[1], changes(type(entry), *contents))


def history(actor: Actor, entity: str, uid: UUID) -> tuple[Happening, ...]:
    """Who did what to an entry, and which list or source brought it; the newest first, a hundred at most.

    Five queries; one more when there are drafts, and one more when an import of it was taken back.

    Raises:
        NotFound: there is no such entry for this actor.
    """
    entry = own_entry(actor, entity, uid)
    rows = list(
        AuditEntry.objects.filter(
            object_type=entry._meta.label_lower,
            object_id=entry.pk,
            outcome=Outcome.DONE,
            action__startswith="socialmap.",
        ).order_by("-at", "-pk")[:LONGEST_LIST]
    )
    brought, undone = _brought(entry)
    people = _names({row.person_id for row in (*rows, *undone)} | {batch.made_by_id for batch in brought})
    notes = _notes(entry, rows)
    found = [
        Happening(row.at, _who(row, people), _what(row), notes.get(row.pk, ""), int(row.ids.get("revision", 0)))
        for row in rows
    ]
    found += [
        Happening(batch.started_at, _by_whom(batch, people), what, "", 0)
        for batch, whats in brought.items()
        for what in whats
    ]
    found += [Happening(row.at, _who(row, people), _what(row), "", 0) for row in undone]
    return tuple(sorted(found, key=lambda each: each.at, reverse=True)[:LONGEST_LIST])


def _version(entry: Entry, row: Any) -> Version:
    touched = [label(LABELS.get(name, name)) for name in row.content.get("touched", ())]
    return Version(
        row.pk,
        row.created_at,
        str(row.user or ""),
        str(row.content.get("why", "")),
        tuple(dict.fromkeys(touched)),
        entry.has_unpublished_changes and row.pk == entry.latest_revision_id,
        row.approved_go_live_at,
    )


def _live() -> Version:
    return Version(LIVE, None, "", _("Wat iedereen nu ziet"), ())


def _notes(entry: Entry, rows: list[AuditEntry]) -> dict[int, str]:
    """The reason of each row: of its draft, or of the version that it made."""
    drafts = {int(row.ids["revision"]) for row in rows if "revision" in row.ids}
    by_draft = dict(entry.revisions.filter(pk__in=drafts).values_list("pk", "content"))
    notes = ChangeNote.objects.filter(object_uid=entry.uid).order_by("pk")
    by_version = dict(notes.values_list("entry_version", "text"))
    found: dict[int, str] = {}
    for row in rows:
        if "revision" in row.ids:
            found[row.pk] = str(by_draft.get(int(row.ids["revision"]), {}).get("why", ""))
        elif "version" in row.ids:
            found[row.pk] = by_version.get(int(row.ids["version"]), "")
    return found


def _brought(entry: Entry) -> tuple[Mapping[ImportBatch, Iterable[str]], list[AuditEntry]]:
    """What lists and imports did to this entry, and the rows of the log in which they were taken back.

    What an action on many services did stands in the log already.
    """
    changes = ImportChange.objects.filter(entity=entry._meta.model_name, object_uid=entry.uid)
    others = changes.exclude(batch__dialect=BULK).select_related("batch").order_by("-pk")
    found: dict[ImportBatch, dict[str, None]] = defaultdict(dict)
    for change in others[:LONGEST_LIST]:
        found[change.batch][_of_batch(change.batch, change.kind)] = None
    undone = [batch.pk for batch in found if batch.undone_at is not None]
    logged = AuditEntry.objects.filter(
        object_type=ImportBatch._meta.label_lower, object_id__in=undone, action=IMPORT_UNDONE.code
    )
    return found, list(logged)


def _of_batch(batch: ImportBatch, kind: str) -> str:
    if batch.dialect == LIST:
        return _("Ingelezen uit een lijst")
    said = _("Staat niet meer in de bron %(source)s") if kind == "vanished" else _("Ingelezen uit de bron %(source)s")
    return said % {"source": batch.data_source}


def _by_whom(batch: ImportBatch, people: Mapping[int, str]) -> str:
    """Lists are brought by somebody; a source comes by itself as well."""
    if batch.made_by_id is not None:
        return people[batch.made_by_id]
    return _("Iemand die weg is") if batch.dialect == LIST else _("Het portaal zelf")


def _names(ids: set[int | None]) -> Mapping[int, str]:
    people = get_user_model().objects.filter(pk__in={each for each in ids if each is not None})
    return {person.pk: str(person) for person in people}


def _who(row: AuditEntry, people: Mapping[int, str]) -> str:
    if row.person_id is None:
        return _("Het portaal zelf")
    return people.get(row.person_id, _("Iemand die weg is"))


def _what(row: AuditEntry) -> str:
    """What was done, and to which part where the log knows."""
    try:
        said = str(action(row.action).label)
    except UnknownAction:
        said = row.action
    return f"{said}: {label(str(row.ids['part']))}" if "part" in row.ids else said
