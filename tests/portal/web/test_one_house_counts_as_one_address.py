"""A house has as many addresses of IPv6 as it likes: they count as one, or nobody would ever have to wait."""

import pytest
from django.core.cache import cache
from django.test import RequestFactory

from portal.web.throttling import may_send
from tenants.models import Tenant


@pytest.fixture(autouse=True)
def _nothing_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    cache.clear()
    monkeypatch.setattr("portal.web.throttling.MOST_AN_HOUR", 1)


def _may_send(tenant: Tenant, address: str) -> bool:
    request = RequestFactory().post("/", REMOTE_ADDR=address)
    request.tenant = tenant  # type: ignore[attr-defined]
    return may_send(request, "report")  # type: ignore[arg-type]


def test_addresses_of_one_house_count_together(waterkant: Tenant) -> None:
    assert _may_send(waterkant, "2001:db8:1:2::1")
    assert not _may_send(waterkant, "2001:db8:1:2:ffff::9")


@pytest.mark.parametrize("other", ["2001:db8:1:3::1", "192.0.2.8"])
def test_another_house_counts_apart(waterkant: Tenant, other: str) -> None:
    assert _may_send(waterkant, "2001:db8:1:2::1")
    assert _may_send(waterkant, other)


def test_sabotage_each_address_apart_would_never_wait(waterkant: Tenant, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("portal.accounts.addresses.household", lambda address: address)

    assert all(_may_send(waterkant, f"2001:db8:1:2::{number}") for number in range(1, 6))
