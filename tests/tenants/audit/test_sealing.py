"""The sealer gives each row its place in the chain of its tenant."""

from datetime import timedelta

import pytest

from tenants import audit
from tenants.audit.models import AuditEntry, ChainHead
from tenants.audit.sealing import EVERY, seal_chain, seal_everything, window
from tenants.context import activate, platform

LOOKED = audit.register_action("tests.looked", "Gekeken")
pytestmark = pytest.mark.usefixtures("as_worker", "cause")


def test_each_tenant_has_a_chain_of_its_own(alice, charlie, waterkant, heidedorp):
    for actor in (alice, charlie, alice):
        audit.record(actor, LOOKED)
    with platform("tests"):
        pass

    assert seal_everything() == 4

    assert dict(ChainHead.objects.values_list("stream", "position")) == {waterkant.pk: 2, heidedorp.pk: 1, 0: 1}
    with activate(waterkant):
        assert list(AuditEntry.objects.order_by("id").values_list("position", flat=True)) == [1, 2]


def test_sealing_again_does_nothing(alice, in_waterkant):
    audit.record(alice, LOOKED)
    seal_everything()
    before = ChainHead.objects.get(stream=in_waterkant.pk)

    assert seal_everything() == 0
    after = ChainHead.objects.get(stream=in_waterkant.pk)
    assert (after.position, after.chain, after.sealed_at) == (before.position, before.chain, before.sealed_at)


def test_a_chain_longer_than_a_batch_is_sealed_in_turns(alice, in_waterkant, monkeypatch):
    monkeypatch.setattr("tenants.audit.sealing.BATCH", 2)
    for _turn in range(5):
        audit.record(alice, LOOKED)

    assert [seal_chain(in_waterkant.pk) for _turn in range(4)] == [2, 2, 1, 0]


def test_the_window_says_how_much_nobody_would_miss(alice, in_waterkant):
    audit.record(alice, LOOKED)

    open_window = window(in_waterkant.pk)
    assert open_window.rows == 1
    assert timedelta(0) < open_window.oldest < timedelta(minutes=1)
    assert "not sealed yet" in str(open_window)

    seal_everything()
    assert window(in_waterkant.pk).rows == 0


def test_the_worker_seals_within_a_minute():
    assert timedelta(minutes=1) > EVERY


def test_nothing_to_seal_costs_one_query(db, django_assert_num_queries):
    with django_assert_num_queries(1):
        seal_everything()
