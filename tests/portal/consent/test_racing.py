"""Whoever comes at once: a ground ends once, whatever the order."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.utils import timezone

from portal.consent.models import Ground, GroundEvent
from portal.consent.services import withdraw
from tenants.access import Actor
from tenants.context import activate
from tenants.errors import Refused
from tests.portal.consent.conftest import Record

AT_ONCE = 6


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_of_all_who_withdraw_at_once_one_ends_it_and_the_others_hear_why(record: Record, herself: Actor) -> None:
    made = record()
    together = Barrier(AT_ONCE)

    def attempt(_number: int) -> str:
        together.wait(timeout=20)
        try:
            with activate(herself.tenant):
                withdraw(herself, ground_uid=made.uid)
            return "ended"
        except Refused as refused:
            return refused.message
        finally:
            connection.close()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        said = sorted(pool.map(attempt, range(AT_ONCE)))

    assert said == ["Dit delen is al gestopt."] * (AT_ONCE - 1) + ["ended"]
    assert GroundEvent.objects.count() == 1
    assert not Ground.objects.standing(timezone.localdate()).exists()
