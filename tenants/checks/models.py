"""Every model is listed, owned ones are scoped, and keys between them stay inside the tenant."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.apps import AppConfig, apps
from django.core.checks import CheckMessage, Error
from django.db import models

from tenants.managers import TenantManager
from tenants.registry import CROSSING, THIRD_PARTY, WITHOUT_SCOPED_MANAGER, Ownership


def every_model_is_listed(app_configs: Sequence[AppConfig] | None, **_kwargs: Any) -> list[CheckMessage]:
    """Somebody has said whose the rows are; and nothing is listed that does not exist."""
    problems: list[CheckMessage] = [
        Error(
            f"Nobody says whose the rows of {model._meta.label} are.",
            hint="List it in model_scopes of its AppConfig, or in tenants/registry.py when it is a package's.",
            obj=model,
            id="tenants.E001",
        )
        for model in _models()
        if ownership_of(model) is None
    ]
    for config in apps.get_app_configs():
        listed: Mapping[str, str] = getattr(config, "model_scopes", {})
        there = {model.__name__ for model in config.get_models(include_auto_created=True)}
        for name, ownership in listed.items():
            if name not in there or ownership not in set(Ownership):
                problems.append(
                    Error(
                        f"{config.name} lists {name} as {ownership}: no such model, or no such word.", id="tenants.E002"
                    )
                )
    return problems


def owned_models_are_scoped(app_configs: Sequence[AppConfig] | None, **_kwargs: Any) -> list[CheckMessage]:
    """What belongs to tenants is reached through a manager that fails closed, and points at its tenant."""
    problems: list[CheckMessage] = []
    for model in _of_tenants():
        managers = (model._default_manager, model._base_manager)
        if model._meta.label not in WITHOUT_SCOPED_MANAGER and not all(isinstance(m, TenantManager) for m in managers):
            problems.append(
                Error(
                    f"The default or base manager of {model._meta.label} is not scoped to the tenant.",
                    hint="Use TenantOwned and let Meta inherit from TenantOwned.Meta (it names the base manager).",
                    obj=model,
                    id="tenants.E003",
                )
            )
        if not _points_at_tenant(model):
            problems.append(Error(f"{model._meta.label} has no foreign key `tenant`.", obj=model, id="tenants.E004"))
    return problems


def keys_stay_inside_the_tenant(app_configs: Sequence[AppConfig] | None, **_kwargs: Any) -> list[CheckMessage]:
    """Between models of tenants only TenantForeignKey and TenantParentalKey, unless a crossing is meant and listed."""
    of_tenants = set(_of_tenants())
    return [
        Error(
            f"{model._meta.label}.{field.name} may point at another tenant.",
            hint="Use TenantForeignKey or TenantParentalKey; many-to-many needs a model of its own in between.",
            obj=model,
            id="tenants.E005",
        )
        for model in of_tenants
        for field in (*model._meta.local_fields, *model._meta.local_many_to_many)
        if field.is_relation
        and field.related_model in of_tenants
        and not getattr(field, "inside_tenant", False)
        # The parent of a model that extends another is the same thing, not another one.
        and not getattr(field.remote_field, "parent_link", False)
        and f"{model._meta.label}.{field.name}" not in CROSSING
    ]


def ownership_of(model: type[models.Model]) -> Ownership | None:
    """Whose the rows are; a table between two models follows the one that made it."""
    config = apps.get_app_config(model._meta.app_label)
    listed: Mapping[str, str] = getattr(config, "model_scopes", {})
    word = listed.get(model.__name__) or THIRD_PARTY.get(model._meta.label)
    if word is None and isinstance(model._meta.auto_created, type):
        return ownership_of(model._meta.auto_created)
    return Ownership(word) if word in set(Ownership) else None


def _models() -> list[type[models.Model]]:
    return apps.get_models(include_auto_created=True)


def _of_tenants() -> Iterator[type[models.Model]]:
    """Models of ours that hold rows of tenants. Packages' own tables are walled off, not scoped."""
    for model in _models():
        ours = hasattr(apps.get_app_config(model._meta.app_label), "model_scopes")
        if ours and ownership_of(model) in {Ownership.OWNED, Ownership.SHARED}:
            yield model


def _points_at_tenant(model: type[models.Model]) -> bool:
    return any(
        field.name == "tenant" and field.related_model is apps.get_model("tenants.Tenant")
        for field in model._meta.get_fields()
        if field.is_relation
    )
