"""Whatever is changed up to the last exported head is found; what only an export can show, only an export shows."""

from collections import Counter

import pytest
from django.db import connection

from tenants.audit.verifying import verify
from tenants.database import append_only
from tests.tenants.audit import tampering

TRICKS = 100
ANCHORED = 30


@pytest.fixture
def chain(alice, in_waterkant, as_worker, cause):
    return tampering.build(alice, ANCHORED)


@pytest.fixture
def every_right(chain, as_owner):
    with as_owner(), append_only.lifted(connection):
        yield


def test_the_chain_is_whole_before(chain):
    verdict = verify(chain.tenant_id, chain.anchors)

    assert verdict.broken is None
    assert verdict.anchored == ANCHORED
    assert verdict.rows == ANCHORED + tampering.BEHIND + tampering.WAITING


def test_every_trick_up_to_the_export_is_found(chain, every_right):
    played, missed = Counter(), Counter()
    for kind, was_missed in tampering.missed(chain, TRICKS, seed=7):
        played[kind] += 1
        missed[kind] += was_missed

    assert set(played) == set(tampering.TRICKS)
    assert missed.total() == 0, missed


@pytest.mark.parametrize("length", [1, ANCHORED - 1])
def test_a_cut_before_the_export_names_the_first_row_that_is_gone(chain, every_right, length):
    tampering.cut_to(chain, length)

    broken = verify(chain.tenant_id, chain.anchors).broken
    assert str(broken) == f"row {ANCHORED}: removed: it was anchored outside and the chain ends before it"


def test_sabotage_without_the_export_a_cut_at_the_end_is_missed(chain, every_right):
    """The head that is put back was signed by us once: only who kept a later one sees that it is old."""
    tampering.cut_to(chain, ANCHORED - 1)

    assert verify(chain.tenant_id).broken is None


def test_what_was_written_after_the_export_can_be_cut_unseen(chain, every_right):
    """The price, written down: up to a day of rows stands between two exports."""
    tampering.cut_to(chain, ANCHORED + 1)

    assert verify(chain.tenant_id, chain.anchors).broken is None


@pytest.mark.sqlite
@pytest.mark.parametrize("column", ["at", "uid", "sealed_at"])
def test_a_row_that_cannot_even_be_read_is_named(chain, every_right, column):
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE audit_auditentry SET {column} = '{{' WHERE position = 3")

    assert str(verify(chain.tenant_id).broken) == "row 3: changed: it cannot be read any more"


def test_rows_that_are_sealed_while_one_reads_are_no_break(chain, monkeypatch, alice):
    """The sealer works every twenty seconds, and reading a long chain takes longer."""
    from tenants.audit import verifying
    from tenants.audit.sealing import seal_chain

    rows_of = verifying._Reading._sealed_rows

    def meanwhile(reading):
        yield from rows_of(reading)
        seal_chain(chain.tenant_id)

    monkeypatch.setattr(verifying._Reading, "_sealed_rows", meanwhile)

    verdict = verify(chain.tenant_id, chain.anchors)
    assert verdict.broken is None
    assert verdict.rows == chain.length + tampering.WAITING
