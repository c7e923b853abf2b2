"""The host name decides the tenant, and nothing else does."""

import pytest
from django.urls import path

from tenants.context import current_tenant_or_none
from tenants.errors import NoTenant
from tenants.models import Team, TenantHost
from tests.factories.accounts import visit
from tests.factories.tenants import make_organisation

UNKNOWN = ["vreemd.localhost", "waterkant.localhost.localhost", "xwaterkant.localhost", "127.0.0.1"]


@pytest.mark.parametrize(
    "host", ["waterkant.localhost", "WATERKANT.localhost", "waterkant.localhost:8000", "waterkant.localhost."]
)
def test_each_way_to_write_the_host_leads_to_its_portal(client, waterkant, heidedorp, host):
    assert client.get("/proef/wie/", headers={"host": host}).json()["tenant"] == "waterkant"


def test_two_hosts_lead_to_two_portals(client, waterkant, heidedorp):
    for tenant in (waterkant, heidedorp):
        assert visit(client, tenant).get("/proef/wie/").json()["tenant"] == tenant.slug


def test_a_second_host_of_a_portal_leads_to_it_too(client, waterkant):
    TenantHost.objects.create(tenant=waterkant, host="oud.localhost")

    assert client.get("/proef/wie/", headers={"host": "oud.localhost"}).json()["tenant"] == "waterkant"


@pytest.mark.parametrize("host", UNKNOWN)
def test_an_unknown_host_gets_404_and_never_a_default_portal(client, waterkant, host):
    answer = client.get("/proef/wie/", headers={"host": host})

    assert answer.status_code == 404
    assert waterkant.name not in answer.content.decode()
    assert not answer.cookies


def test_every_unknown_host_and_address_get_one_answer(client, waterkant):
    answers = {
        client.get(address, headers={"host": host}).content
        for host in UNKNOWN
        for address in ("/", "/proef/wie/", "/account/inloggen/", "/bestaat-niet/")
    }
    assert len(answers) == 1


def test_a_host_outside_allowed_hosts_is_refused_before_anything(client, waterkant, settings):
    settings.ALLOWED_HOSTS = [".localhost"]

    assert client.get("/proef/wie/", headers={"host": "elders.example"}).status_code == 400


@pytest.mark.parametrize("address", ["/healthz", "/readyz"])
@pytest.mark.parametrize("host", ["vreemd.example", "waterkant.localhost", ""])
def test_health_is_told_before_the_host_is_looked_at(client, waterkant, settings, address, host):
    settings.ALLOWED_HOSTS = ["waterkant.localhost"]

    assert client.get(address, headers={"host": host}).status_code == 200


def test_a_forwarded_host_is_not_believed(client, waterkant, heidedorp):
    visit(client, waterkant)

    answer = client.get("/proef/wie/", headers={"x-forwarded-host": "heidedorp.localhost"})
    assert answer.json()["tenant"] == "waterkant"


def test_the_scope_is_open_while_a_template_renders(client, waterkant, heidedorp):
    make_organisation(waterkant, "Hier")
    make_organisation(heidedorp, "Daar")

    assert visit(client, waterkant).get("/proef/later/").content == b"[Hier]"
    assert visit(client, heidedorp).get("/proef/later/").content == b"[Daar]"


def test_the_scope_is_closed_again_after_the_request(client, waterkant):
    visit(client, waterkant).get("/proef/wie/")
    assert current_tenant_or_none() is None

    client.raise_request_exception = False
    assert client.get("/proef/schrijf/crash/").status_code == 500
    assert current_tenant_or_none() is None


def test_what_streams_after_the_request_has_no_scope(client, waterkant, welfare):
    answer = visit(client, waterkant).get("/proef/stroom/")
    with pytest.raises(NoTenant):
        b"".join(answer.streaming_content)


def open_everything(request):
    return Team.objects.exists()


class Platform:
    urlpatterns = [path("", open_everything)]


def test_bare_localhost_is_no_portal_and_opens_none(client, waterkant, welfare, settings):
    settings.PLATFORM_URLCONF = Platform
    with pytest.raises(NoTenant):
        client.get("/", headers={"host": "localhost"})


def test_addresses_of_portals_do_not_exist_on_bare_localhost(client, waterkant):
    assert client.get("/proef/wie/", headers={"host": "localhost"}).status_code == 404


def test_the_caller_of_the_platform_has_no_tenant_left_over(client, waterkant, welfare, settings, in_waterkant):
    """Even when whatever called had a scope open."""
    settings.PLATFORM_URLCONF = Platform
    with pytest.raises(NoTenant):
        client.get("/", headers={"host": "localhost"})
    assert current_tenant_or_none() == waterkant
