"""Health tells what works, and never how it fails."""

import pytest

from tenants.outbox.worker import Worker


def test_a_process_that_lives_says_so(client, db):
    assert client.get("/healthz").json() == {"status": "ok"}


def test_ready_names_a_worker_that_is_away_and_serves_all_the_same(client, db):
    answer = client.get("/readyz")

    assert answer.status_code == 200
    assert answer.json() == {"status": "ok", "database": "ok", "migrations": "ok", "worker": "away"}


def test_ready_sees_the_worker_beat(client, db):
    Worker("tests").round()

    assert client.get("/readyz").json()["worker"] == "ok"


@pytest.mark.parametrize("part", ["database", "migrations"])
def test_what_fails_is_named_without_a_word_on_how(client, db, monkeypatch, part):
    broken = {"database": "database_answers", "migrations": "_migrations_applied"}[part]
    # The package hides the module behind the function of the same name.
    monkeypatch.setitem(_module(), broken, lambda: False)
    answer = client.get("/readyz")

    assert answer.status_code == 503
    assert answer.json()[part] == "fails"
    assert set(answer.json().values()) <= {"ok", "fails"}


def _module() -> dict[str, object]:
    from tenants.middleware import health

    found: dict[str, object] = health.__globals__
    return found
