"""What must be so before anything personal is kept."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error

from tenants.vault.errors import NoKeys
from tenants.vault.keys import HOW_TO_MAKE_ONE, keyring
from tenants.vault.on_sqlite import is_said_to_be_invented
from tenants.vault.registry import sealed_tables

DEMO_KEY = "demo-"
FEWEST_BYTES = 12  # different ones, out of 32: a random key has about 30


def keys_are_fit(app_configs: Sequence[AppConfig] | None, **_kwargs: Any) -> list[CheckMessage]:
    """There is a key; and outside the demo none that stands for nothing."""
    try:
        keys = keyring().keys
    except NoKeys as problem:
        return [Error(str(problem), hint=HOW_TO_MAKE_ONE, id="vault.E001")]
    if settings.DEMO:
        return []
    return [
        Error(f"The key {key.id} of VAULT_KEYS is the demo's, or guessable.", hint=HOW_TO_MAKE_ONE, id="vault.E002")
        for key in keys
        if key.id.startswith(DEMO_KEY) or len(set(key.secret)) < FEWEST_BYTES
    ]


def personal_data_is_not_on_sqlite(app_configs: Sequence[AppConfig] | None, **_kwargs: Any) -> list[CheckMessage]:
    """Where a model holds personal data, the database is PostgreSQL, or the people are said to be invented."""
    on_sqlite = settings.DATABASES["default"]["ENGINE"].endswith("sqlite3")
    if not on_sqlite or is_said_to_be_invented():
        return []
    labels = ", ".join(table.label for table in sealed_tables())
    if not labels:
        return []
    return [
        Error(
            f"Personal data ({labels}) would be kept on SQLite, which has no roles and no second lock.",
            hint="Give the address of a PostgreSQL database as DATABASE_URL.",
            id="vault.E003",
        )
    ]
