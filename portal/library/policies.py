"""Who may do what in the library: steps of a question as data, rules over the matrix."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.library import audit_actions
from portal.library.states import QuestionState
from tenants.access import Actor, Decision, Scope, allow, can, refuse, register_relations
from tenants.audit import Action

if TYPE_CHECKING:
    from portal.library.models import Document, DocumentVersion, Question

ASKED, ASSIGNED, ANSWERED, PUBLISHED, DECLINED = QuestionState


@dataclass(frozen=True)
class Move:
    """One step of a question: from which states, to which, by which right, and what others are told."""

    to: QuestionState
    sources: frozenset[QuestionState]
    right: str
    recorded: Action
    otherwise: str | Promise


MOVES: Mapping[str, Move] = {
    "assign": Move(
        ASSIGNED, frozenset({ASKED, ASSIGNED, ANSWERED}), "library.change", audit_actions.QUESTION_ASSIGNED,
        _("Deze vraag is al afgehandeld."),
    ),
    "answer": Move(
        ANSWERED, frozenset({ASSIGNED, ANSWERED}), "library.advise", audit_actions.QUESTION_ANSWERED,
        _("Deze vraag wacht niet op een antwoord."),
    ),
    "publish": Move(
        PUBLISHED, frozenset({ANSWERED, PUBLISHED}), "library.change", audit_actions.QUESTION_PUBLISHED,
        _("De deskundige heeft nog niet geantwoord."),
    ),
    "take_back": Move(
        ANSWERED, frozenset({PUBLISHED}), "library.change", audit_actions.QUESTION_TAKEN_BACK,
        _("Deze vraag is niet gepubliceerd."),
    ),
    "decline": Move(
        DECLINED, frozenset({ASKED, ASSIGNED, ANSWERED}), "library.change", audit_actions.QUESTION_DECLINED,
        _("Deze vraag is al afgehandeld."),
    ),
}  # fmt: skip


def may_move(actor: Actor, name: str, question: "Question") -> Decision:
    """Whether this actor may take this step with this question now, and if not, why not."""
    move = MOVES[name]
    right = can(actor, move.right, question)
    if not right:
        return right
    return allow() if question.state in move.sources else refuse(str(move.otherwise))


def steps(actor: Actor, question: "Question") -> frozenset[str]:
    """The steps that this actor may take with this question now."""
    return frozenset(name for name in MOVES if may_move(actor, name, question))


def register() -> None:
    """Tell the policy how documents and questions stand to an actor."""
    from portal.library.models import Document, DocumentVersion, Question

    register_relations(Document, _of_document)
    register_relations(DocumentVersion, _of_version)
    register_relations(Question, _of_question)


def _of_document(_actor: Actor, document: "Document") -> frozenset[Scope]:
    """Of the portal, and while it is current of everybody who takes part in it."""
    scopes = frozenset({Scope.TENANT})
    return scopes if document.withdrawn_at is not None else scopes | {Scope.NETWORK}


def _of_version(actor: Actor, version: "DocumentVersion") -> frozenset[Scope]:
    return _of_document(actor, version.document)


def _of_question(actor: Actor, question: "Question") -> frozenset[Scope]:
    """Of the portal; published of everybody who takes part; of who asked; and the named expert is involved."""
    scopes = {Scope.TENANT}
    if question.state == PUBLISHED:
        scopes.add(Scope.NETWORK)
    if actor.person is not None and question.asked_by_id == actor.person.pk:
        scopes |= {Scope.OWN, Scope.NETWORK}
    if actor.person is not None and question.expert_id == actor.person.pk:
        scopes |= {Scope.INVOLVED, Scope.NETWORK}
    return frozenset(scopes)
