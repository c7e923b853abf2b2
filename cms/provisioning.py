"""What a portal needs in Wagtail: made by code when the portal opens, repaired by the same code, removed with it.

A home page under Wagtail's root, a shelf for files, a site for its address, and the workflow of the second reader. No
groups: what an editor may do is computed at the door (`cms/boundary/rights.py`).
"""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from wagtail.models import Collection, Site, Workflow, WorkflowPage, WorkflowTask

from cms.boundary.models import SHARED_NAMES, Provision, SecondReader
from cms.pages.models import BasePage, HomePage
from cms.pages.models.base import ROOT_DEPTH
from tenants.context import activate, platform
from tenants.models import Tenant

HOME_DEPTH = ROOT_DEPTH + 1


@transaction.atomic
def provide(tenant: Tenant) -> Provision:
    """Make what a portal needs in Wagtail, or mend what is missing or was changed. Safe to repeat.

    Args:
        tenant: a portal with at least one host.

    Returns:
        What stands there.
    """
    standing = _whole(tenant)
    if standing is not None:
        return standing
    with platform("cms-provisioning"):
        home = _home(tenant)
        made = Provision.objects.filter(tenant=tenant).first() or Provision(tenant=tenant)
        made.shelf = _shelf(tenant, made)
        made.site = _site(tenant, home, made)
        _read_by_a_second(home)
    with activate(tenant):
        made.save()
    return made


def provide_for(*, tenant: Tenant) -> None:
    """What the kernel tells: a portal was opened, or opened again."""
    provide(tenant)


@transaction.atomic
def remove(tenant: Tenant) -> None:
    """Take away everything of a portal in Wagtail: pages, files with their rows, shelf and site."""
    from cms.media.models import PortalDocument, PortalImage

    with platform("cms-removal"):
        made = Provision.objects.filter(tenant=tenant).first()
        if made is not None:
            made.delete()
            made.site.delete()
        for model in (PortalImage, PortalDocument):
            for each in model.objects.filter(tenant=tenant):
                each.delete()
        for home in BasePage.objects.filter(tenant=tenant, depth=HOME_DEPTH):
            home.delete()
        if made is not None:
            Collection.objects.get(pk=made.shelf_id).delete()


def _whole(tenant: Tenant) -> Provision | None:
    """What stands there, when nothing of it is missing or other than it should be. Four queries, within the portal."""
    with activate(tenant):
        made: Provision | None = Provision.objects.select_related("shelf", "site").first()
        home: BasePage | None = BasePage.objects.filter(depth=HOME_DEPTH).first()
        if made is None or home is None:
            return None
        named = (home.title, made.shelf.name) == (tenant.name, tenant.name)
        reads = WorkflowPage.objects.filter(page=home, workflow__name=SHARED_NAMES["workflow"]).exists()
        return made if named and reads and not _differs(made.site, _wanted(tenant, home)) else None


def _home(tenant: Tenant) -> BasePage:
    found: BasePage | None = BasePage.objects.filter(tenant=tenant, depth=HOME_DEPTH).first()
    if found is not None:
        if found.title != tenant.name:
            found.title = found.draft_title = tenant.name
            found.save(update_fields=["title", "draft_title"])
        return found
    root = BasePage.objects.get(depth=ROOT_DEPTH)
    home = HomePage(title=tenant.name, slug=tenant.slug, tenant=tenant)
    root.add_child(instance=home)
    return home


def _shelf(tenant: Tenant, made: Provision) -> Collection:
    if made.shelf_id is not None:
        shelf: Collection = made.shelf
        if shelf.name != tenant.name:
            shelf.name = tenant.name
            shelf.save()
        return shelf
    made_now: Collection = Collection.get_first_root_node().add_child(name=tenant.name)
    return made_now


def _site(tenant: Tenant, home: BasePage, made: Provision) -> Site:
    """The site under the first host name. Never the default one: an unknown host has no portal."""
    site = made.site if made.site_id is not None else Site.objects.filter(hostname=tenant.primary_host).first()
    site = site or Site()
    wanted = _wanted(tenant, home)
    if _differs(site, wanted):
        for name, value in wanted.items():
            setattr(site, name, value)
        site.save()
    return site


def _wanted(tenant: Tenant, home: BasePage) -> dict[str, Any]:
    return {
        "hostname": tenant.primary_host,
        "port": urlsplit(settings.WAGTAILADMIN_BASE_URL).port or 443,
        "site_name": tenant.name,
        "root_page_id": home.pk,
        "is_default_site": False,
    }


def _differs(site: Site, wanted: dict[str, Any]) -> bool:
    return any(getattr(site, name) != value for name, value in wanted.items())


def _read_by_a_second(home: BasePage) -> None:
    """The one workflow of the house on the home page of this portal, and on everything below it."""
    task, _new = SecondReader.objects.get_or_create(name=SHARED_NAMES["task"])
    workflow, _new = Workflow.objects.get_or_create(name=SHARED_NAMES["workflow"])
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task, defaults={"sort_order": 1})
    WorkflowPage.objects.update_or_create(page=home, defaults={"workflow": workflow})
