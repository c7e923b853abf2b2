"""Whoever writes past the code, with every right on the database but without the key, is found."""

import random
from collections.abc import Callable
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from tenants import audit
from tenants.audit import signing
from tenants.audit.models import AuditEntry
from tenants.audit.sealing import seal_everything
from tenants.audit.verifying import verify
from tenants.database import append_only

LOOKED = audit.register_action("tests.looked", "Gekeken")
LENGTH = 6
COLUMNS = [field.column for field in AuditEntry._meta.concrete_fields if field.name != "id"]


@pytest.fixture
def chain(alice, in_waterkant, as_worker, cause):
    for item in range(LENGTH):
        audit.record(alice, LOOKED, item=item)
    seal_everything()
    return in_waterkant.pk


@pytest.fixture
def past_the_code(chain, as_owner) -> Callable[..., None]:
    """Somebody with every right on the database, triggers included."""

    def execute(statement: str, *values: object) -> None:
        with as_owner(), append_only.lifted(connection), connection.cursor() as cursor:
            cursor.execute(statement, values)

    return execute


def broken(chain: int) -> str:
    return str(verify(chain).broken or "")


def test_an_untouched_chain_is_whole(chain):
    verdict = verify(chain)

    assert verdict.broken is None
    assert verdict.rows == LENGTH


def test_a_changed_row_is_named(chain, past_the_code):
    past_the_code("UPDATE audit_auditentry SET person_id = 99 WHERE position = 3")

    uid = AuditEntry.objects.get(position=3).uid
    assert broken(chain) == f"row 3 ({uid}): changed: it does not say what was signed"


def test_a_removed_row_is_named(chain, past_the_code):
    past_the_code("DELETE FROM audit_auditentry WHERE position = 2")

    assert broken(chain) == "row 2: removed: the chain has a gap here"


def test_a_removed_row_is_named_even_when_the_others_close_the_gap(chain, past_the_code):
    past_the_code("DELETE FROM audit_auditentry WHERE position = 2")
    for position in range(3, LENGTH + 1):
        past_the_code("UPDATE audit_auditentry SET position = %s WHERE position = %s", position - 1, position)

    assert broken(chain).startswith("row 2 (")


def test_two_rows_that_changed_places_are_named(chain, past_the_code):
    for old, new in ((2, 100), (4, 2), (100, 4)):
        past_the_code("UPDATE audit_auditentry SET position = %s WHERE position = %s", new, old)

    assert broken(chain).startswith("row 2 (")
    assert "out of place" in broken(chain)


def test_a_chain_that_was_cut_off_is_named(chain, past_the_code):
    past_the_code("DELETE FROM audit_auditentry WHERE position > 4")

    assert broken(chain) == "row 5: removed: the chain was cut off here"


def test_a_head_that_was_set_back_with_the_cut_is_named(chain, past_the_code):
    past_the_code("DELETE FROM audit_auditentry WHERE position > 4")
    link = AuditEntry.objects.get(position=4).chain
    past_the_code("UPDATE audit_chainhead SET position = 4, chain = %s WHERE stream = %s", link, chain)

    assert broken(chain) == "row 4: the head of the chain was changed"


def test_a_row_of_another_tenant_moved_in_is_named(chain, charlie, past_the_code):
    stranger = audit.record(charlie, LOOKED)
    past_the_code(
        "UPDATE audit_auditentry SET tenant_id = %s, position = 7, chain = 'x', seal_key_id = key_id WHERE id = %s",
        chain,
        stranger.pk,
    )

    assert broken(chain).startswith("row 7 (")


def test_a_row_that_is_not_sealed_yet_is_checked_too(chain, alice, past_the_code):
    entry = audit.record(alice, LOOKED)
    past_the_code("UPDATE audit_auditentry SET action = 'x' WHERE id = %s", entry.pk)

    assert broken(chain) == f"a row that is not sealed yet ({entry.uid}): changed: it does not say what was signed"


@pytest.mark.parametrize("seed", range(40))
def test_any_tampering_is_found(chain, past_the_code, seed):
    chance = random.Random(seed)
    row = chance.randint(1, LENGTH)
    tamper = chance.choice(["delete", "change", "swap", "copy"])
    if tamper == "delete":
        past_the_code("DELETE FROM audit_auditentry WHERE position = %s", row)
    elif tamper == "change":
        column, value = chance.choice(
            [("action", "tests.x"), ("person_id", 5), ("roles", "MA"), ("outcome", "refused"), ("object_id", 7),
             ("mac", "0" * 64), ("chain", "0" * 64), ("because", "y"), ("team_id", None), ("key_id", "k"),
             ("at", "2020-01-01 00:00:00+00"), ("seal_key_id", "k"), ("sealed_at", "2020-01-01 00:00:00+00")]
        )  # fmt: skip
        past_the_code(f"UPDATE audit_auditentry SET {column} = %s WHERE position = %s", value, row)
    elif tamper == "swap":
        other = row % LENGTH + 1
        for old, new in ((row, 100), (other, row), (100, other)):
            past_the_code("UPDATE audit_auditentry SET position = %s WHERE position = %s", new, old)
    else:
        columns = ", ".join(f'"{column}"' for column in COLUMNS if column not in {"uid", "position"})
        past_the_code(
            f"INSERT INTO audit_auditentry (uid, position, {columns})"
            f" SELECT %s, %s, {columns} FROM audit_auditentry WHERE position = %s",
            "0" * 32,
            LENGTH + 1,
            row,
        )

    assert verify(chain).broken is not None


def test_sabotage_who_holds_the_key_is_not_found(chain, past_the_code):
    """The signature is the defence: with the key at hand the same change passes."""
    from tenants.audit.keys import current_key

    entry = AuditEntry.objects.get(position=LENGTH)
    entry.person_id = 99
    past_the_code(
        "UPDATE audit_auditentry SET person_id = 99, mac = %s WHERE id = %s",
        signing.row_mac(current_key(), entry),
        entry.pk,
    )
    assert "out of place" in broken(chain)


def test_an_anchor_outside_sees_a_chain_that_was_made_anew(chain, alice, past_the_code, tmp_path):
    anchors = tmp_path / "heads"
    with anchors.open("w") as file:
        call_command("audit", "heads", stdout=file)
    past_the_code("DELETE FROM audit_auditentry")
    past_the_code("DELETE FROM audit_chainhead")
    audit.record(alice, LOOKED)
    seal_everything()

    assert verify(chain).broken is None
    out = StringIO()
    with pytest.raises(CommandError, match="1 of"):
        call_command("audit", "verify", anchors=str(anchors), stdout=out)
    assert "row 6: removed: it was anchored outside" in out.getvalue()


def test_rows_of_an_older_key_stay_readable(chain, alice, settings):
    settings.AUDIT_OLD_KEYS = [settings.AUDIT_KEY]
    settings.AUDIT_KEY = "another-key-of-the-tests-another-key-of-the-tests"
    audit.record(alice, LOOKED)
    seal_everything()

    assert verify(chain).broken is None
    settings.AUDIT_OLD_KEYS = []
    assert "key that is not known" in broken(chain)


def test_the_command_names_the_first_broken_row_and_fails(chain, past_the_code, in_waterkant):
    out = StringIO()
    call_command("audit", "verify", tenant="waterkant", stdout=out)
    assert out.getvalue().startswith(f"waterkant: {LENGTH} rows, whole, compared with no export; every row is sealed")

    past_the_code("DELETE FROM audit_auditentry WHERE position = 2")
    out = StringIO()
    with pytest.raises(CommandError, match="1 of 1"):
        call_command("audit", "verify", tenant="waterkant", stdout=out)
    assert "row 2: removed" in out.getvalue()


def test_verifying_costs_the_same_queries_however_long_the_chain(chain, django_assert_num_queries):
    with django_assert_num_queries(4):
        verify(chain)
