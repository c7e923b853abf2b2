"""Which tables are guarded: every app says so in its AppConfig."""

from collections.abc import Iterator
from functools import cache

from django.apps import apps
from django.db import models

from tenants.database.row_security.declaring import Guarded


@cache
def guarded_models() -> dict[type[models.Model], Guarded]:
    """Every guarded model of every installed app."""
    return dict(_guarded_models())


@cache
def guarded_names() -> tuple[str, ...]:
    """The names of their tables."""
    return tuple(sorted(model._meta.db_table for model in guarded_models()))


@cache
def rights_asked_for() -> frozenset[str]:
    """Every right that a policy asks about."""
    return frozenset().union(*(each.rights for each in guarded_models().values()))


def _guarded_models() -> Iterator[tuple[type[models.Model], Guarded]]:
    for config in apps.get_app_configs():
        for name, said in getattr(config, "row_security", {}).items():
            if isinstance(said, Guarded):
                yield config.get_model(name), said
