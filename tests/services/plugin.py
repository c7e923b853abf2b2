"""Runs the suite on PostgreSQL as production does: an owner makes the tables, the tests are an application role.

Loaded by tests/conftest.py. It acts when DATABASE_URL is the address of a PostgreSQL superuser, such as
`tests/services/postgresql start` prints; on SQLite it only lifts the locks of append-only tables while a
transactional test empties them.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from typing import Any

import pytest
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

from tenants.database import append_only, rights
from tenants.database.roles import Login, Roles, make_roles

ROLES = Roles(
    owner=Login("ketenwijzer_test_owner"),
    application=Login("ketenwijzer_test_application"),
    worker=Login("ketenwijzer_test_worker"),
)
# What the tests sign in as. It has no right of its own: each session begins as the application, and a test that says
# so becomes the worker, or the owner.
LOGIN = "ketenwijzer_test_login"
HOW = "Start one with `tests/services/postgresql start` and give the address that it prints as DATABASE_URL."


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What is about one database is skipped on the other; `make test` runs the suite on both."""
    from django.conf import settings

    on_postgresql = "postgresql" in settings.DATABASES["default"]["ENGINE"]
    marker, reason = ("sqlite", "This is about SQLite.") if on_postgresql else ("postgres", f"About PostgreSQL. {HOW}")
    for item in items:
        if item.get_closest_marker(marker):
            item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings: None, django_db_blocker: Any) -> None:
    """Before the test database is made: the roles stand, and the owner makes it."""
    if connection.vendor != "postgresql":
        return
    with django_db_blocker.unblock():
        if not _may_make_roles():
            return
        _make_test_roles()
    for part, login in vars(ROLES).items():
        os.environ[f"DATABASE_{part.upper()}"] = login.name
    _become(ROLES.owner.name)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """After it is made: the tests are an application role that owns nothing."""
    if connection.vendor == "sqlite":
        _lift_locks_when_emptied()
    as_owner = connection.vendor == "postgresql" and connection.settings_dict["USER"] == ROLES.owner.name
    if as_owner:
        with django_db_blocker.unblock():
            rights.grant_tables(connection, ROLES)
        _empty_as(ROLES.owner.name)
        _become(LOGIN)
    yield
    if as_owner:
        _become(ROLES.owner.name)


@pytest.fixture
def as_worker(db: None) -> Iterator[None]:
    """The test has the rights of the worker (on SQLite everybody has all)."""
    with _role(ROLES.worker.name):
        yield


@pytest.fixture
def as_owner(db: None) -> Callable[[], AbstractContextManager[None]]:
    """Gives a block every right on the database, to see whether what was done past the code is found."""
    return as_the_owner


def as_the_owner() -> AbstractContextManager[None]:
    """Every right on the database, for a proof that has no fixtures."""
    return _role(ROLES.owner.name)


@contextmanager
def _role(name: str) -> Iterator[None]:
    if connection.vendor != "postgresql" or connection.settings_dict["USER"] != LOGIN:
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        (before,) = cursor.fetchone()
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # the owner may not change a table with checks outstanding
        cursor.execute(f'SET ROLE "{name}"')
    yield
    if not connection.needs_rollback:
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute(f'SET ROLE "{before}"')


def _may_make_roles() -> bool:
    server = _elsewhere(connection.settings_dict["USER"], database="postgres")
    try:
        with server.cursor() as cursor:
            cursor.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
            return bool(cursor.fetchone()[0])
    finally:
        server.close()


def _make_test_roles() -> None:
    server = _elsewhere(connection.settings_dict["USER"], database="postgres")
    application, worker = ROLES.application.name, ROLES.worker.name
    try:
        make_roles(server, ROLES)
        make_roles(server, replace(ROLES, owner=Login(LOGIN)))
        with server.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(hashtext('ketenwijzer roles'))")
            cursor.execute(f'ALTER ROLE "{ROLES.owner.name}" CREATEDB')
            cursor.execute(f'ALTER ROLE "{LOGIN}" NOINHERIT')
            cursor.execute(f'GRANT "{application}", "{worker}", "{ROLES.owner.name}" TO "{LOGIN}"')
            cursor.execute(f'ALTER ROLE "{LOGIN}" SET role = "{application}"')
    finally:
        server.close()


def _elsewhere(user: str, database: str) -> BaseDatabaseWrapper:
    other = connection.copy()
    other.settings_dict = {**connection.settings_dict, "USER": user, "NAME": database}
    return other


def _become(user: str) -> None:
    connection.close()
    connection.settings_dict["USER"] = user


def _empty_as(owner: str) -> None:
    """Transactional tests empty every table afterwards; the application may not, so the owner does."""

    def execute_sql_flush(statements: list[str]) -> None:
        emptying = _elsewhere(owner, str(connection.settings_dict["NAME"]))
        try:
            with append_only.lifted(emptying), emptying.cursor() as cursor:
                for statement in statements:
                    cursor.execute(statement)
        finally:
            emptying.close()

    connection.ops.execute_sql_flush = execute_sql_flush  # type: ignore[method-assign]


def _lift_locks_when_emptied() -> None:
    flush: Callable[[list[str]], None] = connection.ops.execute_sql_flush

    def execute_sql_flush(statements: list[str]) -> None:
        with append_only.lifted(connection):
            flush(statements)

    connection.ops.execute_sql_flush = execute_sql_flush  # type: ignore[method-assign]
