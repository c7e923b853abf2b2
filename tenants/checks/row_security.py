"""In the rooms of cases every table says whose its rows are, for the database to hold to (decision 24)."""

from collections.abc import Mapping, Sequence

from django.apps import AppConfig, apps
from django.core.checks import CheckMessage, Error

from tenants.checks.models import ownership_of
from tenants.database.row_security import Guarded
from tenants.registry import ROOMS_OF_CASES, Ownership


def every_table_about_a_case_is_guarded(
    app_configs: Sequence[AppConfig] | None, **_kwargs: object
) -> list[CheckMessage]:
    """A declaration or a written reason for every tenant-owned model of these rooms, and none for what is not there."""
    return [
        problem
        for config in apps.get_app_configs()
        if config.name in ROOMS_OF_CASES or hasattr(config, "row_security")
        for problem in problems_of(config)
    ]


def problems_of(config: AppConfig) -> list[CheckMessage]:
    """What is wrong with the declaration of one app."""
    said: Mapping[str, Guarded | str] = getattr(config, "row_security", {})
    owned = {model.__name__: model for model in config.get_models() if ownership_of(model) is Ownership.OWNED}
    missing: list[CheckMessage] = [
        Error(
            f"Nobody says which rows of {model._meta.label} an actor sees.",
            hint="Declare it in `row_security` of its AppConfig (tenants/database/row_security), or write there why "
            "its rows tell of no case.",
            obj=model,
            id="tenants.E050",
        )
        for name, model in owned.items()
        if not said.get(name)
    ]
    needless: list[CheckMessage] = [
        Error(f"{config.name} guards the rows of {name}: no such model of tenants.", id="tenants.E051")
        for name in said
        if name not in owned
    ]
    return [*missing, *needless]
