"""Codes of receipts: made once, shown once, kept as a digest."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from portal.consent import audit_actions, policies
from portal.consent.models import ReceiptCode
from portal.consent.numbering import digest, new_code
from tenants.access import Actor, require
from tenants.audit import record

LIVES = timedelta(days=365)


@transaction.atomic
def make_code(actor: Actor, *, subject: UUID) -> str:
    """Make the code for a resident's receipt. The codes before it stop, so that a lost paper opens nothing.

    Returns:
        The code, in groups of four. Nobody can read it again.

    Raises:
        Refused: the actor does not work for this resident.
    """
    require(policies.may_record(actor, subject))
    now = timezone.now()
    ReceiptCode.objects.filter(subject=subject, revoked_at__isnull=True).update(revoked_at=now)
    code = new_code()
    made = ReceiptCode.objects.create(
        subject=subject, digest=digest(code, actor.tenant.uid), made_at=now, expires_at=now + LIVES
    )
    record(actor, audit_actions.CODE_MADE, made)
    return code


@transaction.atomic
def revoke_codes(actor: Actor, *, subject: UUID) -> int:
    """Stop all codes of a resident, because the paper was lost or the matter ended.

    Returns:
        How many stopped.

    Raises:
        Refused: the actor does not work for this resident.
    """
    require(policies.may_record(actor, subject))
    living = ReceiptCode.objects.filter(subject=subject, revoked_at__isnull=True)
    for each in living:
        record(actor, audit_actions.CODE_REVOKED, each)
    return living.update(revoked_at=timezone.now())
