"""Keeping what was filled in and taking a step with it, in one press of a button."""

from uuid import UUID

from django.views.decorators.debug import sensitive_variables

from portal.referrals.models import Referral
from portal.referrals.services.drafting import Written, change_draft
from portal.referrals.services.moving import already, move
from tenants.access import Actor
from tenants.errors import Refused, Stale


@sensitive_variables("written")
def keep_and_move(actor: Actor, *, uid: UUID, version: int, written: Written, name: str, key: UUID) -> Referral:
    """Keep a draft as it was filled in, and take a step with it.

    Two transactions on purpose: when the step is refused because something is missing, what was filled in stays kept.

    Args:
        name: of the table of moves: "send" or "ask_consent".
        key: the same for a button that was pressed twice: it is one step, and gives the same answer.

    Raises:
        NotFound: no such draft for this actor.
        Refused: it is no draft any more, or the step may not be taken.
        Stale: somebody changed it meanwhile; nothing was kept.
        Invalid: with a sentence per field. Kept when the step asked for it, not when what was filled in is wrong.
    """
    if (done := already(actor, uid, name, key)) is not None:
        return done
    try:
        kept = change_draft(actor, uid=uid, version=version, written=written)
    except (Refused, Stale):
        # The other press of the same button was first.
        if (done := already(actor, uid, name, key)) is not None:
            return done
        raise
    return move(actor, uid=uid, name=name, version=kept.version, key=key)
