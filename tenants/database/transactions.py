"""Rows that belong to a cause are written in its transaction, or not at all."""

from django.db import connections, models, router


class OutsideTransaction(RuntimeError):
    """A row was about to be written apart from the change that it tells of."""


def require_transaction(model: type[models.Model]) -> None:
    """Go on when there is a transaction that a new row of this model would share.

    The one that a test case wraps around a test does not count: code that leans on it fails outside the tests.

    Raises:
        OutsideTransaction: there is none.
    """
    connection = connections[router.db_for_write(model)]
    if all(getattr(block, "_from_testcase", False) for block in connection.atomic_blocks):
        raise OutsideTransaction(f"Write {model._meta.label} in the transaction (atomic) of what causes it.")
