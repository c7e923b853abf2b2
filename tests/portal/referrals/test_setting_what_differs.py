"""The administrator of a region sets what differs per municipality: of a kind, of a team, of a condition."""

from typing import Any

import pytest
from django.test import Client

from portal.referrals.models import KindReceiver, ReferralKind
from portal.referrals.services.kinds import WrittenReceiver, change_receiver
from portal.referrals.services.kinds_here import WrittenDifference, change_here
from tenants.access import Actor
from tenants.context import activate
from tenants.errors import Invalid, NotFound, Refused, Stale
from tenants.models import Tenant
from tests.factories.accounts import sign_in
from tests.portal.referrals.test_differences_per_municipality import EEMNES, LAREN, differs_in, region

__all__ = ["region"]


def test_the_screen_of_a_municipality_keeps_what_differs_and_forgets_it_again(
    client: Client, region: Tenant, marit: Actor, kind: ReferralKind
) -> None:
    client = sign_in(client, marit)
    address = f"/instellingen/soorten/{kind.uid}/gemeente/{LAREN}/"
    assert "Budgetcoach in Laren" in client.get(address).content.decode()

    client.post(
        address, {"version": 1, "active": "on", "norms_first_contact": "3", "sources_first_contact": "Verordening"}
    )
    kind.refresh_from_db()
    assert kind.municipalities == {
        LAREN: {"active": True, "norms": {"first_contact": 3}, "sources": {"first_contact": "Verordening"}}
    }
    assert "1 andere termijn" in client.get(f"/instellingen/soorten/{kind.uid}/").content.decode()

    client.post(address, {"version": 2, "active": "on"})
    kind.refresh_from_db()
    assert kind.municipalities == {}


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"norms_first_talk": "29"}, "norms_first_talk"),
        ({"norms_interim": "0"}, "norms_interim"),
        ({"sources_interim": "Ergens"}, "sources_interim"),
        ({"norms_interim": "9", "sources_interim": "x" * 201}, "sources_interim"),
    ],
)
def test_what_cannot_be_is_said_at_its_field(
    client: Client, region: Tenant, marit: Actor, kind: ReferralKind, given: dict[str, Any], field: str
) -> None:
    client = sign_in(client, marit)

    answer = client.post(
        f"/instellingen/soorten/{kind.uid}/gemeente/{LAREN}/", {"version": 1, "active": "on", **given}
    )  # fmt: skip

    assert answer.status_code == 422
    assert f'id="id_{field}_error"' in answer.content.decode()
    kind.refresh_from_db()
    assert (kind.municipalities, kind.version) == ({}, 1)


def test_the_screen_of_a_team_sets_where_it_works_and_which_condition_holds_where(
    client: Client, region: Tenant, marit: Actor, kind: ReferralKind
) -> None:
    client = sign_in(client, marit)
    taker = KindReceiver.objects.get(kind=kind)
    given = {
        "version": 1, "active": "on", "municipalities": [LAREN, EEMNES], "conditions_0_text": "kan zelf komen",
        "conditions_0_municipalities": [EEMNES],
    }  # fmt: skip

    client.post(f"/instellingen/soorten/team/{taker.uid}/", given)

    taker.refresh_from_db()
    assert taker.municipalities == [LAREN, EEMNES]
    assert taker.conditions == [{"text": "kan zelf komen", "municipalities": [EEMNES]}]
    assert "werkt in Laren en Eemnes" in client.get(f"/instellingen/soorten/{kind.uid}/").content.decode()


def test_a_municipality_of_elsewhere_is_refused(region: Tenant, marit: Actor, kind: ReferralKind) -> None:
    taker = KindReceiver.objects.get(kind=kind)
    for written, field in (
        (WrittenReceiver(municipalities=["GM0363"]), "municipalities"),
        (WrittenReceiver(conditions=[{"text": "ja", "municipalities": ["GM0363"]}]), "conditions_0"),
    ):
        with pytest.raises(Invalid) as refused:
            change_receiver(marit, uid=taker.uid, version=1, written=written)
        assert set(refused.value.fields) == {field}
    with pytest.raises(NotFound):
        differs_in(marit, kind, "GM0363", active=False)


def test_only_who_may_change_settings_says_what_differs_and_at_the_version_seen(
    region: Tenant, alice: Actor, marit: Actor, kind: ReferralKind, heidedorp: Tenant
) -> None:
    with pytest.raises(Refused):
        differs_in(alice, kind, LAREN, active=False)
    with pytest.raises(Stale):
        change_here(marit, uid=kind.uid, municipality=LAREN, version=7, written=WrittenDifference())
    with activate(heidedorp), pytest.raises(NotFound):
        differs_in(marit, kind, LAREN, active=False)


def test_a_portal_of_one_municipality_is_not_asked_for_differences(
    client: Client, in_waterkant: Tenant, marit: Actor, kind: ReferralKind
) -> None:
    client = sign_in(client, marit)
    taker = KindReceiver.objects.get(kind=kind)

    assert "Verschillen per gemeente" not in client.get(f"/instellingen/soorten/{kind.uid}/").content.decode()
    assert "Waar werkt dit team" not in client.get(f"/instellingen/soorten/team/{taker.uid}/").content.decode()
