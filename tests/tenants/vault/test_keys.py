"""Where keys come from, and what is refused."""

import multiprocessing
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.core.checks import run_checks
from django.core.management import CommandError, call_command

from portal.config.demo_vault_key import demo_vault_keys
from tenants.vault import PersonalDataOnSQLite, checks
from tenants.vault.errors import NoKeys
from tenants.vault.keys import keyring, new_key, read_keys
from tests.tenants.vault.conftest import key
from tests.tenants.vault.register.models import Resident


def ids(problems: list) -> list[str]:
    return [problem.id for problem in problems]


@pytest.fixture
def production(settings):
    settings.DEMO = False
    settings.VAULT_KEYS = [new_key(date(2026, 11, 30))]
    settings.PERSONAL_DATA_ON_SQLITE = ""
    return settings


WRONG = [
    [],
    [""],
    ["geen-sleutel"],
    ["Old:" + key("old").partition(":")[2]],
    ["een-veel-te-lange-naam:" + key("old").partition(":")[2]],
    ["old:c2hvcnQ="],
    ["old:***"],
    [key("old"), key("old")],
    [key("old"), key("old").replace("old:", "other:")],
    [key("old"), key("new").replace("new:", "old:")],
]


@pytest.mark.parametrize("given", WRONG, ids=str)
def test_what_is_no_keyring_is_refused_without_saying_it(settings, given):
    settings.VAULT_KEYS = given
    with pytest.raises(NoKeys) as refused:
        keyring()
    assert key("old").partition(":")[2] not in str(refused.value)
    assert ids(checks.keys_are_fit(None)) == ["vault.E001"]


def test_the_first_key_is_the_active_one():
    assert read_keys((key("new"), key("old"))).active.id == "new"


def test_without_a_key_production_does_not_start_and_says_how_to_make_one(production):
    production.VAULT_KEYS = []

    (problem,) = checks.keys_are_fit(None)
    assert "vault new-key" in (problem.hint or "")
    assert "vault.E001" in ids(run_checks(tags=["security"]))


def test_with_a_key_it_does(production):
    assert checks.keys_are_fit(None) == []


@pytest.mark.parametrize("weak", ["demo-1234:" + key("other").partition(":")[2], key("old"), "k:" + "A" * 43 + "="])
def test_a_key_that_stands_for_nothing_is_refused_in_production(production, weak):
    production.VAULT_KEYS = [weak]

    assert ids(checks.keys_are_fit(None)) == ["vault.E002"]


def test_an_old_key_is_looked_at_too(production):
    production.VAULT_KEYS = [*production.VAULT_KEYS, key("old")]

    assert ids(checks.keys_are_fit(None)) == ["vault.E002"]


def test_the_command_makes_a_key_that_can_be_used_at_once(production):
    out, told = StringIO(), StringIO()
    production.VAULT_KEYS = []
    call_command("vault", "new-key", stdout=out, stderr=told)
    production.VAULT_KEYS = [out.getvalue().strip()]

    assert checks.keys_are_fit(None) == []
    assert "VAULT_KEYS" in told.getvalue()


def test_no_two_keys_are_one():
    made = {new_key(date(2026, 11, 30)).partition(":")[2] for _each in range(50)}

    assert len(made) == 50


@pytest.mark.parametrize("what", ["status", "rotate"])
def test_without_a_key_the_command_says_how_to_make_one(settings, what):
    settings.VAULT_KEYS = []
    with pytest.raises(CommandError, match="vault new-key"):
        call_command("vault", what)


def test_the_demo_makes_a_key_of_its_own_once_and_marks_it(tmp_path):
    file = tmp_path / "demo-vault-key"
    first = demo_vault_keys(file)

    assert demo_vault_keys(file) == first
    assert read_keys(tuple(first)).active.id.startswith(checks.DEMO_KEY)
    assert file.stat().st_mode & 0o077 == 0
    assert [each.name for each in tmp_path.iterdir()] == ["demo-vault-key"]


def test_processes_that_start_at_once_get_one_key(tmp_path):
    with multiprocessing.get_context("fork").Pool(4) as pool:
        made = pool.map(demo_vault_keys, [tmp_path / "demo-vault-key"] * 16)

    assert len({each for (each,) in made}) == 1


def test_the_key_of_the_tests_lies_where_git_does_not_look():
    ignored = Path(django_settings.ROOT, ".gitignore").read_text(encoding="utf-8").splitlines()

    assert "var/" in ignored
    assert Path(django_settings.ROOT) / "var" == django_settings.VAR
    assert keyring().active.id.startswith(checks.DEMO_KEY)


SQLITE = {"ENGINE": "django.db.backends.sqlite3"}
POSTGRESQL = {"ENGINE": "django.db.backends.postgresql"}


@pytest.fixture
def on(monkeypatch, settings):
    """The settings name this database; the one of the test is not exchanged."""
    return lambda engine: monkeypatch.setitem(settings.DATABASES["default"], "ENGINE", engine["ENGINE"])


@pytest.mark.parametrize("word", ["", "production", "ja", None])
def test_personal_data_on_sqlite_refuse_the_start(settings, on, word):
    on(SQLITE)
    settings.PERSONAL_DATA_ON_SQLITE = word

    (problem,) = checks.personal_data_is_not_on_sqlite(None)
    assert problem.id == "vault.E003"
    assert "vault_register.Resident" in problem.msg


@pytest.mark.parametrize("word", ["demo", "test"])
def test_invented_data_do_not(settings, on, word):
    on(SQLITE)
    settings.PERSONAL_DATA_ON_SQLITE = word

    assert checks.personal_data_is_not_on_sqlite(None) == []


def test_outside_the_demo_the_word_counts_for_nothing(production, on):
    on(SQLITE)
    production.PERSONAL_DATA_ON_SQLITE = "demo"

    assert ids(checks.personal_data_is_not_on_sqlite(None)) == ["vault.E003"]


def test_postgresql_does_not(production, on):
    on(POSTGRESQL)

    assert checks.personal_data_is_not_on_sqlite(None) == []


def test_where_no_model_holds_personal_data_nothing_is_refused(settings, on, monkeypatch):
    on(SQLITE)
    settings.PERSONAL_DATA_ON_SQLITE = ""
    monkeypatch.setattr(checks, "sealed_tables", list)

    assert checks.personal_data_is_not_on_sqlite(None) == []


@pytest.mark.sqlite
def test_nothing_is_written_to_sqlite_without_the_word(ria_jansen, settings):
    settings.PERSONAL_DATA_ON_SQLITE = ""
    writes = (
        lambda: Resident.objects.create(name="Ria"),
        lambda: Resident.objects.bulk_create([Resident(name="Ria")]),
        lambda: ria_jansen.save(update_fields=["note"]),
    )
    for write in writes:
        with pytest.raises(PersonalDataOnSQLite, match="not written to SQLite"):
            write()


@pytest.mark.postgres
def test_postgresql_needs_no_word(in_waterkant, settings):
    settings.PERSONAL_DATA_ON_SQLITE = ""

    assert Resident.objects.create(name="Ria").pk
