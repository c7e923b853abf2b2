"""Whoever presses the button at one moment: no seat is sold twice, and nobody is lost."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import UUID

import pytest
from django.db import connection

from portal.meetings.models import Meeting
from portal.networking import links, services
from portal.networking.models import Guest
from tenants.access import anonymous
from tenants.context import activate
from tenants.models import Tenant
from tests.portal.networking.conftest import Opened, ask

AT_ONCE = 8


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_of_all_who_confirm_at_once_only_the_seats_that_are_there_are_given(waterkant: Tenant, opened: Opened) -> None:
    meeting: Meeting = opened(capacity=3)
    for number in range(AT_ONCE):
        ask(waterkant, meeting, f"Gast{number}")
    asked = list(Guest.objects.values_list("uid", flat=True))
    together = Barrier(AT_ONCE)

    def press(uid: UUID) -> bool:
        together.wait(timeout=20)
        try:
            with activate(waterkant):
                proof = links.proof_of(waterkant, uid, links.CONFIRM)
                return services.confirm(anonymous(waterkant), uid=uid, proof=proof).waiting
        finally:
            connection.close()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        waiting = list(pool.map(press, asked))

    assert waiting.count(False) == 3
    assert Guest.objects.filter(confirmed_at__isnull=False).count() == AT_ONCE
    assert Guest.objects.filter(confirmed_at__isnull=False, waiting=False).count() == 3
