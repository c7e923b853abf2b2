"""Choosing another term, with two pairs of eyes: one administrator proposes, another decides."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tenants.access import Actor, require
from tenants.audit import record
from tenants.errors import Invalid, NotFound, Stale
from tenants.retention import audit_actions, policies
from tenants.retention.holding import one_at_a_time
from tenants.retention.models import LONGEST_REASON, RetentionSetting, SettingState
from tenants.retention.rules import rule_of
from tenants.retention.terms import Term, Unit


@transaction.atomic
def propose(actor: Actor, *, rule: str, number: int, unit: str, why: str) -> RetentionSetting:
    """Propose another term for a rule. Nothing changes before another administrator approves.

    Args:
        actor: who may change settings.
        rule: the code of the rule.
        number, unit: the term.
        why: for the other administrator and for later; no names.

    Returns:
        The proposal.

    Raises:
        Refused: the actor may not.
        NotFound: there is no such rule.
        Invalid: the term is outside what the rule allows, or a reason is missing.
        Stale: somebody proposed a term for this rule already.
    """
    require(policies.may_propose(actor))
    one_at_a_time(actor.tenant)
    about = rule_of(rule)
    if about is None:
        raise NotFound()
    told, term = " ".join(why.split()), _term(number, unit)
    wrong = {}
    if outside := policies.wrong_with(about, term):
        wrong["number"] = outside
    if not told:
        wrong["why"] = _("Vul in waarom.")
    elif len(told) > LONGEST_REASON:
        wrong["why"] = _("Maak de uitleg korter.")
    if wrong:
        raise Invalid(next(iter(wrong.values())), wrong)
    if RetentionSetting.objects.filter(rule=rule, state=SettingState.PROPOSED).exists():
        raise Stale(_("Er ligt al een voorstel voor deze termijn. Beslis daar eerst over."))
    made: RetentionSetting = RetentionSetting.objects.create(
        rule=rule, number=number, unit=unit, why=told, proposed_by=actor.person, proposed_at=timezone.now()
    )
    record(actor, audit_actions.PROPOSED, made, rule=rule, number=number, unit=unit)
    return made


@transaction.atomic
def approve(actor: Actor, *, uid: UUID) -> RetentionSetting:
    """Let a proposed term hold from now on, in the place of the one before.

    Raises:
        NotFound: no such proposal for this actor.
        Refused: the actor may not, or proposed it.
        Stale: somebody decided already.
        Invalid: the rule does not allow this term any more.
    """
    proposal = _open(actor, uid)
    require(policies.may_decide(actor, proposal))
    about = rule_of(proposal.rule)
    if about is None:
        raise NotFound()
    if outside := policies.wrong_with(about, proposal.term):
        raise Invalid(outside)
    in_force = RetentionSetting.objects.filter(rule=proposal.rule, state=SettingState.IN_FORCE)
    in_force.update(state=SettingState.REPLACED)
    _decide(actor, proposal, SettingState.IN_FORCE)
    record(actor, audit_actions.APPROVED, proposal, rule=proposal.rule, number=proposal.number, unit=proposal.unit)
    return proposal


@transaction.atomic
def decline(actor: Actor, *, uid: UUID) -> RetentionSetting:
    """Turn a proposal down; the term stays what it was. Raises as `approve` does."""
    proposal = _open(actor, uid)
    require(policies.may_decide(actor, proposal))
    _decide(actor, proposal, SettingState.DECLINED)
    record(actor, audit_actions.DECLINED, proposal, rule=proposal.rule)
    return proposal


@transaction.atomic
def withdraw(actor: Actor, *, uid: UUID) -> RetentionSetting:
    """Take one's own proposal back. Raises as `approve` does."""
    proposal = _open(actor, uid)
    require(policies.may_withdraw(actor, proposal))
    _decide(actor, proposal, SettingState.WITHDRAWN)
    record(actor, audit_actions.WITHDRAWN, proposal, rule=proposal.rule)
    return proposal


def _open(actor: Actor, uid: UUID) -> RetentionSetting:
    require(policies.may_propose(actor))
    one_at_a_time(actor.tenant)
    proposal: RetentionSetting = RetentionSetting.objects.visible_to(actor).locked().get_or_not_found(uid=uid)
    if proposal.state != SettingState.PROPOSED:
        raise Stale(_("Over dit voorstel is al beslist."))
    return proposal


def _decide(actor: Actor, proposal: RetentionSetting, state: SettingState) -> None:
    proposal.state, proposal.decided_by, proposal.decided_at = state, actor.person, timezone.now()
    proposal.save(update_fields=["state", "decided_by", "decided_at"])


def _term(number: int, unit: str) -> Term:
    try:
        return Term(number, Unit(unit))
    except ValueError as impossible:
        told = _("Deze termijn kan niet. Kies een aantal dagen, maanden of jaren.")
        raise Invalid(told, {"number": told}) from impossible
