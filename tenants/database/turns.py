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
    _hold("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", type(row), row.pk)


def wait_beside(model: type[models.Model], pk: object) -> None:
    """Keep whoever waits for their turn at this row out until this transaction ends; who stands beside it goes on.

    For who does something that only counts while the row stands as it is: take this first and ask afterwards. Take it
    before any lock on a row that the one whose turn it is may want as well, or the two wait for each other.

    Raises:
        OutsideTransaction: there is no transaction that could hold it.
    """
    _hold("SELECT pg_advisory_xact_lock_shared(hashtextextended(%s, 0))", model, pk)


def _hold(statement: str, model: type[models.Model], pk: object) -> None:
    require_transaction(model)
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute(statement, [f"{model._meta.label_lower}:{pk}"])
