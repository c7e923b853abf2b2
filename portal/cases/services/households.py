"""People who live together: their cases are joined, and none of them opens by it."""

from uuid import UUID

from django.db import transaction

from portal.cases import audit_actions, policies
from portal.cases.models import Case, Household
from portal.cases.services.finding import case_to_write, kept
from tenants.access import Actor, require
from tenants.audit import record
from tenants.sight import looking_past


@transaction.atomic
def join_household(actor: Actor, *, uid: UUID, with_uid: UUID) -> Household:
    """Say that the residents of two cases live together. The actor opens both already.

    Raises:
        NotFound: one of the cases is none for this actor.
        Refused: one of them is closed.
    """
    cases: list[Case] = [case_to_write(actor, each) for each in sorted({uid, with_uid}, key=str)]
    for case in cases:
        require(policies.may_change(actor, case))
    known = [case.household for case in cases if case.household is not None]
    with looking_past("cases.household"):
        household: Household = known[0] if known else Household.objects.create()
    for case in cases:
        if case.household_id != household.pk:
            case.household = household
            record(actor, audit_actions.JOINED, case, household=household.pk)
            kept(case, "household")
    return household


@transaction.atomic
def leave_household(actor: Actor, *, uid: UUID, version: int) -> Case:
    """The resident no longer lives there.

    Raises:
        NotFound: no such case for this actor.
        Refused: it is closed.
        Stale: somebody changed it meanwhile.
    """
    case = case_to_write(actor, uid, version)
    require(policies.may_change(actor, case))
    case.household = None
    record(actor, audit_actions.JOINED, case, household=0)
    return kept(case, "household")
