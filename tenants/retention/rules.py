"""The rules, as data: what, in which state, from which moment, how long, why, after which law, and what then."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from graphlib import TopologicalSorter
from types import MappingProxyType
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Q

from tenants.retention.outcomes import Blank, Call, Delete, Outcome, Stay, Words
from tenants.retention.terms import Term

__all__ = ["Blank", "Call", "Condition", "Delete", "Outcome", "Rule", "Stay", "register_rule", "rule_of", "rules"]

_SHAPE = re.compile(r"[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*")
_registered: dict[str, "Rule"] = {}


@dataclass(frozen=True)
class Condition:
    """In which state a row must be. `name` is for the log of a programmer, `holds` for the database."""

    name: str
    holds: Q


ALWAYS = Condition("always", Q())


@dataclass(frozen=True)
class Rule:
    """One kind of thing that is not kept for ever.

    Args:
        code: "room.what".
        model: label of the model, such as "intake.Report".
        what: what it is, in plain Dutch.
        why: why it is kept so long and no longer, in one plain sentence.
        source: the law or decision, with its article.
        since: the moment field from which the term runs; a row without that moment is not due.
        since_words: the same in plain Dutch, behind the term: "nadat de melding is afgehandeld".
        term: how long, unless a portal chose another term.
        shortest, longest: within which a portal may choose.
        then: what happens.
        when: the state that a row must be in.
        after: codes of rules that go first, beside those of models that point to this one.
        platform: the rows belong to no portal alone; one run for all, and no portal chooses the term.
    """

    code: str
    model: str
    what: Words
    why: Words
    source: Words
    since: str
    since_words: Words
    term: Term
    shortest: Term
    longest: Term
    then: Outcome
    when: Condition = ALWAYS
    after: tuple[str, ...] = ()
    platform: bool = False

    @property
    def room(self) -> str:
        return self.code.partition(".")[0]

    @property
    def model_class(self) -> type[models.Model]:
        return apps.get_model(self.model)

    @property
    def may_be_chosen(self) -> bool:
        """Whether a portal may take another term."""
        return not self.platform and self.shortest != self.longest

    def allows(self, term: Term) -> bool:
        return self.shortest.length <= term.length <= self.longest.length


def register_rule(rule: Rule) -> Rule:
    """Add a rule, once, when the room that it is about is loaded.

    Raises:
        ValueError: the code has another shape or is taken, or the rule's own term lies outside its bounds.
    """
    if not _SHAPE.fullmatch(rule.code):
        raise ValueError(f"{rule.code!r} is not a code like 'room.what'.")
    if not rule.allows(rule.term):
        raise ValueError(f"The term of {rule.code!r} is shorter or longer than it allows.")
    if _registered.setdefault(rule.code, rule) is not rule:
        raise ValueError(f"The rule {rule.code!r} is registered twice.")
    return rule


def rules() -> Mapping[str, Rule]:
    """All rules by code, as they were registered."""
    return MappingProxyType(_registered)


def rule_of(code: str) -> Rule | None:
    return _registered.get(code)


def in_order() -> list[Rule]:
    """All rules, children before their parents: a model that points to another goes first.

    Raises:
        graphlib.CycleError: two rules each want to go first.
        KeyError: a rule waits for one that nobody registered.
    """
    before: dict[str, set[str]] = {code: set(rule.after) for code, rule in _registered.items()}
    for child in _registered.values():
        for parent in _registered.values():
            if child.model != parent.model and _points_to(child.model_class, parent.model_class):
                before[parent.code].add(child.code)
    return [_registered[code] for code in TopologicalSorter(before).static_order()]


def _points_to(child: type[models.Model], parent: type[models.Model]) -> bool:
    fields: list[Any] = list(child._meta.concrete_fields)
    return any(isinstance(field, models.ForeignKey) and field.related_model is parent for field in fields)
