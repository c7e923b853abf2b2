"""Unfinished answers of a visitor: kept for an hour, readable by nobody but the browser that wrote them."""

from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.views.decorators.debug import sensitive_variables

from portal.intake.clocks import first_talk_until
from portal.intake.draft_seal import Answers, is_secret, lookup_of, new_secret, opened_with, sealed_under
from portal.intake.models import IntakeDraft
from portal.intake.services.sending import asked_from, send_request
from tenants.access import Actor, can, require
from tenants.context import activate, current_tenant
from tenants.errors import NotFound
from tenants.models import Tenant

LASTS = timedelta(hours=1)
RECEIPT = "code"  # what a draft holds once it was sent


@dataclass(frozen=True, repr=False)
class Draft:
    """What was answered until now, and the secret that opens it. Never printed."""

    secret: str
    answers: Answers


@sensitive_variables("secret", "answers")
def draft_of(actor: Actor, secret: str) -> Draft | None:
    """What this browser answered until now; nothing when there is none, or the hour is over. One query.

    Raises:
        Refused: the actor may ask nothing.
    """
    require(can(actor, "intake.create"))
    row = _row(secret)
    answers = opened_with(secret, current_tenant().uid, bytes(row.sealed)) if row is not None else None
    return Draft(secret, answers) if answers is not None else None


@sensitive_variables("secret", "answers")
@transaction.atomic
def keep_draft(actor: Actor, *, secret: str, answers: Answers) -> Draft:
    """Keep these answers for an hour from now, in place of those that stood there.

    Args:
        secret: of the draft; an empty one, or one of nothing, begins a new draft.

    Returns:
        The draft, with the secret that the browser is to keep.

    Raises:
        Refused: the actor may ask nothing.
    """
    require(can(actor, "intake.create"))
    row = _row(secret, locked=True)
    if row is None:
        secret = new_secret()
        row = IntakeDraft(lookup=lookup_of(secret))
    elif sent := _receipt(row, secret):  # another window sent it meanwhile: a late answer does not open it again
        return Draft(secret, sent)
    row.sealed, row.expires_at = sealed_under(secret, current_tenant().uid, answers), timezone.now() + LASTS
    row.save()
    return Draft(secret, answers)


@sensitive_variables("secret", "row", "answers")
@transaction.atomic
def send_draft(actor: Actor, *, secret: str) -> Draft:
    """Send what was answered, once: pressed twice, the second finds what the first made.

    Returns:
        What the receipt says in place of the answers: those are gone from here.

    Raises:
        NotFound: there is no draft any more.
        Refused, Invalid: as `send_request`.
    """
    row = _row(secret, locked=True)
    answers = opened_with(secret, current_tenant().uid, bytes(row.sealed)) if row is not None else None
    if row is None or answers is None:
        raise NotFound()
    if RECEIPT in answers:
        return Draft(secret, answers)
    made = send_request(actor, asked=asked_from(answers))
    receipt = {
        RECEIPT: made.code,
        "due_on": made.due_on.isoformat(),
        "team": str(made.team.organisation),
        "first_talk": first_talk_until(made.statutory_since).isoformat() if made.statutory_since else "",
    }
    return keep_draft(actor, secret=secret, answers=receipt)


@sensitive_variables("secret")
@transaction.atomic
def forget_draft(actor: Actor, *, secret: str) -> None:
    """Wipe what was answered until now. Once more changes nothing.

    Raises:
        Refused: the actor may ask nothing.
    """
    require(can(actor, "intake.create"))
    if is_secret(secret):
        IntakeDraft.objects.filter(lookup=lookup_of(secret)).delete()


def forget_expired() -> int:
    """Wipe what was not sent within the hour, in each portal. A job of the worker; bears being cut off."""
    count = 0
    for tenant in Tenant.objects.all():
        with activate(tenant):
            count += int(IntakeDraft.objects.filter(expires_at__lte=timezone.now()).delete()[0])
    return count


@sensitive_variables("secret", "answers")
def _receipt(row: IntakeDraft, secret: str) -> Answers | None:
    answers = opened_with(secret, current_tenant().uid, bytes(row.sealed))
    return answers if answers is not None and RECEIPT in answers else None


def _row(secret: str, *, locked: bool = False) -> IntakeDraft | None:
    if not is_secret(secret):
        return None
    rows = IntakeDraft.objects.locked() if locked else IntakeDraft.objects.all()
    found: IntakeDraft | None = rows.filter(lookup=lookup_of(secret), expires_at__gt=timezone.now()).first()
    return found
