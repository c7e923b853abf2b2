"""The second lock: what a connection is told, for how long, and that nobody passes it."""

import ast
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse

from portal.cases.models import Case
from portal.cases.row_security import of_a_case
from portal.cases.services import Told, open_case
from tenants.access import Actor
from tenants.context import activate, nobody, platform
from tenants.database.row_security import Guarded, either, in_teams, installing, telling
from tenants.middleware import host, one_transaction
from tenants.models import Team, Tenant
from tenants.sight import REASONS, looking_past, seen_by

ROOT = Path(__file__).resolve().parents[3]
SETTINGS = ("tenant", "sight", "teams", "person", "subjects", "rights")
TOLD = Told(first_name="Rana", last_name="Voorbeeld", birth_date="1980-12-31", telephone="06 00 00 00 00")


@pytest.fixture
def a_case(waterkant: Tenant, alice: Actor, welfare: Team) -> Case:
    with activate(waterkant):
        return open_case(alice, team_uid=welfare.uid, told=TOLD)


def count() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM cases_case")
        return int(cursor.fetchone()[0])


def left_behind() -> set[str]:
    """What the connection still holds of what it was told. Asked past Django, so that nothing is told first."""
    asked = ", ".join(f"current_setting('ketenwijzer.{name}', true)" for name in SETTINGS)
    row = connection.connection.execute(f"SELECT {asked}").fetchone()
    return {value for value in row if value}


@pytest.mark.postgres
def test_told_nothing_a_connection_shows_nothing(a_case: Case) -> None:
    assert count() == 0
    with nobody():
        assert count() == 0
    with platform("tests.look-everywhere"):
        assert count() == 0


@pytest.mark.postgres
def test_a_tenant_shows_its_whole_and_no_other(a_case: Case, waterkant: Tenant, heidedorp: Tenant) -> None:
    with activate(waterkant):
        assert count() == 1
        with activate(heidedorp):
            assert count() == 0
        assert count() == 1


@pytest.mark.postgres
def test_activating_again_inside_a_request_does_not_open_the_whole(
    a_case: Case, waterkant: Tenant, heidedorp: Tenant, bob: Actor
) -> None:
    with activate(waterkant), seen_by(bob):
        with activate(waterkant):
            assert count() == 0
        with activate(heidedorp):
            assert count() == 0
        with looking_past("cases.count"):
            assert count() == 1
        assert count() == 0


@pytest.mark.postgres
def test_who_owns_the_tables_is_bound_too(a_case: Case, waterkant: Tenant, as_owner: Any) -> None:
    with as_owner():
        assert count() == 0
        with activate(waterkant):
            assert count() == 1


@pytest.mark.postgres
def test_the_worker_is_bound_too(a_case: Case, as_worker: None) -> None:
    assert count() == 0


@pytest.mark.postgres
def test_what_was_told_is_taken_back_with_a_savepoint_and_told_again(a_case: Case, waterkant: Tenant) -> None:
    with transaction.atomic(), activate(waterkant):
        assert count() == 1
        transaction.set_rollback(True)
    assert count() == 0
    with activate(waterkant):
        assert count() == 1


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_nothing_is_left_when_a_transaction_ends(a_case: Case, waterkant: Tenant, alice: Actor) -> None:
    with activate(waterkant), seen_by(alice):
        with transaction.atomic():
            assert count() == 1
            assert left_behind()
        assert left_behind() == set()
        assert count() == 1  # outside a transaction each statement is one by itself
        assert left_behind() == set()
        assert [each.pk for each in Case.objects.iterator(chunk_size=1)] == [a_case.pk]  # and so is a cursor
        assert left_behind() == set()


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_after_a_request_the_connection_holds_nothing_for_who_gets_it_next(
    a_case: Case, waterkant: Tenant, alice: Actor, bob: Actor, rf: Any
) -> None:
    seen: dict[str, int] = {}

    def page(request: HttpRequest) -> HttpResponse:
        seen["before anybody acts"] = count()
        request.actor = alice  # type: ignore[attr-defined]  # as the middleware of the session does
        seen["alice"] = count()
        request.actor = bob  # type: ignore[attr-defined]
        seen["bob"] = count()
        assert left_behind()
        return HttpResponse()

    host(one_transaction(page))(rf.get("/", headers={"host": "waterkant.localhost"}))

    assert seen == {"before anybody acts": 0, "alice": 1, "bob": 0}
    assert left_behind() == set()
    assert count() == 0


@pytest.mark.postgres
def test_telling_costs_one_statement_and_only_where_a_guarded_table_is_named(
    a_case: Case, waterkant: Tenant, bob: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[object] = []
    say = telling.say
    monkeypatch.setattr(telling, "say", lambda raw, sight: told.append(sight) or say(raw, sight))
    with activate(waterkant), seen_by(bob):
        list(Team.objects.all())
        assert told == []
        count()
        count()
        assert len(told) == 1


@pytest.mark.postgres
def test_every_guarded_table_is_forced_and_putting_it_in_place_again_changes_nothing(
    db: None, as_owner: Any, django_assert_max_num_queries: Any
) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class WHERE relrowsecurity AND relforcerowsecurity AND relname = ANY (%s)",
            [[model._meta.db_table for model in installing.guarded_models()]],
        )
        assert len(cursor.fetchall()) == len(installing.guarded_models())
    functions = len(installing.FUNCTIONS) + 1
    with as_owner(), django_assert_max_num_queries(functions + 3):
        installing.install(connection)


@pytest.mark.postgres
def test_while_migrating_the_application_sees_nothing_and_the_owner_all(
    a_case: Case, waterkant: Tenant, as_owner: Any
) -> None:
    with as_owner():
        installing.lift(connection)
        assert count() == 1
    with activate(waterkant):
        assert count() == 0
    with as_owner():
        installing.install(connection)
    with activate(waterkant):
        assert count() == 1


@pytest.mark.postgres
def test_the_vault_finds_the_keys_of_guarded_rows(a_case: Case, capsys: Any) -> None:
    call_command("vault", "status")

    assert "cases.Case.first_name" in capsys.readouterr().out


@pytest.mark.postgres
def test_what_hangs_on_a_case_is_seen_by_whoever_sees_the_case(
    a_case: Case, waterkant: Tenant, alice: Actor, bob: Actor, as_owner: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A room above declares its tables in these words (portal/referrals, documents on a case)."""
    rule = either(of_a_case("case_id"), in_teams("sender_team_id", "receiver_team_id"))
    note: Any = SimpleNamespace(_meta=SimpleNamespace(db_table="tests_note"))
    columns = "id bigint, tenant_id bigint, case_id bigint, sender_team_id bigint, receiver_team_id bigint"
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(f"CREATE TABLE tests_note ({columns})")
        values = [1, waterkant.pk, a_case.pk, 2, waterkant.pk, bob.team.pk if bob.team else 0]
        cursor.execute("INSERT INTO tests_note VALUES (%s, %s, %s, 0, 0), (%s, %s, 0, 0, %s)", values)
        cursor.execute("GRANT SELECT ON tests_note TO PUBLIC")
        for statement in installing._policies(note, Guarded(rule)).values():
            cursor.execute(statement)
        cursor.execute("ALTER TABLE tests_note ENABLE ROW LEVEL SECURITY")
    monkeypatch.setattr(telling, "guarded_names", lambda: ("tests_note",))

    def shown(actor: Actor) -> set[int]:
        with activate(waterkant), seen_by(actor), connection.cursor() as cursor:
            cursor.execute("SELECT id FROM tests_note")
            return {key for (key,) in cursor.fetchall()}

    assert (shown(alice), shown(bob)) == ({1}, {2})


@pytest.mark.sqlite
def test_on_sqlite_there_is_no_second_lock(a_case: Case, waterkant: Tenant, bob: Actor) -> None:
    with activate(waterkant), seen_by(bob):
        assert count() == 1


def test_a_reason_that_nobody_wrote_down_opens_nothing() -> None:
    with pytest.raises(ValueError, match="Write the reason"), looking_past("because.i.can"):
        pass


def test_every_reason_is_written_down_and_used() -> None:
    assert set(reasons_in_the_code()) == set(REASONS)


def reasons_in_the_code() -> Iterator[str]:
    for room in ("tenants", "portal", "search", "cms"):
        for path in (ROOT / room).rglob("*.py"):
            text = path.read_text(encoding="utf-8")
            for node in ast.walk(ast.parse(text)) if "looking_past" in text else ():
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "looking_past":
                    yield ast.literal_eval(node.args[0])
