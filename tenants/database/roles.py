"""The three roles of the production database: who owns the tables, who serves people, who does the work behind.

Names and passwords come from the environment: DATABASE_OWNER, DATABASE_APPLICATION, DATABASE_WORKER, and each of
these with _PASSWORD behind it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg import sql

PREFIX = "ketenwijzer"


@dataclass(frozen=True)
class Login:
    name: str
    password: str = field(default="", repr=False)


@dataclass(frozen=True)
class Roles:
    """Owner: migrates and owns all. Application: serves requests, owns nothing. Worker: the same, and seals the log."""

    owner: Login
    application: Login
    worker: Login


def roles_of(environment: Mapping[str, str]) -> Roles:
    """The roles that the environment names."""
    return Roles(*(_login(environment, part) for part in ("owner", "application", "worker")))


def make_roles(connection: BaseDatabaseWrapper, roles: Roles) -> None:
    """Make the roles that are missing, take every special right from them, and set the passwords that are given.

    Needs a connection that may make roles. The lock keeps two of these apart: roles belong to the whole server.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(hashtext('ketenwijzer roles'))")
        try:
            for login in (roles.owner, roles.application, roles.worker):
                _make(cursor, login)
        finally:
            cursor.execute("SELECT pg_advisory_unlock(hashtext('ketenwijzer roles'))")


def _login(environment: Mapping[str, str], part: str) -> Login:
    variable = f"DATABASE_{part.upper()}"
    return Login(environment.get(variable) or f"{PREFIX}_{part}", environment.get(f"{variable}_PASSWORD", ""))


def _make(cursor: object, login: Login) -> None:
    execute = cursor.execute  # type: ignore[attr-defined]
    execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [login.name])
    name = sql.Identifier(login.name)
    if cursor.fetchone() is None:  # type: ignore[attr-defined]
        execute(sql.SQL("CREATE ROLE {} LOGIN").format(name))
    execute(sql.SQL("ALTER ROLE {} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS").format(name))
    if login.password:
        execute(sql.SQL("ALTER ROLE {} PASSWORD {}").format(name, sql.Literal(login.password)))
