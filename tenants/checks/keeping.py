"""Every model has a rule about how long its rows are kept, or a written reason why it has none."""

from collections.abc import Mapping, Sequence
from graphlib import CycleError
from typing import Any

from django.apps import AppConfig, apps
from django.contrib.auth import get_user_model
from django.core.checks import CheckMessage, Error
from django.core.exceptions import FieldDoesNotExist
from django.db import models

from tenants.retention.kept import NOTHING_PERSONAL, OF_PACKAGES
from tenants.retention.outcomes import Blank
from tenants.retention.rules import Rule, in_order, rules


def every_model_says_how_long(app_configs: Sequence[AppConfig] | None, **_kwargs: Any) -> list[CheckMessage]:
    """A rule or a reason for each model; and "nothing of a person" is not said of what names one."""
    ruled = {rule.model for rule in rules().values()}
    problems: list[CheckMessage] = []
    for model in apps.get_models(include_auto_created=True):
        label, reason = model._meta.label, reason_of(model)
        if label not in ruled and not reason:
            problems.append(
                Error(
                    f"Nobody says how long the rows of {label} are kept.",
                    hint="Register a rule in the retention.py of its room, or write the reason in `kept` of its "
                    "AppConfig (tenants/retention/kept.py when it is a package's).",
                    obj=model,
                    id="tenants.E040",
                )
            )
        if reason == NOTHING_PERSONAL and (names := _names_of_people(model)):
            problems.append(
                Error(
                    f"{label} tells of a person, by {', '.join(names)}, and says that it does not.", id="tenants.E041"
                )
            )
        if label in ruled and reason:
            problems.append(Error(f"{label} has a rule, and a reason why it has none.", id="tenants.E042"))
    return [*problems, *_reasons_for_nothing()]


def every_rule_can_be_carried_out(app_configs: Sequence[AppConfig] | None, **_kwargs: Any) -> list[CheckMessage]:
    """The models and fields of rules exist, and children can go before parents."""
    problems: list[CheckMessage] = [
        Error(f"The rule {rule.code} cannot be carried out: {wrong}", id="tenants.E043")
        for rule in rules().values()
        if (wrong := _wrong_with(rule))
    ]
    if problems:
        return problems
    try:
        in_order()
    except (CycleError, KeyError) as wrong:
        return [Error(f"The rules have no order: {wrong}", id="tenants.E044")]
    return []


def reason_of(model: type[models.Model]) -> str:
    """Why a model has no rule, or nothing."""
    config = apps.get_app_config(model._meta.app_label)
    ours: Mapping[str, str] = getattr(config, "kept", {})
    return ours.get(model.__name__, "") or OF_PACKAGES.get(model._meta.label, "")


def _names_of_people(model: type[models.Model]) -> list[str]:
    """Fields that point to a person or hold a mail address."""
    person = get_user_model()
    fields: list[Any] = list(model._meta.concrete_fields)
    return [
        field.name
        for field in fields
        if isinstance(field, models.EmailField)
        or (isinstance(field, models.ForeignKey) and field.related_model is person)
    ]


def _reasons_for_nothing() -> list[CheckMessage]:
    return [
        Error(f"{config.name} gives a reason for {name}: no such model.", id="tenants.E045")
        for config in apps.get_app_configs()
        for name in getattr(config, "kept", {})
        if name not in {model.__name__ for model in config.get_models(include_auto_created=True)}
    ]


def _wrong_with(rule: Rule) -> str:
    try:
        meta = rule.model_class._meta
        fields = {name: meta.get_field(name) for name in _fields_of(rule)}
    except (LookupError, FieldDoesNotExist) as missing:
        return str(missing)
    if not isinstance(fields[rule.since], models.DateField):
        return f"{rule.since} is no moment."
    if isinstance(rule.then, Blank) and any(isinstance(field, models.FileField) for field in fields.values()):
        return "emptying a file field leaves the file; erase it with a Call."
    if rule.platform == hasattr(rule.model_class, "tenant"):
        return "its rows are of a portal and the rule is of none, or the other way round."
    return ""


def _fields_of(rule: Rule) -> tuple[str, ...]:
    if not isinstance(rule.then, Blank):
        return (rule.since,)
    return (rule.since, *rule.then.fields, *filter(None, (rule.then.stamp,)))
