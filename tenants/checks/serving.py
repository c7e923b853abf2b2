"""For the entrance of the server: gunicorn does not run system checks by itself."""

from django.core.checks import CheckMessage, Error, run_checks
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connection


def refuse_unsafe_start() -> None:
    """Do not serve when a check fails, or when the database would let the application do anything.

    Raises:
        ImproperlyConfigured: with every reason.
    """
    problems = [each for each in (*run_checks(include_deployment_checks=True), *role_problems()) if each.is_serious()]
    if problems:
        raise ImproperlyConfigured("\n".join(["This portal does not start:", *map(str, problems)]))


def role_problems() -> list[CheckMessage]:
    """On PostgreSQL the role that serves owns nothing and passes over no lock. One query.

    Not a system check: those run when the owner migrates, too.
    """
    if connection.vendor != "postgresql":
        return []
    try:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT rolsuper OR rolbypassrls, pg_has_role(current_user, relowner, 'USAGE')"
                " FROM pg_roles LEFT JOIN pg_class ON pg_class.oid = to_regclass('tenants_tenant')"
                " WHERE rolname = current_user"
            )
            passes_locks, owns = cursor.fetchone()
    except DatabaseError:
        return []  # a database that is away now is no reason never to start; /readyz tells
    finally:
        connection.close()
    if not passes_locks and not owns:
        return []
    return [
        Error(
            "The database role that serves may do anything: it is a superuser, or it owns the tables.",
            hint="Make the roles with manage.py database_roles, and serve as the application.",
            id="tenants.E032",
        )
    ]
