"""Writing the letters of an issue, a batch at a time, and counting them when all have left.

Each batch is one transaction with how far it came: a worker that dies in it has written nothing, and one that dies
after it goes on behind it. The letters themselves leave one by one (tenants/outbox).
"""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from portal.newsletter import mails
from portal.newsletter.models import CONFIRMED, Mailing, Subscriber
from portal.newsletter.states import MailingState
from tenants.outbox import Delivery, Dropped, Progress, enqueue, handler, progress_of_letters

BATCH = "newsletter.batch"
CLOSING = "newsletter.closing"
A_BATCH = 100
# Letters that a mail server refuses are tried again for hours; looking is cheap, but not free.
FIRST_LOOK, NEXT_LOOK = timedelta(seconds=20), timedelta(minutes=5)


def write_next_batch(mailing: Mailing) -> None:
    """Have the worker write the next letters. In the transaction of what causes it."""
    enqueue(BATCH, aggregate=_about(mailing), payload={"mailing": mailing.uid}, key=f"{mailing.uid}.{mailing.reached}")


@handler(BATCH)
@transaction.atomic
def write_batch(delivery: Delivery) -> None:
    """Write the next hundred letters, and have the following written after them. Five queries and two a letter."""
    mailing = _running(delivery)
    rows = Subscriber.objects.filter(CONFIRMED, confirmed_at__lte=mailing.started_at, pk__gt=mailing.reached)
    readers: list[Subscriber] = list(rows.order_by("pk")[:A_BATCH])
    for reader in readers:
        mails.send_issue(mailing, reader)
    mailing.written += len(readers)
    if readers:
        mailing.reached = readers[-1].pk
    mailing.all_written = len(readers) < A_BATCH
    mailing.save(update_fields=["written", "reached", "all_written"])
    if mailing.all_written:
        _look_later(mailing, 0, FIRST_LOOK)
    else:
        write_next_batch(mailing)


@handler(CLOSING)
@transaction.atomic
def close_when_all_left(delivery: Delivery) -> None:
    """Write down how it went once no letter waits any more; look again later while one does."""
    mailing = _running(delivery)
    counted = progress_of_letters(mails.ISSUE, str(mailing.uid))
    if counted.waiting:
        _look_later(mailing, int(delivery.payload["look"]) + 1, NEXT_LOOK)
        return
    end(mailing, MailingState.DONE, counted)


def end(mailing: Mailing, state: MailingState, counted: Progress) -> None:
    """Close a mailing with its counts; the words are no longer needed, and the page keeps them."""
    mailing.state, mailing.ended_at = state, timezone.now()
    mailing.sent, mailing.failed, mailing.letters = counted.done, counted.dead, {}
    mailing.save(update_fields=["state", "ended_at", "sent", "failed", "letters"])


def _running(delivery: Delivery) -> Mailing:
    """The mailing of a message, locked.

    Raises:
        Dropped: it was stopped, or is closed already.
    """
    found: Mailing | None = (
        Mailing.objects.locked().filter(uid=str(delivery.payload["mailing"]), state=MailingState.RUNNING).first()
    )
    if found is None:
        raise Dropped("stopped")
    return found


def _look_later(mailing: Mailing, look: int, after: timedelta) -> None:
    enqueue(
        CLOSING,
        aggregate=_about(mailing),
        payload={"mailing": mailing.uid, "look": look},
        key=f"{mailing.uid}.{look}",
        available_at=timezone.now() + after,
    )


def _about(mailing: Mailing) -> str:
    return f"newsletter:{mailing.uid}"
