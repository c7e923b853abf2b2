"""Writing rows of the log."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db import models, router, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tenants.audit.actions import Action, UnknownAction, action, register_action
from tenants.audit.identifiers import Identifier, plain_identifiers, short_code
from tenants.audit.keys import current_key
from tenants.audit.signing import row_mac
from tenants.database.transactions import require_transaction

if TYPE_CHECKING:
    from tenants.access import Actor
    from tenants.audit.models import AuditEntry

REFUSED = register_action("access.refused", _("Geweigerd"))
ACROSS_TENANTS = register_action("platform.across_tenants", _("Over de grens van portalen gewerkt"))


def record(actor: "Actor", what: Action, obj: models.Model | None = None, /, **ids: Identifier) -> "AuditEntry":
    """Write down that the actor did this, in the transaction in which it is done.

    Args:
        actor: who did it.
        what: a registered action.
        obj: to what; kept as its kind, id and uid.
        ids: whatever else identifies what happened: numbers, UUIDs, short codes. No names, no text.

    Returns:
        The row, signed. Costs one query.

    Raises:
        UnknownAction: nobody registered the action.
        NotAnIdentifier: one of the ids could be a name or a text.
        OutsideTransaction: there is no transaction that the row could share.
    """
    from tenants.audit.models import AuditEntry, Outcome

    require_transaction(AuditEntry)
    return _write(_entry(actor, what, Outcome.DONE, obj, ids))


def record_each(actor: "Actor", what: Action, objs: Iterable[models.Model], /) -> None:
    """Write down that the actor did this to each of these: a row for each, in one query, however many there are.

    Raises:
        UnknownAction, OutsideTransaction: as `record`.
    """
    from tenants.audit.models import AuditEntry, Outcome

    require_transaction(AuditEntry)
    key = current_key()
    entries = [_entry(actor, what, Outcome.DONE, obj, {}) for obj in objs]
    for entry in entries:
        entry.key_id, entry.mac = key.id, row_mac(key, entry)
    AuditEntry.every_chain.bulk_create(entries)


def record_refusal(actor: "Actor", *, route: str, status: int, obj: models.Model | None = None) -> "AuditEntry":
    """Write down that the actor was refused. Called when the refused transaction has been rolled back.

    Not over a second connection while the first is open: on SQLite that waits for itself.

    Args:
        actor: who was refused.
        route: the name of the route, never its address.
        status: the answer that was given.
        obj: on what, when that is known.

    Returns:
        The row, signed and committed.

    Raises:
        RuntimeError: called inside a transaction, whose roll-back would take the row along.
    """
    from tenants.audit.models import AuditEntry, Outcome

    ids: dict[str, Identifier] = {"route": _as_code(route), "status": status}
    entry = _entry(actor, REFUSED, Outcome.REFUSED, obj, ids)
    with transaction.atomic(using=router.db_for_write(AuditEntry), durable=True):
        return _write(entry)


def record_platform(reason: str) -> "AuditEntry":
    """Write down that something is done across tenants. `tenants.context.platform` calls this; nobody else needs to.

    Args:
        reason: why, as a short code.
    """
    from tenants.audit.models import AuditEntry, Outcome

    return _write(
        AuditEntry(at=timezone.now(), action=ACROSS_TENANTS.code, outcome=Outcome.DONE, because=short_code(reason))
    )


def _entry(
    actor: "Actor", what: Action, outcome: str, obj: models.Model | None, ids: dict[str, Identifier]
) -> "AuditEntry":
    from tenants.audit.models import AuditEntry

    if action(what.code) is not what:
        raise UnknownAction(f"{what.code!r} is not the action that was registered under this code.")
    return AuditEntry(
        tenant=actor.tenant,
        at=timezone.now(),
        action=what.code,
        outcome=outcome,
        person_id=actor.person.pk if actor.person is not None else None,
        team_id=actor.team.pk if actor.team is not None else None,
        roles="+".join(sorted(actor.roles)),
        because=short_code(actor.because) if actor.because else "",
        object_type=obj._meta.label_lower if obj is not None else "",
        object_id=obj.pk if obj is not None else None,
        object_uid=getattr(obj, "uid", None),
        ids=plain_identifiers(ids),
    )


def _as_code(route: str) -> str:
    """A route without a name is called after its view, whose name may have capitals."""
    return short_code(re.sub(r"[^a-z0-9_.:-]", "_", route.lower())[:60] or "unknown")


def _write(entry: "AuditEntry") -> "AuditEntry":
    key = current_key()
    entry.key_id, entry.mac = key.id, row_mac(key, entry)
    return type(entry).every_chain.bulk_create([entry])[0]
