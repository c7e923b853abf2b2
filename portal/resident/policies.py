"""Who may ask and answer what is wrong in a file: rules over the matrix."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from portal.cases.policies import level_of
from portal.cases.words import Level
from tenants.access import Actor, Decision, Scope, allow, can, refuse, register_relations

if TYPE_CHECKING:
    from portal.resident.models import CorrectionRequest


def may_answer(actor: Actor, request: "CorrectionRequest") -> Decision:
    """Whether this actor may answer now: who works in all of the case, once."""
    right = can(actor, "correction.reply", request)
    if not right:
        return right
    if request.answered_at is not None:
        return refuse(_("Deze vraag is al beantwoord."))
    return allow()


def register() -> None:
    """Tell the policy how a request stands to an actor."""
    from portal.resident.models import CorrectionRequest

    register_relations(CorrectionRequest, _of_request)


def _of_request(actor: Actor, request: "CorrectionRequest") -> frozenset[Scope]:
    scopes = {Scope.TENANT}
    if request.case.uid in actor.subjects:
        scopes.add(Scope.OWN)
    if level_of(actor, request.case) >= Level.ALL:
        scopes.add(Scope.INVOLVED)
    return frozenset(scopes)
