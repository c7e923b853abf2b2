"""Pages that differ in who may read them, each with a canary in every text."""

from typing import Any
from uuid import uuid4

from cms.pages.models import BasePage, HomePage, InformationPage, PageAudience
from tenants.access import Actor, can
from tenants.context import activate, platform
from tenants.models import Tenant
from tests.isolation.canaries import Aviary, KnownTo, nobody
from tests.isolation.standing import Standing


def reads_pages(actor: Actor) -> bool:
    return can(actor, "page_published.read").allowed


def reads_partner_pages(actor: Actor) -> bool:
    return can(actor, "page_partners.read").allowed


def edits_pages(actor: Actor) -> bool:
    return can(actor, "page_published.change").allowed


def plant_pages(here: Tenant, there: Tenant, aviary: Aviary) -> dict[Standing, Any]:
    """A page of each standing, under the front page of its portal."""
    local, far = _front(here), _front(there)
    return {
        Standing.OWN: _page(local, aviary, reads_pages),
        Standing.PARTNERS_ONLY: _page(local, aviary, reads_partner_pages, audience=PageAudience.PARTNERS),
        Standing.HIDDEN: _page(local, aviary, edits_pages, live=False),
        Standing.FOREIGN: _page(far, aviary, nobody),
    }


def _front(tenant: Tenant) -> HomePage:
    with platform("test"):
        home = HomePage(title="Home", slug=tenant.slug, tenant=tenant)
        BasePage.objects.get(depth=1).add_child(instance=home)
    return home


def _page(parent: HomePage, aviary: Aviary, known_to: KnownTo, **fields: Any) -> InformationPage:
    word = aviary.word(f"a page in {parent.tenant.slug}", known_to)
    rich = {"type": "text", "value": f"<p>{aviary.word('its text', known_to)}</p>", "id": str(uuid4())}
    with activate(parent.tenant):
        page = InformationPage(
            title=word,
            slug=word,
            search_description=aviary.word("its summary", known_to),
            show_in_menus=True,
            body=[rich],
            **fields,
        )
        BasePage.objects.get(pk=parent.pk).add_child(instance=page)
    return page
