"""The mail of the day: how many messages wait, for whoever chose one mail a day."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from portal.notifications import mails
from portal.notifications.channels import Channel
from portal.notifications.models import Notification
from tenants.context import activate
from tenants.models import Tenant

BATCH = 500


def send_digests(now: datetime | None = None) -> int:
    """Have the mail of the day sent to everybody for whom something came since the last one. Safe to repeat.

    Returns:
        How many mails will leave. One query for each portal, and three for each mail.
    """
    moment = now or timezone.now()
    sent = 0
    for tenant in Tenant.objects.all():
        with activate(tenant):
            for person in _waiting().order_by().values_list("person", flat=True).distinct()[:BATCH]:
                sent += _send(person, moment)
    return sent


@transaction.atomic
def _send(person: int, now: datetime) -> bool:
    counted = _waiting().filter(person=person).update(digested_at=now)
    if counted:
        mails.send_digest(person, timezone.localdate(now))
    return bool(counted)


def _waiting() -> Any:
    return Notification.objects.filter(channel=Channel.DIGEST, read_at__isnull=True, digested_at__isnull=True)
