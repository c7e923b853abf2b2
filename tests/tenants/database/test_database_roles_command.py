"""`manage.py database_roles` on a database of its own: what it makes, and what the roles can then do."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from django.conf import settings
from psycopg import sql

ROOT = Path(__file__).resolve().parents[3]
pytestmark = pytest.mark.postgres


@pytest.fixture(scope="module")
def server() -> Iterator[dict[str, str]]:
    """A new database with roles of its own; gone afterwards. Needs the superuser of DATABASE_URL."""
    address = psycopg.conninfo.make_conninfo(os.environ["DATABASE_URL"], dbname="postgres")
    name = f"roles_{uuid4().hex[:8]}"
    names = {f"DATABASE_{part}": f"{name}_{part.lower()}" for part in ("OWNER", "APPLICATION", "WORKER")}
    with psycopg.connect(address, autocommit=True) as superuser:
        superuser.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    yield {
        "name": name,
        "host": f"{settings.DATABASES['default']['HOST']}:{settings.DATABASES['default']['PORT']}",
        **names,
    }
    with psycopg.connect(address, autocommit=True) as superuser:
        superuser.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))
        for role in names.values():
            superuser.execute(sql.SQL("DROP ROLE IF EXISTS {}").format(sql.Identifier(role)))


@pytest.fixture(scope="module")
def manage(server) -> Callable[..., str]:
    def run(user: str, *arguments: str) -> str:
        environment = {
            **os.environ,
            **{name: value for name, value in server.items() if name.startswith("DATABASE_")},
            "DATABASE_APPLICATION_PASSWORD": "tests",
            "DATABASE_URL": f"postgresql://{user}@{server['host']}/{server['name']}",
            "DJANGO_SETTINGS_MODULE": "portal.config.settings.test",
        }
        done = subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT, env=environment, capture_output=True, text=True, timeout=180, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr[-2000:]
        return done.stdout

    return run


@pytest.fixture(scope="module")
def made(server, manage) -> str:
    said = manage("postgres", "database_roles")
    manage(server["DATABASE_OWNER"], "migrate", "audit", "--verbosity=0")
    return said


def sees(server, role: str, statement: str) -> object:
    with psycopg.connect(f"postgresql://{server[role]}@{server['host']}/{server['name']}") as connection:
        row = connection.execute(statement).fetchone()
        return row[0] if row else None


def test_it_says_what_it_made_and_no_password(made, server):
    assert f"application  {server['DATABASE_APPLICATION']} (password set)" in made
    assert f"worker       {server['DATABASE_WORKER']} (no password given, none set)" in made


def test_the_owner_migrates_without_being_superuser(made, server):
    owner = "SELECT tableowner FROM pg_tables WHERE tablename = 'tenants_team'"
    assert sees(server, "DATABASE_OWNER", owner) == server["DATABASE_OWNER"]
    assert sees(server, "DATABASE_OWNER", "SELECT rolsuper FROM pg_roles WHERE rolname = current_user") is False


def test_the_application_reads_and_writes_what_was_migrated_after_it_was_made(made, server):
    assert sees(server, "DATABASE_APPLICATION", "SELECT count(*) FROM tenants_tenant") == 0
    for right, wanted in (("INSERT", True), ("TRUNCATE", False)):
        asked = f"SELECT has_table_privilege('tenants_team', '{right}')"
        assert sees(server, "DATABASE_APPLICATION", asked) is wanted


def test_the_log_is_only_added_to(made, server):
    for role in ("DATABASE_APPLICATION", "DATABASE_WORKER"):
        for right, wanted in (("INSERT", True), ("UPDATE", False), ("DELETE", False)):
            assert sees(server, role, f"SELECT has_table_privilege('audit_auditentry', '{right}')") is wanted
    fill = "SELECT has_column_privilege('audit_auditentry', 'chain', 'UPDATE')"
    assert sees(server, "DATABASE_WORKER", fill) is True
    assert sees(server, "DATABASE_APPLICATION", fill) is False


def test_it_may_be_repeated(made, manage):
    assert manage("postgres", "database_roles") == made


def test_strangers_cannot_connect(made, server):
    asked = f"SELECT has_database_privilege('public', '{server['name']}', 'CONNECT')"
    assert sees(server, "DATABASE_OWNER", asked) is False


def test_serving_as_the_owner_is_refused(made, server, manage):
    script = "from tenants.checks.serving import role_problems; print(len(role_problems()))"
    assert manage(server["DATABASE_OWNER"], "shell", "--no-imports", "-c", script).strip() == "1"
    assert manage(server["DATABASE_APPLICATION"], "shell", "--no-imports", "-c", script).strip() == "0"
