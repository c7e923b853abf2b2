"""Making, changing, publishing and checking entries. Each command is one transaction with its audit row and event."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from portal.socialmap import audit_actions, events, policies
from portal.socialmap.drafting.going_live import put_live
from portal.socialmap.models import Entry, Service, ServiceCapacity, Unit
from portal.socialmap.services.finding import ENTRIES, entry_to_write, require_free
from portal.socialmap.services.ownership import take_over
from portal.socialmap.services.reasons import note_why
from portal.socialmap.services.values import cleaned, present
from tenants.access import Actor, can, require
from tenants.audit import record
from tenants.errors import NotFound


@transaction.atomic
def create_entry(actor: Actor, *, entity: str, values: Mapping[str, Any], organization: UUID | None = None) -> Entry:
    """Make an entry as a draft: it shows when it is published.

    Args:
        entity: organization, service or location.
        values: texts and the like by field.
        organization: of whom a service or a location is.

    Raises:
        Refused: the actor may not make entries.
        Invalid: a value cannot be used.
        NotFound: no such organization here.
    """
    if entity not in ENTRIES:
        raise NotFound()
    entry = ENTRIES[entity](live=False)
    if organization is not None:
        entry.organization = ENTRIES["organization"].objects.get_or_not_found(uid=organization)
    for name, value in cleaned(entry, values, policies.EDITABLE[entity]).items():
        setattr(entry, name, value)
    require(can(actor, f"{policies.row_of(entry)}.create"))
    entry.save()
    record(actor, audit_actions.ENTRY_CREATED, entry)
    return entry


@transaction.atomic
def edit_entry(
    actor: Actor, *, entity: str, uid: UUID, version: int, values: Mapping[str, Any], why: str = ""
) -> Entry:
    """Change an entry; the fields of a source that change are the editor's from now on.

    Args:
        actor: an editor of the portal that owns the entry.
        version: the one that the actor looked at.
        values: by field; a field that is left out stays.
        why: kept beside the log.

    Raises:
        NotFound: no such entry for this actor.
        Refused: the actor may not change it, as it was or as it would become, or a draft lies ready.
        Stale: somebody changed it meanwhile.
        Invalid: with a sentence per field.
    """
    entry = entry_to_write(actor, entity, uid, version)
    require(policies.may(actor, "change", entry))
    require_free(actor, entry)
    write(actor, entry, cleaned(entry, values, policies.EDITABLE[entity]))
    record(actor, audit_actions.ENTRY_CHANGED, entry, version=entry.version)
    note_why(actor, entry, why)
    events.entry_changed(entry)
    return entry


def write(actor: Actor, entry: Entry, values: Mapping[str, Any]) -> None:
    """Set clean values on an entry that was found and locked, and note who owns them now.

    Raises:
        Refused: the entry would become one that the actor may not change.
    """
    before = {name: present(entry, name) for name in values}
    for name, value in values.items():
        setattr(entry, name, value)
    require(policies.may(actor, "change", entry))
    entry.version += 1
    entry.save()
    take_over(actor, entry, values.keys(), before)


@transaction.atomic
def publish(actor: Actor, *, entity: str, uid: UUID, version: int) -> Entry:
    """Show an entry on the map, with the changes of its draft if there is one.

    Raises:
        NotFound, Refused, Stale: as `edit_entry`.
    """
    return put_live(actor, entry_to_write(actor, entity, uid, version))


@transaction.atomic
def withdraw(actor: Actor, *, entity: str, uid: UUID, version: int) -> Entry:
    """Take an entry off the map, here and in every portal that shows it; it can be published again.

    Raises:
        NotFound, Refused, Stale: as `edit_entry`.
    """
    entry = entry_to_write(actor, entity, uid, version)
    require(policies.may(actor, "publish", entry))
    entry.live, entry.version = False, entry.version + 1
    entry.save()
    record(actor, audit_actions.ENTRY_WITHDRAWN, entry, version=entry.version)
    events.entry_changed(entry)
    return entry


@transaction.atomic
def mark_checked(actor: Actor, *, entity: str, uid: UUID, version: int) -> Entry:
    """Say that the entry is still true.

    Args:
        actor: an editor, or somebody of the organisation whose entry it is.

    Raises:
        NotFound, Refused, Stale: as `edit_entry`.
    """
    entry = entry_to_write(actor, entity, uid, version)
    require(policies.may_tell(actor, entry))
    entry.checked_on, entry.checked_by = timezone.localdate(), actor.person
    entry.checked_by_owner, entry.silent_since = policies.owner_of(entry) in actor.organisations, None
    entry.version += 1
    entry.save(update_fields=["checked_on", "checked_by", "checked_by_owner", "silent_since", "version", "changed_at"])
    record(actor, audit_actions.ENTRY_CHECKED, entry, version=entry.version)
    events.entry_changed(entry)
    return entry


@transaction.atomic
def set_capacity(
    actor: Actor, *, uid: UUID, unit: str, available: float, maximum: float | None = None, description: str = ""
) -> ServiceCapacity:
    """Tell how much room a service has now; the figure carries its moment.

    Args:
        actor: an editor, or somebody of the organisation whose service it is.
        unit: what is counted, such as "plekken".

    Raises:
        NotFound: no such service for this actor.
        Refused: it is not of the actor's organisation.
    """
    service = entry_to_write(actor, "service", uid)
    assert isinstance(service, Service)
    require(policies.may_tell(actor, service))
    counted, _new = Unit.objects.get_or_create(name=unit, data_source="", external_id="")
    capacity = ServiceCapacity.objects.filter(service=service, unit=counted).first()
    capacity = capacity or ServiceCapacity(service=service, unit=counted)
    capacity.available, capacity.maximum, capacity.description = available, maximum, description
    capacity.updated = timezone.now()
    capacity.save()
    record(actor, audit_actions.CAPACITY_TOLD, service)
    events.entry_changed(service)
    return capacity
