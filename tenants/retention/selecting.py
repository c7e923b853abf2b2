"""Which rows are past their term now, and which terms hold in a portal."""

from datetime import datetime
from typing import Any

from django.db import connections, models
from django.db.models import QuerySet
from django.utils import timezone

from tenants.context import current_tenant_or_none
from tenants.retention.models import RetentionSetting, SettingState
from tenants.retention.rules import Rule, rules
from tenants.retention.terms import Term


def terms_in_force() -> dict[str, Term]:
    """The term of each rule in the active portal; without one, those of the rules themselves. One query, or none.

    A term that a portal chose before its rule grew narrower counts as far as the rule allows now.
    """
    terms = {code: rule.term for code, rule in rules().items()}
    if current_tenant_or_none() is None:
        return terms
    for chosen in RetentionSetting.objects.filter(state=SettingState.IN_FORCE):
        rule = rules().get(chosen.rule)
        if rule is not None and rule.may_be_chosen:
            terms[rule.code] = _within(rule, chosen.term)
    return terms


def term_in_force(rule: Rule) -> Term:
    """The term of one rule in the active portal, for a text that promises it. One query."""
    return terms_in_force()[rule.code]


def due(rule: Rule, term: Term, now: datetime) -> "QuerySet[Any]":
    """The rows whose term is over and to which nothing happened yet, holds not looked at, in the order of their key."""
    model = rule.model_class
    field = model._meta.get_field(rule.since)
    moment: Any = term.before(now)
    if not isinstance(field, models.DateTimeField):
        moment = timezone.localdate(moment)
    rows = model._base_manager.filter(rule.when.holds, rule.then.undone(model), **{f"{rule.since}__lte": moment})
    return rows.order_by("pk")


def locked(rows: "QuerySet[Any]") -> "QuerySet[Any]":
    """The same rows, locked until the end of the transaction where the database can."""
    if connections[rows.db].features.has_select_for_update:
        return rows.select_for_update(of=("self",))
    return rows


def _within(rule: Rule, term: Term) -> Term:
    if term.length < rule.shortest.length:
        return rule.shortest
    return min(term, rule.longest, key=lambda each: each.length)
