"""One after the other, where there is no row to lock: the application may not lock what it may not change."""

from django.db import connection, models

from tenants.database.transactions import require_transaction


def wait_for_turn(row: models.Model) -> None:
    """Hold whoever asks for the same row until this transaction ends. Read it again after this.

    For rows of append-only tables: PostgreSQL lets a role lock only rows that it may change. SQLite writes one at a
    time by itself.

    Raises:
        OutsideTransaction: there is no transaction that could hold the turn.
    """
    require_transaction(type(row))
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"{row._meta.label_lower}:{row.pk}"])
