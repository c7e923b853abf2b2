"""A message is written with its cause, and only once for one key."""

import pytest
from django.db import IntegrityError, transaction

from tenants.audit import NotAnIdentifier
from tenants.context import activate
from tenants.database.transactions import OutsideTransaction
from tenants.errors import NoTenant
from tenants.outbox import enqueue
from tenants.outbox.models import OutboxMessage


def test_it_goes_when_its_cause_is_rolled_back(in_waterkant):
    with pytest.raises(IntegrityError), transaction.atomic():  # noqa: PT012  the message and its cause
        enqueue("tests.note", aggregate="service:1", payload={"service": 1})
        raise IntegrityError

    assert not OutboxMessage.objects.exists()


def test_outside_a_transaction_it_is_refused(in_waterkant):
    with pytest.raises(OutsideTransaction):
        enqueue("tests.note", aggregate="service:1", payload={})


def test_outside_a_tenant_it_is_refused(cause):
    with pytest.raises(NoTenant):
        enqueue("tests.note", aggregate="service:1", payload={})


@pytest.mark.parametrize("value", ["Ria de Vries", "ria@leden.example", "Huurschuld"])
def test_names_and_texts_are_refused(in_waterkant, cause, value):
    with pytest.raises(NotAnIdentifier):
        enqueue("tests.note", aggregate="service:1", payload={"who": value})


def test_one_key_gives_one_message(in_waterkant, cause):
    first = enqueue("tests.note", aggregate="service:1", payload={"service": 1}, key="opened-1")
    again = enqueue("tests.note", aggregate="service:1", payload={"service": 2}, key="opened-1")

    assert again.pk == first.pk
    assert again.payload == {"service": 1}


def test_two_tenants_may_use_one_key(waterkant, heidedorp, cause):
    for tenant in (waterkant, heidedorp):
        with activate(tenant):
            enqueue("tests.note", aggregate="service:1", payload={}, key="opened-1")

    assert OutboxMessage.every_tenant.count() == 2


def test_without_a_key_it_costs_one_query(in_waterkant, cause, django_assert_num_queries):
    with django_assert_num_queries(1):
        enqueue("tests.note", aggregate="service:1", payload={})
