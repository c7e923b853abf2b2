"""Closing a case, and opening it again."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from portal.cases import audit_actions, events, policies
from portal.cases.access import shut_out
from portal.cases.models import Case, CaseAccess
from portal.cases.services.finding import case_to_write, kept
from portal.cases.words import CaseState, Source
from tenants.access import Actor, require
from tenants.audit import record


@transaction.atomic
def close_case(actor: Actor, *, uid: UUID, version: int) -> Case:
    """Close a case. The circle no longer opens it; referrals that still run refuse by listening.

    Raises:
        NotFound: no such case for this actor.
        Refused: it is closed already, or something in it still runs.
        Stale: somebody changed it meanwhile.
    """
    case = case_to_write(actor, uid, version)
    require(policies.may_change(actor, case))
    events.closed(case)
    circle = CaseAccess.objects.filter(case=case, source=Source.CIRCLE).values_list("source_uid", flat=True)
    for source_uid in set(circle):
        shut_out(actor, source=Source.CIRCLE, source_uid=source_uid)
    case.state, case.closed_at = CaseState.CLOSED, timezone.now()
    record(actor, audit_actions.CLOSED, case)
    return kept(case, "state", "closed_at")


@transaction.atomic
def reopen_case(actor: Actor, *, uid: UUID, version: int) -> Case:
    """Open a closed case again. Grounds that ended stay ended.

    Raises:
        NotFound: no such case for this actor.
        Refused: it is not closed.
        Stale: somebody changed it meanwhile.
    """
    case = case_to_write(actor, uid, version)
    require(policies.may_reopen(actor, case))
    case.state, case.closed_at = CaseState.OPEN, None
    record(actor, audit_actions.REOPENED, case)
    return kept(case, "state", "closed_at")
