"""The checks look at the models that the house starts with.

Another test imports every module of every package, to look for side doors, and leaves models behind of packages
that are not installed.
"""

from collections.abc import Iterator

import pytest
from django.apps import apps

AT_START = {app: dict(models) for app, models in apps.all_models.items()}


@pytest.fixture(autouse=True)
def only_what_the_house_starts_with() -> Iterator[None]:
    left_behind = {
        app: {name: model for name, model in models.items() if name not in AT_START.get(app, {})}
        for app, models in apps.all_models.items()
    }
    for app, models in left_behind.items():
        for name in models:
            del apps.all_models[app][name]
    apps.clear_cache()
    yield
    for app, models in left_behind.items():
        apps.all_models[app].update(models)
    apps.clear_cache()
