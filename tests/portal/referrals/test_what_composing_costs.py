"""The page does not grow slower with the teams that take a kind."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from portal.referrals.models import KindReceiver, Referral, ReferralKind
from tenants.access import Actor
from tenants.models import Organisation, Team, Tenant
from tests.factories.accounts import sign_in


@pytest.mark.parametrize("many", [1, 10, 100])
def test_it_costs_the_same_for_one_receiver_and_for_a_hundred(
    client: Client, in_waterkant: Tenant, alice: Actor, drafted: Referral, kind: ReferralKind, credit_bank: Team,
    many: int,
) -> None:  # fmt: skip
    client = sign_in(client, alice)
    _receivers(kind, credit_bank.organisation, many - 1)
    address = f"/doorverwijzingen/{drafted.uid}/opstellen/"
    client.get(address)

    with CaptureQueriesContext(
        connection,
    ) as asked:
        page = client.get(address).content.decode()

    assert page.count('name="receiver"') == many
    assert len(asked) <= MOST, "\n".join(each["sql"] for each in asked.captured_queries)


MOST = 60


def _receivers(kind: ReferralKind, organisation: Organisation, many: int) -> None:
    for number in range(many):
        team = Team.objects.create(organisation=organisation, name=f"Team {number}")
        KindReceiver.objects.create(kind=kind, team=team, conditions=[{"text": "kan zelf komen"}], position=number)
