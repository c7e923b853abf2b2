"""Break-glass: the privacy officer opens a case in an emergency, for one hour, and others look at it afterwards."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.cases import audit_actions, events
from portal.cases.models import BreakGlass, Case
from portal.cases.models.breaking import MOST_REASON
from tenants.access import Actor, Scope, require, scopes_of
from tenants.access.decision import refuse
from tenants.audit import record
from tenants.errors import Invalid, Refused
from tenants.sight import looking_past

LASTS = timedelta(hours=1)
SHORTEST_REASON = 15


@transaction.atomic
def break_glass(actor: Actor, *, code: str, reason: str) -> BreakGlass:
    """Open one case for an hour.

    Args:
        code: of the case. Whoever breaks the glass knows which case it is: there is no list to choose from.
        reason: why, in a sentence.

    Raises:
        Refused: the actor may not.
        NotFound: no such case.
        Invalid: the reason is missing, too short or too long.
    """
    if Scope.BREAK_GLASS not in scopes_of(actor, "case.read") or actor.person is None:
        require(refuse(_("Uw rol geeft u dit recht niet.")))
    written = " ".join(reason.split())
    if not SHORTEST_REASON <= len(written) <= MOST_REASON:
        said = _("Schrijf in een of twee zinnen waarom dit nodig is.")
        raise Invalid(said, {"reason": said})
    with looking_past("cases.break_glass"):
        case: Case = Case.objects.get_or_not_found(code=code.strip().upper())
    now = timezone.now()
    made = BreakGlass(case=case, person=actor.person, reason=written, at=now, until=now + LASTS)
    made.save()
    record(actor, audit_actions.GLASS_BROKEN, case, opening=made.uid)
    events.glass_broken(made)
    return made


@transaction.atomic
def review_glass(actor: Actor, *, uid: UUID) -> BreakGlass:
    """Say that an opening was looked at, by somebody else than who made it.

    Raises:
        NotFound: no such opening for this actor.
        Refused: it is their own, or was reviewed already.
    """
    found: BreakGlass = BreakGlass.objects.visible_to(actor).locked().get_or_not_found(uid=uid)
    if actor.person is None or found.person_id == actor.person.pk:
        raise Refused(_("Iemand anders kijkt uw eigen nood-opening na."))
    if found.reviewed_at is not None:
        raise Refused(_("Deze nood-opening is al nagekeken."))
    found.reviewed_by, found.reviewed_at = actor.person, timezone.now()
    found.save(update_fields=["reviewed_by", "reviewed_at"])
    record(actor, audit_actions.GLASS_REVIEWED, found)
    return found
