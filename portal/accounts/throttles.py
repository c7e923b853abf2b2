"""Where tries are counted: in a cache that all processes share. The database's own needs a table."""

from typing import Any

from django.conf import settings
from django.core.management import call_command

DATABASE_CACHE = "django.core.cache.backends.db.DatabaseCache"


def make_room_for_tries(using: str, **_kwargs: Any) -> None:
    """Make the cache's table with the others, so that migrating is all an installation needs. Safe to repeat.

    Runs before `tenants.database` gives the application its rights on all tables.
    """
    if settings.CACHES["default"]["BACKEND"] == DATABASE_CACHE:
        call_command("createcachetable", database=using, verbosity=0)
