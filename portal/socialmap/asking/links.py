"""The link in the mail: signed over all that it is bound to, so nothing of it needs to be kept.

Portal, entry, round, recipient with their address of today, and the moment of asking, from which it expires: any of
them other, and it no longer fits. Who reads a mail box that changed hands, or left the organisation, holds a dead link.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac

from portal.accounts.links import absolute
from portal.socialmap.asking.recipients import Recipient, recipient_named
from portal.socialmap.asking.steps import terms_of
from portal.socialmap.models import FreshnessAsk
from tenants.errors import NotFound


@dataclass(frozen=True)
class Link:
    """What stands in the address."""

    uid: UUID
    to: str
    proof: str


@dataclass(frozen=True)
class Asked:
    """A link that fits: the question, and who answers."""

    ask: FreshnessAsk
    recipient: Recipient


class Expired(NotFound):
    """The link was ours and its time is over. Only whoever held the true link learns that."""


def proof_of(ask: FreshnessAsk, recipient: Recipient) -> str:
    """The signature. `service` is read: select it when there are many."""
    bound = (
        ask.tenant.uid, ask.uid, ask.service.uid, ask.round, ask.asked_at.isoformat(), recipient.code, recipient.address
    )  # fmt: skip
    return salted_hmac("portal.socialmap.asking", "|".join(map(str, bound)), algorithm="sha256").hexdigest()


def expires_at(ask: FreshnessAsk) -> datetime:
    return ask.asked_at + terms_of(ask.tenant).link_holds


def address_of(ask: FreshnessAsk, recipient: Recipient) -> str:
    """The full address for the mail."""
    values = {"uid": ask.uid, "to": recipient.code, "proof": proof_of(ask, recipient)}
    return absolute(ask.tenant, reverse("freshness:question", kwargs=values, urlconf=settings.ROOT_URLCONF))


def asked_by(link: Link, now: datetime, *, to_write: bool = False) -> Asked:
    """The question of a link. At most four queries.

    Args:
        to_write: lock the question and the entry until the end of the transaction.

    Raises:
        NotFound: the link fits nothing: made up, tampered with, of another entry, or of who may no longer answer.
        Expired: it fitted, and its time is over.
    """
    rows: Any = FreshnessAsk.objects.select_related("tenant", "service__organization")
    ask: FreshnessAsk = (rows.locked() if to_write else rows).get_or_not_found(uid=link.uid)
    recipient = recipient_named(ask.service, link.to)
    if recipient is None or not constant_time_compare(proof_of(ask, recipient), link.proof):
        raise NotFound()
    if expires_at(ask) <= now:
        raise Expired()
    return Asked(ask, recipient)
