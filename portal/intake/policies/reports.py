"""Who may do what with a report: steps as data, rules over the matrix."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.intake import audit_actions
from portal.intake.states import ReportState
from tenants.access import Actor, Decision, Scope, allow, can, refuse, register_relations
from tenants.audit import Action

if TYPE_CHECKING:
    from portal.intake.models import Report

NEW, BUSY, DONE = ReportState


@dataclass(frozen=True)
class Move:
    """One step of a report: from which states, to which, whether it asks an explanation, and what others are told."""

    to: ReportState
    sources: frozenset[ReportState]
    recorded: Action
    otherwise: str | Promise
    explained: bool = False


MOVES: Mapping[str, Move] = {
    "take_up": Move(BUSY, frozenset({NEW}), audit_actions.REPORT_TAKEN_UP, _("Deze melding is al in behandeling.")),
    "finish": Move(
        DONE, frozenset({NEW, BUSY}), audit_actions.REPORT_FINISHED, _("Deze melding is al klaar."), explained=True
    ),
    "put_back": Move(NEW, frozenset({BUSY}), audit_actions.REPORT_PUT_BACK, _("Deze melding is niet in behandeling.")),
    "reopen": Move(BUSY, frozenset({DONE}), audit_actions.REPORT_PUT_BACK, _("Deze melding is nog niet klaar.")),
}


def may_move(actor: Actor, name: str, report: "Report") -> Decision:
    """Whether this actor may take this step with this report now, and if not, why not."""
    move = MOVES[name]
    right = can(actor, "map_report.move", report)
    if not right:
        return right
    return allow() if report.state in move.sources else refuse(str(move.otherwise))


def may_answer(actor: Actor, report: "Report") -> Decision:
    """Whether this actor may write an answer to who made the report: an editor, once, while the address is there."""
    right = can(actor, "map_report.change", report)
    if not right:
        return right
    if report.answered_at is not None:
        return refuse(str(_("De melder heeft al antwoord.")))
    return allow() if report.answer_to else refuse(str(_("De melder vroeg geen antwoord.")))


def steps(actor: Actor, report: "Report") -> tuple[str, ...]:
    """The steps that this actor may take with this report now. At most one query."""
    if not can(actor, "map_report.move", report):
        return ()
    return tuple(name for name, move in MOVES.items() if report.state in move.sources)


def register() -> None:
    """Tell the policy how reports stand to an actor."""
    from portal.intake.models import Report

    register_relations(Report, _relations)


def _relations(actor: Actor, report: "Report") -> frozenset[Scope]:
    """A report is of the portal, and of the organisation that keeps the entry true which it is about."""
    scopes = frozenset({Scope.TENANT, Scope.NETWORK})
    own = report.organisation_id is not None and report.organisation_id in actor.organisations
    return scopes | {Scope.ORGANISATION} if own else scopes
