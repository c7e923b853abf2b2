"""Who owns a field: the source that brought it, until an editor changes it.

What an editor changed stays when the source comes again; what the source says is kept beside it, so that both show.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from portal.socialmap import audit_actions, events, policies
from portal.socialmap.labels import label
from portal.socialmap.models import Entry, FieldOwnership, HsdsEntity
from portal.socialmap.services.finding import entry_to_write, require_free
from portal.socialmap.services.values import as_json, present
from portal.socialmap.services.wholes import GROUPS
from tenants.access import Actor, require
from tenants.audit import record
from tenants.errors import NotFound

Owned = Mapping[tuple[UUID, str], FieldOwnership]


@dataclass(frozen=True)
class SourceOutcome:
    """What came of the values of a source: written, and kept back because an editor owns the field."""

    changed: tuple[str, ...]
    kept_back: tuple[str, ...]


def owned_fields(entity: str, data_source: str, uids: Collection[UUID] | None = None) -> Owned:
    """The fields of this kind of entity that editors took over from the source. One query: editors change little."""
    found = FieldOwnership.objects.filter(entity=entity, data_source=data_source)
    if uids is not None:
        found = found.filter(object_uid__in=uids)
    return {(row.object_uid, row.field): row for row in found}


def apply_source_values(entity: HsdsEntity, values: Mapping[str, Any], owned: Owned) -> SourceOutcome:
    """Set what the source brings on an entity, without saving it: imports save many at once.

    Args:
        entity: an own row, new or read.
        values: by field name, as Python has them.
        owned: from `owned_fields`; the rows are told what the source says now (save those that changed with
            `save_source_values`).

    Returns:
        The fields that were changed, and those that an editor owns and for which the source says something else.

    Pure but for the objects that it is given: no query.
    """
    changed: list[str] = []
    kept: list[str] = []
    for name, value in values.items():
        ownership = owned.get((entity.uid, name))
        if ownership is not None:
            if present(entity, name) != as_json(value):
                kept.append(name)
            ownership.source_value = as_json(value)
        elif getattr(entity, name) != value:
            setattr(entity, name, value)
            changed.append(name)
    return SourceOutcome(tuple(changed), tuple(kept))


def save_source_values(owned: Owned) -> None:
    """Keep what the source says now of fields that editors own; where both agree again the source owns the field."""
    FieldOwnership.objects.bulk_update(owned.values(), ["source_value"], batch_size=500)


def take_over(
    actor: Actor, entity: HsdsEntity, names: Collection[str], before: Mapping[str, Any]
) -> list[FieldOwnership]:
    """Note that an editor now owns these fields. Two queries for an entity of a source, none for one made here.

    Args:
        before: the values that the source had brought, as JSON.

    Returns:
        What was noted.
    """
    if not entity.data_source or not names:
        return []
    standing = owned_fields(str(entity._meta.model_name), entity.data_source, [entity.uid])
    now = timezone.now()
    noted: list[FieldOwnership] = FieldOwnership.objects.bulk_create(
        FieldOwnership(
            entity=str(entity._meta.model_name),
            object_uid=entity.uid,
            field=name,
            data_source=entity.data_source,
            source_value=before[name],
            edited_by=actor.person,
            edited_at=now,
        )
        for name in names
        if (entity.uid, name) not in standing
    )
    return noted


@dataclass(frozen=True)
class TwoValues:
    """A field of which the editor and the source say different things: both are shown."""

    field: str
    label: str
    ours: Any
    theirs: Any
    source: str


def differences(entry: Entry) -> tuple[TwoValues, ...]:
    """Where our text differs from what the source brought. One query."""
    if not entry.data_source:
        return ()
    owned = owned_fields(str(entry._meta.model_name), entry.data_source, [entry.uid])
    return tuple(
        TwoValues(
            row.field,
            label(row.field),
            present(entry, row.field),
            row.source_value,
            entry.data_source,
        )
        for row in owned.values()
        if row.field not in GROUPS and present(entry, row.field) != row.source_value
    )


@transaction.atomic
def give_back(actor: Actor, *, entity: str, uid: UUID, field: str, version: int) -> Entry:
    """Put the value of the source back; the source owns the field again.

    What hangs under an entry (hours, telephones) comes back with the next import of the source.

    Raises:
        NotFound: no such entry for this actor, or the editor owns no such field.
        Refused: the actor may not change it.
        Stale: somebody changed the entry meanwhile.
    """
    entry = entry_to_write(actor, entity, uid, version)
    require(policies.may(actor, "change", entry))
    require_free(actor, entry)
    ownership = FieldOwnership.objects.filter(entity=entity, object_uid=entry.uid, field=field).first()
    if ownership is None:
        raise NotFound()
    if field not in GROUPS:
        column: Any = entry._meta.get_field(field)
        setattr(entry, field, column.to_python(ownership.source_value))
    entry.version += 1
    entry.save()
    ownership.delete()
    record(actor, audit_actions.SOURCE_VALUE_CHOSEN, entry, field=field)
    events.entry_changed(entry)
    return entry
