"""Hear from Wagtail what changed, and bring the index up to date in the same transaction.

Wagtail speaks in Django's signals; from here on it is an event of the house. What happens to a page happens to what
stands under it: a page under an unpublished one is not found.
"""

from collections.abc import Collection
from typing import Any

from django.db.models.signals import post_delete
from wagtail.signals import page_published, page_unpublished, post_page_move

from cms.finding.kinds import PAGE
from cms.pages.models import BasePage
from cms.translating.events import PAGE_TRANSLATED
from search.indexing.building import remove, update
from tenants.context import activate
from tenants.events import emit, subscribe
from tenants.models import Tenant

CHANGED, GONE = "cms.pages_changed", "cms.pages_gone"


def listen() -> None:
    """Subscribe; called when the app is ready."""
    for signal in (page_published, page_unpublished, post_page_move):
        signal.connect(_changed, dispatch_uid=f"cms.finding {id(signal)}")
    post_delete.connect(_gone, sender=BasePage, dispatch_uid="cms.finding gone")
    subscribe(CHANGED, pages_changed)
    subscribe(PAGE_TRANSLATED, pages_changed)
    subscribe(GONE, pages_gone)


def pages_changed(*, ids: Collection[int]) -> None:
    """These pages of the active portal were made, changed, translated, moved, shown or hidden."""
    update(PAGE, ids)


def pages_gone(*, ids: Collection[int]) -> None:
    """These pages of the active portal are no more."""
    remove(PAGE, ids)


def _changed(instance: Any, **_kwargs: Any) -> None:
    if instance.tenant is None:
        return
    with activate(instance.tenant):
        below = BasePage.objects.filter(tenant=instance.tenant, path__startswith=instance.path)
        emit(CHANGED, ids=list(below.order_by("pk").values_list("pk", flat=True)))


def _gone(instance: BasePage, **_kwargs: Any) -> None:
    # While a portal is taken away its row may be gone already, and its index with it.
    tenant = Tenant.objects.filter(pk=instance.tenant_id).first()
    if tenant is not None:
        with activate(tenant):
            emit(GONE, ids=[instance.pk])
