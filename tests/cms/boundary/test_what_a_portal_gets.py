"""What stands in Wagtail for a portal: made, mended, removed by the same code."""

import pytest
from wagtail.models import Collection, Site, WorkflowPage

from cms import provisioning
from cms.boundary.models import Provision
from cms.media.models import PortalDocument, PortalImage
from cms.pages.models import BasePage
from tenants.context import activate, platform
from tenants.models import Tenant
from tenants.services import TenantPlan, open_tenant
from tests.cms.boundary.world import Things, rows_of

pytestmark = pytest.mark.django_db


def plan(name: str = "Hulpwijzer Polder") -> TenantPlan:
    return TenantPlan("polder", name, ["polder.localhost"], ["GM0034"], "waterkant")


def test_opening_a_portal_makes_its_home_shelf_site_and_workflow() -> None:
    tenant = open_tenant(plan(), because="test")

    with activate(tenant):
        made, home = Provision.objects.get(), BasePage.objects.get(depth=2)
    assert (home.title, made.shelf.name) == ("Hulpwijzer Polder", "Hulpwijzer Polder")
    assert (made.site.hostname, made.site.root_page_id) == ("polder.localhost", home.pk)
    assert not made.site.is_default_site
    assert WorkflowPage.objects.get(page=home).workflow.name == "Tweede lezer"


def test_opening_it_again_makes_nothing_twice() -> None:
    first = open_tenant(plan(), because="test")
    open_tenant(plan(), because="test")

    with activate(first):
        assert Provision.objects.count() == 1
        assert BasePage.objects.filter(depth=2).count() == 1
    assert Site.objects.filter(hostname="polder.localhost").count() == 1


def test_a_new_name_and_what_was_broken_are_mended(waterkant: Tenant) -> None:
    made = provisioning.provide(waterkant)
    WorkflowPage.objects.all().delete()
    made.site.hostname = "elders.example"
    made.site.save()
    waterkant.name = "Nieuwe naam"
    waterkant.save()

    mended = provisioning.provide(waterkant)
    assert mended.site.hostname == "waterkant.localhost"
    assert mended.shelf.name == "Nieuwe naam"
    assert WorkflowPage.objects.count() == 1


def test_removing_takes_all_of_one_portal_and_nothing_of_another(here: Things, there: Things) -> None:
    before = rows_of(there)
    provisioning.remove(here.tenant)

    with platform("test"):
        for model in (BasePage, PortalImage, PortalDocument, Provision):
            assert not model.objects.filter(tenant=here.tenant).exists()
    assert not Collection.objects.filter(pk=here.provision.shelf_id).exists()
    assert rows_of(there) == before


def test_there_is_no_default_site(here: Things, there: Things) -> None:
    provisioning.provide(here.tenant)
    assert not Site.objects.filter(is_default_site=True, root_page__depth__gt=1).exists()
