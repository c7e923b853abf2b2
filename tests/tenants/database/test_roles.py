"""The application owns nothing, and can do no more than it needs."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import ProgrammingError, connection, transaction

from tenants import audit
from tenants.audit.sealing import seal_everything
from tenants.database.roles import roles_of

LOOKED = audit.register_action("tests.looked", "Gekeken")


def attempt(statement: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.postgres
def test_the_tests_run_as_a_role_that_owns_nothing(db):
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper, rolbypassrls, rolcreatedb FROM pg_roles WHERE rolname = current_user")
        assert cursor.fetchone() == (False, False, False)
        cursor.execute("SELECT count(*) FROM pg_class WHERE pg_has_role(current_user, relowner, 'USAGE')")
        assert cursor.fetchone() == (0,)


@pytest.mark.postgres
@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE mine (id int)",
        "DROP TABLE tenants_team",
        "ALTER TABLE tenants_team DISABLE TRIGGER ALL",
        "TRUNCATE tenants_team CASCADE",
        "UPDATE audit_auditentry SET action = 'x'",
        "UPDATE audit_auditentry SET position = 1",
        "DELETE FROM audit_auditentry",
        "INSERT INTO audit_chainhead (stream, position, chain, key_id, mac) VALUES (0, 0, '', '', '')",
        "DELETE FROM django_migrations",
        "SET ROLE postgres",
        "CREATE ROLE intruder",
    ],
)
def test_the_application_may_not(db, statement):
    with pytest.raises(ProgrammingError, match=r"denied|must be (owner|member)"):
        attempt(statement)


@pytest.mark.postgres
@pytest.mark.parametrize("statement", ["UPDATE audit_auditentry SET action = 'x'", "DELETE FROM audit_auditentry"])
def test_the_worker_may_not_rewrite_the_log_either(as_worker, statement):
    with pytest.raises(ProgrammingError, match="denied"):
        attempt(statement)


def test_the_worker_seals(as_worker, cause, alice, in_waterkant):
    audit.record(alice, LOOKED)

    assert seal_everything() == 1


@pytest.mark.postgres
def test_the_application_does_not_seal(cause, alice, in_waterkant):
    audit.record(alice, LOOKED)
    with pytest.raises(ProgrammingError, match="denied"), transaction.atomic():
        seal_everything()


@pytest.mark.sqlite
def test_sqlite_has_no_roles_and_says_so(db):
    with pytest.raises(CommandError, match="This database has no roles"):
        call_command("database_roles", stdout=StringIO())


def test_names_and_passwords_come_from_the_environment():
    roles = roles_of({"DATABASE_APPLICATION": "portal", "DATABASE_APPLICATION_PASSWORD": "geheim"})

    assert (roles.application.name, roles.application.password) == ("portal", "geheim")
    assert roles.owner.name == "ketenwijzer_owner"
    assert "geheim" not in repr(roles)
