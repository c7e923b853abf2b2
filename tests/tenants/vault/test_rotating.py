"""From the old key to the new one: everything, whatever happens on the way, and then the old one opens nothing."""

from collections.abc import Callable
from io import StringIO
from itertools import count
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tenants.audit.models import AuditEntry
from tenants.context import activate
from tenants.vault import UnknownKey, find, rotating
from tenants.vault.rotating import rotate, unused_keys, uses
from tests.tenants.vault.conftest import key, store, stored
from tests.tenants.vault.register.models import Resident

MANY = 23
OLD, NEW = b"\x01\x03old", b"\x01\x03new"
COLUMNS = ("name", "note", "contact", "name_index", "born_index", "who_index")


@pytest.fixture(autouse=True)
def without_waiting(monkeypatch) -> None:
    """Nobody else is there to have a turn."""
    monkeypatch.setattr(rotating, "TURN", 0)


@pytest.fixture
def under_the_old_key(one_key, waterkant, heidedorp) -> None:
    for tenant in (waterkant, heidedorp):
        with activate(tenant):
            Resident.objects.bulk_create(
                Resident(name=f"{tenant.slug} {n}", born_on="1980-01-31", contact={"nr": n}) for n in range(MANY)
            )


@pytest.fixture
def rotating_now(under_the_old_key, new_key_first) -> None:
    new_key_first()


def heads(tenant: object, column: str) -> set[bytes]:
    with activate(tenant):  # type: ignore[arg-type]
        rows = Resident.objects.exclude(**{f"{column}__isnull": True})
        return {stored(row, column)[:5] for row in rows}


def names(tenant: object) -> list[str]:
    with activate(tenant):  # type: ignore[arg-type]
        return [row.name for row in Resident.objects.order_by("pk")]


def test_everything_is_under_the_new_key_then_and_reads_as_before(rotating_now, waterkant, heidedorp):
    came = rotate(batch=5)

    assert (came.rows, came.damaged) == (2 * MANY, set())
    for tenant in (waterkant, heidedorp):
        assert names(tenant) == [f"{tenant.slug} {n}" for n in range(MANY)]
        assert {head for column in COLUMNS if column != "note" for head in heads(tenant, column)} == {NEW}


def test_then_the_old_key_can_go(rotating_now, waterkant, settings):
    assert unused_keys() == []
    rotate()
    assert unused_keys() == ["old"]
    settings.VAULT_KEYS = [key("new")]

    assert names(waterkant)[3] == "waterkant 3"
    with activate(waterkant):
        assert find(Resident.objects.all(), "who_index", "Waterkant 3", "31-1-1980").count() == 1


def test_and_is_useless(rotating_now, waterkant, settings):
    rotate()
    settings.VAULT_KEYS = [key("old")]

    with pytest.raises(UnknownKey):
        names(waterkant)


def test_sabotage_before_it_the_old_key_cannot_go(rotating_now, waterkant, settings):
    settings.VAULT_KEYS = [key("new")]

    with pytest.raises(UnknownKey):
        names(waterkant)


def test_a_second_run_changes_nothing(rotating_now, waterkant):
    rotate()
    with activate(waterkant):
        before = [stored(row, "name") for row in Resident.objects.order_by("pk")]
    assert rotate().rows == 0
    with activate(waterkant):
        assert [stored(row, "name") for row in Resident.objects.order_by("pk")] == before


@pytest.mark.parametrize("batches", range(1, 10))
def test_killed_between_two_batches_it_goes_on_where_it_was(rotating_now, waterkant, heidedorp, batches):
    left = count(1)

    def killed(_step: object) -> None:
        if next(left) == batches:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rotate(killed, batch=5)
    assert unused_keys() == []
    assert names(waterkant) == [f"waterkant {n}" for n in range(MANY)]
    with activate(waterkant):
        assert find(Resident.objects.all(), "name_index", "waterkant 22").count() == 1

    done = 5 * batches if batches <= 4 else MANY + 5 * (batches - 5)
    assert rotate(batch=5).rows == 2 * MANY - done
    assert unused_keys() == ["old"]


@pytest.fixture
def meanwhile(monkeypatch) -> Callable[[Callable[[Resident], None]], None]:
    """Somebody writes a row just after the rotation has read it: no lock holds them (SQLite has none on rows)."""

    def arrange(write: Callable[[Resident], None]) -> None:
        really = rotating._seal_anew
        written: list[int] = []

        def seal_anew(row: Resident, *args: object) -> bool:
            if not written:
                written.append(row.pk)
                write(Resident.objects.get(pk=row.pk))
            return really(row, *args)  # type: ignore[arg-type]

        monkeypatch.setattr(rotating, "_seal_anew", seal_anew)

    return arrange


def test_what_somebody_writes_meanwhile_is_not_overwritten(rotating_now, waterkant, meanwhile):
    def write(row: Resident) -> None:
        row.name = "Intussen gewijzigd"
        row.save()

    meanwhile(write)
    rotate()

    assert names(waterkant)[0] == "Intussen gewijzigd"
    with activate(waterkant):
        assert find(Resident.objects.all(), "name_index", "intussen gewijzigd").count() == 1
    assert unused_keys() == ["old"]


def test_what_somebody_writes_with_the_old_key_meanwhile_is_met_again(rotating_now, waterkant, meanwhile, settings):
    """A process that was not restarted yet still writes with the old key."""

    def write(row: Resident) -> None:
        settings.VAULT_KEYS = [key("old")]
        row.name = "Nog met de oude"
        row.save()
        settings.VAULT_KEYS = [key("new"), key("old")]

    meanwhile(write)
    rotate()

    assert names(waterkant)[0] == "Nog met de oude"
    assert unused_keys() == ["old"]


def test_sabotage_without_comparing_the_writer_loses(rotating_now, waterkant, meanwhile, monkeypatch):
    def write(row: Resident) -> None:
        row.name = "Intussen gewijzigd"
        row.save()

    def carelessly(_table: object, pk: int, _old: object, new: dict[Any, object]) -> bool:
        return bool(Resident.objects.filter(pk=pk).update(**{column.name: made for column, made in new.items()}))

    meanwhile(write)
    monkeypatch.setattr(rotating, "_exchange", carelessly)
    rotate()

    assert names(waterkant)[0] == "waterkant 0"


def test_a_damaged_row_is_named_left_and_keeps_the_old_key(rotating_now, waterkant):
    with activate(waterkant):
        row = Resident.objects.order_by("pk")[2]
    store(row, "name", stored(row, "name")[:-1] + b"\x00")
    before = stored(row, "name")

    came = rotate(batch=5)

    assert came.damaged == {f"vault_register.Resident {row.uid}"}
    assert came.rows == 2 * MANY - 1
    assert stored(row, "name") == before
    assert unused_keys() == []


def test_the_command_names_damaged_rows_and_fails(rotating_now, waterkant):
    with activate(waterkant):
        row = Resident.objects.order_by("pk")[2]
    store(row, "name", b"\x07nonsense")
    out = StringIO()

    with pytest.raises(CommandError, match=str(row.uid)):
        call_command("vault", "rotate", stdout=out)
    assert "no longer used" not in out.getvalue()
    assert "vault_register.Resident.name  unreadable  1 rows" in out.getvalue()


def test_the_command_tells_how_far_it_is_and_how_it_ended(rotating_now):
    out = StringIO()
    call_command("vault", "rotate", batch=10, stdout=out)

    lines = out.getvalue().splitlines()
    assert lines[:3] == [f"waterkant  vault_register.Resident  {n} rows" for n in (10, 20, 23)]
    assert f"{2 * MANY} rows sealed anew with new" in lines
    assert any(line.startswith("The key old is no longer used by any row") for line in lines)


def test_the_status_counts_by_column_and_key(under_the_old_key, waterkant, new_key_first):
    new_key_first()
    with activate(waterkant):
        Resident.objects.order_by("pk")[0].save()
    found = {(use.column, use.key_id): use.rows for use in uses()}

    assert found["vault_register.Resident.name", "old"] == 2 * MANY - 1
    assert found["vault_register.Resident.name", "new"] == 1
    assert found["vault_register.Resident.who_index", "new"] == 1
    assert not any(column.endswith(".note") for column, _key in found)


def test_the_status_knows_keys_that_are_not_given(under_the_old_key, settings):
    settings.VAULT_KEYS = [key("new")]
    out = StringIO()
    call_command("vault", "status", stdout=out)

    assert out.getvalue().startswith("active key  new\n")
    assert f"vault_register.Resident.name  old  {2 * MANY} rows" in out.getvalue()


def test_the_log_keeps_beginning_and_end_of_each_portal(rotating_now, waterkant):
    rotate()
    rotate()

    with activate(waterkant):
        kept = AuditEntry.objects.filter(action__startswith="vault.").order_by("pk")
        assert [(each.action, each.because, each.ids) for each in kept] == [
            ("vault.rotation_started", "vault.rotate", {"key": "new"}),
            ("vault.rotation_finished", "vault.rotate", {"key": "new", "rows": MANY}),
        ]


def test_a_run_that_was_killed_at_its_very_end_is_written_down_as_ended_by_the_next(rotating_now, waterkant, heidedorp):
    def killed(_step: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rotate(killed, batch=MANY)
    assert rotate().rows == MANY

    for tenant in (waterkant, heidedorp):
        with activate(tenant):
            last = AuditEntry.objects.filter(action__startswith="vault.").first()
            assert last is not None
            assert last.action == "vault.rotation_finished"


def test_a_run_that_did_not_end_is_not_written_down_as_ended(rotating_now, waterkant):
    def killed(_step: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rotate(killed, batch=5)
    with activate(waterkant):
        kept = AuditEntry.objects.filter(action__startswith="vault.")
        assert [each.action for each in kept] == ["vault.rotation_started"]


def test_a_batch_of_nothing_is_refused(rotating_now):
    with pytest.raises(CommandError, match="1 or more"):
        call_command("vault", "rotate", batch=0)


def test_a_row_costs_one_statement(settings, waterkant, new_key_first):
    """Whatever the number of sealed tables of the house, which each cost their look."""

    def cost(rows):
        with activate(waterkant):
            Resident.objects.all().delete()
            settings.VAULT_KEYS = [key("old")]
            Resident.objects.bulk_create(Resident(name=f"{n}") for n in range(rows))
        new_key_first()
        with CaptureQueriesContext(connection) as asked:
            rotate()
        return len(asked)

    assert cost(8) - cost(4) == 4
