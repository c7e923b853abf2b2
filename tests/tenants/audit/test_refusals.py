"""A refusal is remembered although everything that it refused is rolled back."""

import pytest
from django.db import transaction

from tenants import audit
from tenants.audit.models import AuditEntry
from tenants.context import activate


def test_a_refusal_names_route_and_answer(alice, in_waterkant):
    entry = audit.record_refusal(alice, route="web:service", status=404)

    assert (entry.outcome, entry.action, entry.ids) == (
        "refused",
        "access.refused",
        {"route": "web:service", "status": 404},
    )


def test_a_route_without_a_name_is_called_after_its_view(alice, in_waterkant):
    assert (
        audit.record_refusal(alice, route="portal.web.views.Home", status=403).ids["route"] == "portal.web.views.home"
    )


@pytest.mark.django_db(transaction=True)
def test_it_is_kept_after_the_roll_back(alice, waterkant):
    with pytest.raises(RuntimeError), transaction.atomic():
        raise RuntimeError
    audit.record_refusal(alice, route="web:service", status=403)

    with activate(waterkant):
        assert AuditEntry.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_inside_a_transaction_it_is_not_written_because_it_would_vanish(alice):
    with transaction.atomic(), pytest.raises(RuntimeError, match="durable"):
        audit.record_refusal(alice, route="web:service", status=403)
