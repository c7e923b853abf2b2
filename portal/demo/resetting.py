"""Starts afresh: an empty database with the tables of today."""

from pathlib import Path

from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection

# What SQLite keeps beside the file in WAL mode.
_BESIDE = ("", "-wal", "-shm")


def reset() -> None:
    """Throw away the database file and make it anew.

    Raises:
        CommandError: this is not a SQLite file. A database on a server is not ours to drop: its application role owns
            nothing, and somebody else may use it.
    """
    file = Path(str(connection.settings_dict["NAME"]))
    if connection.vendor != "sqlite" or not file.is_file():
        raise CommandError("--reset works for the demo's own SQLite file. Make a new database on this server instead.")
    connection.close()
    for end in _BESIDE:
        file.with_name(file.name + end).unlink(missing_ok=True)
    call_command("migrate", verbosity=0)
