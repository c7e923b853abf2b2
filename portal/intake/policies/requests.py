"""Who may do what with a request for help: steps as data, rules over the matrix."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.intake.words import OPEN_STATES, RequestState
from tenants.access import Actor, Decision, Scope, allow, can, refuse, register_relations

if TYPE_CHECKING:
    from portal.intake.models import IntakeRequest
    from tenants.models import Team

CLOSED = gettext_lazy("Deze aanmelding is al afgehandeld.")


@dataclass(frozen=True)
class Step:
    """One step of triage: the right it asks, from which states, to which, and what others are told."""

    right: str
    to: RequestState | None
    sources: frozenset[RequestState] = frozenset(OPEN_STATES)
    otherwise: str | Promise = CLOSED


STEPS: Mapping[str, Step] = {
    "take": Step("intake.move", RequestState.TAKEN),
    "give": Step("intake.grant", None),
    "answer": Step("intake.change", RequestState.ANSWERED),
    "refuse": Step("intake.change", RequestState.REFUSED),
    "case": Step("intake.move", RequestState.CASE),
}


def may_triage(actor: Actor, name: str, request: "IntakeRequest") -> Decision:
    """Whether this actor may take this step with this request now, and if not, why not."""
    step = STEPS[name]
    right = can(actor, step.right, request)
    if not right:
        return right
    if request.state not in step.sources:
        return refuse(str(step.otherwise))
    if name == "take" and actor.person is not None and request.assignee_id == actor.person.pk:
        return refuse(_("U hebt deze aanmelding al op u genomen."))
    return allow()


def may_give(actor: Actor, request: "IntakeRequest", *, to: "Team") -> Decision:
    """Whether it may go to this team: one of the own organisation. To another one goes a referral, on a ground."""
    right = may_triage(actor, "give", request)
    if not right:
        return right
    if to.organisation_id != request.team.organisation_id:
        return refuse(_("Dit team is van een andere organisatie. Maak eerst een casus, en verwijs dan door."))
    return allow()


def register() -> None:
    from portal.intake.models import IntakeRequest

    register_relations(IntakeRequest, _relations)


def _relations(actor: Actor, request: "IntakeRequest") -> frozenset[Scope]:
    """A request is of the team that receives it; `narrowed` left the organisations where the role gives the right."""
    scopes = {Scope.TENANT}
    if request.team_id in actor.teams and request.team.organisation_id in actor.organisations:
        scopes.add(Scope.ORGANISATION)
    if request.case_uid is not None and request.case_uid in actor.subjects:
        scopes.add(Scope.OWN)
    return frozenset(scopes)
