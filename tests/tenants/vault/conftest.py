"""Keys of the tests, and ways past the code."""

import base64
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from tests.tenants.vault.register.models import Resident


def key(name: str) -> str:
    """A key of the tests, the same at each call."""
    return f"{name}:{base64.b64encode((name * 32)[:32].encode()).decode()}"


@pytest.fixture
def one_key(settings: Any) -> None:
    settings.VAULT_KEYS = [key("old")]


@pytest.fixture
def new_key_first(settings: Any) -> Callable[[], None]:
    """From now on the new key seals, and the old one still opens."""

    def exchange() -> None:
        settings.VAULT_KEYS = [key("new"), key("old")]

    return exchange


@pytest.fixture
def ria_jansen(in_waterkant: Any) -> Resident:
    return Resident.objects.create(name="Ria Jansen", born_on="1961-04-27", note="kan slecht lezen")


@pytest.fixture
def omar_said(in_waterkant: Any) -> Resident:
    return Resident.objects.create(name="Omar Saïd", born_on="1990-11-02", note="belt liever niet")


def stored(row: Resident, column: str) -> bytes:
    """What stands in the database, past the code."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM vault_register_resident WHERE id = %s", [row.pk])
        return bytes(cursor.fetchone()[0])


def store(row: Resident, column: str, raw: bytes) -> None:
    """Put other bytes into the database, past the code."""
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE vault_register_resident SET {column} = %s WHERE id = %s", [raw, row.pk])
