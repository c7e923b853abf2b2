"""Hear from Wagtail that a newsletter was taken off the site or thrown away: then what has not left stays here."""

from typing import Any

from django.db.models.signals import post_delete
from wagtail.signals import page_unpublished

from cms.pages.models import NewsletterPage
from portal.newsletter.services import withdraw_issue
from tenants.access import system
from tenants.context import activate
from tenants.models import Tenant


def listen() -> None:
    """Subscribe; called when the app is ready."""
    page_unpublished.connect(_gone, sender=NewsletterPage, dispatch_uid="cms.newsletter unpublished")
    post_delete.connect(_gone, sender=NewsletterPage, dispatch_uid="cms.newsletter deleted")


def _gone(instance: Any, **_kwargs: Any) -> None:
    # While a portal is taken away its row may be gone already, and its mailings with it.
    tenant = Tenant.objects.filter(pk=instance.tenant_id).first()
    if tenant is None:
        return
    with activate(tenant):
        withdraw_issue(system(tenant, "page-unpublished"), issue=instance.translation_key)
