"""Who may decide on a term, and which term may be chosen. Rules over the rows `settings` and `subject_rights`."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from tenants.access import Actor, Decision, Scope, allow, can, refuse, register_relations
from tenants.retention.rules import Rule
from tenants.retention.terms import Term

if TYPE_CHECKING:
    from tenants.retention.models import RetentionSetting

CHANGE = "settings.change"


def may_read(actor: Actor) -> Decision:
    return can(actor, "settings.read")


def may_propose(actor: Actor) -> Decision:
    return can(actor, CHANGE)


def may_decide(actor: Actor, proposal: "RetentionSetting") -> Decision:
    """Whether this actor may approve or decline: who may change terms, and is not the one who proposed this one."""
    right = can(actor, CHANGE, proposal)
    if not right:
        return right
    if actor.person is None or proposal.proposed_by_id == actor.person.pk:
        return refuse(_("U stelde dit zelf voor. Een andere beheerder beslist erover."))
    return allow()


def may_withdraw(actor: Actor, proposal: "RetentionSetting") -> Decision:
    """Whether this actor may take the proposal back: who made it may."""
    right = can(actor, CHANGE, proposal)
    if not right:
        return right
    if actor.person is None or proposal.proposed_by_id != actor.person.pk:
        return refuse(_("Alleen wie dit voorstelde, trekt het in."))
    return allow()


def wrong_with(rule: Rule, term: Term) -> str:
    """Why this term cannot be chosen, or nothing."""
    if not rule.may_be_chosen:
        return _("Deze termijn ligt vast. U kunt geen andere kiezen.")
    if not rule.allows(term):
        bounds = {"shortest": rule.shortest, "longest": rule.longest}
        return _("Kies een termijn van %(shortest)s tot en met %(longest)s.") % bounds
    return ""


def register() -> None:
    """Tell the policy how these rows stand to an actor: they are of the portal."""
    from tenants.retention.models import ErasedSubject, Erasure, LegalHold, RetentionSetting

    for model in (RetentionSetting, LegalHold, ErasedSubject, Erasure):
        register_relations(model, _of_the_portal)


def _of_the_portal(_actor: Actor, _row: object) -> frozenset[Scope]:
    return frozenset({Scope.TENANT, Scope.NETWORK})
