"""The filled demo, once for all tests of a file: filling is the slow part. All of it is rolled back."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from portal.demo.filling import fill
from tenants.models import Tenant


@pytest.fixture(scope="module")
def filled(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[dict[str, Tenant]]:
    """The portals of the demo by slug."""
    with django_db_blocker.unblock(), transaction.atomic():
        fill(lambda line: None)
        yield {tenant.slug: tenant for tenant in Tenant.objects.all()}
        transaction.set_rollback(True)
