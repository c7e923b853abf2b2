"""A sample of the proof: keys rotate while other processes read and write the same rows."""

import os
import signal
from typing import Any

import pytest
from django.db import connections

from tenants.context import activate
from tenants.models import Tenant
from tenants.vault.rotating import rotate, unused_keys
from tests.factories.tenants import make_tenant
from tests.tenants.vault.conftest import key
from tests.tenants.vault.figures import figures
from tests.tenants.vault.register.models import Resident
from tests.tenants.vault.serving_while_rotating import measure

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

ROWS = 200


@pytest.fixture
def portal(transactional_db: Any) -> Tenant:
    return make_tenant("waterkant")


def test_nobody_notices_and_the_old_key_is_useless_afterwards(portal):
    served = measure(portal, ROWS, seed=7)

    assert [f"{each.name}: {each.written}" for each in figures(served) if not each.ok] == []
    assert served.rows == ROWS


@pytest.mark.parametrize("batches", [1, 4, 9])
def test_killed_by_the_system_it_is_started_again_and_ends(portal, settings, batches):
    """SIGKILL in the middle of a batch: what it held is rolled back, what was done stays."""
    settings.VAULT_KEYS = [key("old")]
    with activate(portal):
        Resident.objects.bulk_create(Resident(name=f"Bewoner {n}") for n in range(50))
    settings.VAULT_KEYS = [key("new"), key("old")]

    assert os.waitstatus_to_exitcode(_killed_after(batches)) == -signal.SIGKILL
    assert unused_keys() == []
    assert rotate(batch=5).rows == 50 - 5 * (batches - 1)

    settings.VAULT_KEYS = [key("new")]
    with activate(portal):
        assert [each.name for each in Resident.objects.order_by("pk")] == [f"Bewoner {n}" for n in range(50)]


def _killed_after(batches: int) -> int:
    """A process of its own that dies while its last batch is written but not committed."""
    from tenants.vault import rotating

    connections.close_all()
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1]
    really, rows = rotating._seal_anew, iter(range(10_000))

    def dying(*args: Any) -> bool:
        if next(rows) == 5 * batches - 1:
            os.kill(os.getpid(), signal.SIGKILL)
        return really(*args)

    rotating._seal_anew = dying
    rotate(batch=5)
    os._exit(1)
