"""Writing a message, in the transaction of what causes it."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import uuid4

from django.utils import timezone

from tenants.audit.identifiers import Identifier, plain_identifiers
from tenants.context import current_tenant
from tenants.database.transactions import require_transaction

if TYPE_CHECKING:
    from tenants.outbox.models import OutboxMessage


def enqueue(
    topic: str,
    *,
    aggregate: str,
    payload: Mapping[str, Identifier],
    version: int = 0,
    key: str | None = None,
    available_at: datetime | None = None,
) -> "OutboxMessage":
    """Have something done outside the database once the present transaction is committed.

    Args:
        topic: what kind of thing; a handler of this topic does it.
        aggregate: what it is about, such as "service:UID".
        payload: ids only (numbers, UUIDs, short codes); the handler looks up the rest when it works.
        version: of the aggregate, so that a handler can pass over what is older than it knows.
        key: the same for the same cause: a second message of one topic and key is not written.
        available_at: not before this moment.

    Returns:
        The message, or the one that was there already with this key. Two queries with a key, one without.

    Raises:
        OutsideTransaction: there is no transaction to share.
        NotAnIdentifier: the payload holds something that could be a name or a text.
        NoTenant: no tenant is active.
    """
    from tenants.outbox.models import OutboxMessage

    require_transaction(OutboxMessage)
    now = timezone.now()
    message = OutboxMessage(
        tenant=current_tenant(),
        topic=topic,
        aggregate=aggregate,
        version=version,
        payload=plain_identifiers(payload),
        key=key or str(uuid4()),
        available_at=available_at or now,
        created_at=now,
    )
    if key is None:
        message.save(force_insert=True)
        return message
    # The key decides, not a look beforehand: two requests may write it at one moment.
    OutboxMessage.objects.bulk_create([message], ignore_conflicts=True)
    return OutboxMessage.objects.get(topic=topic, key=key)
