"""Data of people do not belong on SQLite, which has no roles and no second lock: only invented ones, said so."""

from django.conf import settings
from django.db.backends.base.base import BaseDatabaseWrapper

from tenants.vault.errors import PersonalDataOnSQLite

INVENTED = frozenset({"demo", "test"})


def is_said_to_be_invented() -> bool:
    """Whether the settings say, in the demo or the tests alone, that the people on SQLite are invented."""
    return bool(settings.DEMO) and settings.PERSONAL_DATA_ON_SQLITE in INVENTED


def require_word_for(connection: BaseDatabaseWrapper) -> None:
    """Go on when personal data may be written to this database.

    Raises:
        PersonalDataOnSQLite: it is SQLite, and nothing says that the data are invented.
    """
    if connection.vendor == "sqlite" and not is_said_to_be_invented():
        raise PersonalDataOnSQLite(
            "Personal data are not written to SQLite. Use PostgreSQL; only the demo and the tests, with invented "
            "people, may say PERSONAL_DATA_ON_SQLITE."
        )
