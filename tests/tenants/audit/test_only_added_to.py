"""Nobody changes or removes a row: not through the ORM, and not past it."""

import pytest
from django.db import DatabaseError, connection, transaction

from tenants import audit
from tenants.audit.models import AppendOnly, AuditEntry
from tenants.database import append_only

LOOKED = audit.register_action("tests.looked", "Gekeken")


@pytest.fixture
def entry(alice, in_waterkant, cause):
    return audit.record(alice, LOOKED)


@pytest.mark.parametrize(
    "attempt",
    [
        lambda entry: entry.save(),
        lambda entry: entry.delete(),
        lambda entry: AuditEntry.objects.update(action="x"),
        lambda entry: AuditEntry.objects.all().delete(),
        lambda entry: AuditEntry.objects.filter(pk=entry.pk).delete(),
        lambda entry: AuditEntry.objects.bulk_update([entry], ["action"]),
        lambda entry: AuditEntry.objects.update_or_create(pk=entry.pk, defaults={"action": "x"}),
        lambda entry: AuditEntry.every_chain.filter(pk=entry.pk).update(action="x"),
        lambda entry: AuditEntry.every_chain.all()._raw_delete("default"),
        lambda entry: AuditEntry(action="x").save(force_insert=True),
    ],
)
def test_the_orm_refuses(entry, attempt):
    with pytest.raises(AppendOnly):
        attempt(entry)


STATEMENTS = [
    "UPDATE audit_auditentry SET action = 'x'",
    "UPDATE audit_auditentry SET person_id = NULL, position = 1",
    "DELETE FROM audit_auditentry",
]


@pytest.mark.parametrize("statement", STATEMENTS)
def test_the_database_refuses(entry, statement):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)

    entry.refresh_from_db()
    assert entry.action == LOOKED.code


def test_sabotage_without_the_triggers_the_same_statement_passes(entry, as_owner):
    with as_owner(), append_only.lifted(connection), connection.cursor() as cursor:
        cursor.execute(STATEMENTS[0])
        assert cursor.rowcount == 1


@pytest.mark.parametrize("statement", STATEMENTS)
def test_the_database_refuses_its_owner_too(entry, as_owner, statement):
    with pytest.raises(DatabaseError), transaction.atomic(), as_owner(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_the_place_in_the_chain_is_given_once(entry, as_worker):
    fill = "UPDATE audit_auditentry SET position = 1, chain = 'c', sealed_at = at, seal_key_id = 'k'"
    with connection.cursor() as cursor:
        cursor.execute(fill)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(fill.replace("1", "2"))
