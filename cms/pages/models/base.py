"""The page that all pages are: Wagtail's, with the portal that it belongs to and for whom it is."""

from typing import Any, Self

from django.db import models
from django.db.models import Exists, Q
from django.db.models.functions import Length, Substr
from django.db.models.lookups import In
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractPage, DefaultBasePageMixin
from wagtail.models.pages import AbstractPageMeta, PageManager, PagePermissionTester
from wagtail.query import PageQuerySet
from wagtail.search import index

from cms.pages.models.addressed import Addressed
from cms.pages.models.may import KnownOfThePage
from cms.pages.tree import DEEPEST, STEP, TOP_DEPTH, on_the_road
from tenants.access import Actor, can
from tenants.managers import TenantManager, TenantQuerySet, belong_to_active_tenant, require_active_tenant
from tenants.scoped_when_asked import ActiveTenant

ROOT_DEPTH = 1  # Wagtail's own root: no portal's, without content


class PageAudience(models.TextChoices):
    PUBLIC = "public", _("Iedereen")
    PARTNERS = "partners", _("Alleen partners")


class PortalPageQuerySet(TenantQuerySet[Any], PageQuerySet):  # type: ignore[misc]
    """Pages of the active tenant, with what Wagtail asks of pages."""

    def visible_to(self, actor: Actor) -> Self:
        """Pages that this actor may read now and can walk to from the front page.

        That is: published, not past their end (the job that unpublishes runs later than the clock), for everybody or
        for partners who are one; and so is each page above. A page under one that is not is not there, whatever it
        says of itself.

        Costs what it finds and the number of pages that have pages below them, not the size of the site.
        """
        if not can(actor, "page_published.read"):
            return self.none()
        shut = Q(live=False) | Q(expire_at__lte=timezone.now())
        if not can(actor, "page_partners.read"):
            shut |= Q(audience=PageAudience.PARTNERS)
        pages = type(self)(self.model.base_page_model)
        above = pages.filter(tenant=actor.tenant, numchild__gt=0).filter(~Exists(on_the_road(pages.filter(shut))))
        found = self.filter(tenant=actor.tenant, depth__gt=ROOT_DEPTH, depth__lte=DEEPEST).exclude(shut)
        parent = Substr("path", 1, Length("path") - STEP)
        return found.filter(Q(depth=TOP_DEPTH) | In(parent, above.order_by().values("path")))


class PortalPages(TenantManager[Any], PageManager.from_queryset(PortalPageQuerySet)):  # type: ignore[misc]
    """The pages of the active tenant, and Wagtail's root above them: the tree does not hang in the air.

    Wagtail makes querysets of pages at import and keeps them, so which tenant is active is asked when a query runs;
    it is then that one without a tenant raises.
    """

    def get_queryset(self) -> TenantQuerySet[Any]:
        return self._all_tenants().filter(models.Q(tenant=ActiveTenant()) | models.Q(depth=ROOT_DEPTH)).order_by("path")


class BasePage(Addressed, AbstractPage, DefaultBasePageMixin):  # type: ignore[misc]
    """The base of every page type. Only Wagtail's own root has no tenant.

    Registered before Wagtail's first migration, because a base page cannot be exchanged later.
    """

    tenant = models.ForeignKey(
        "tenants.Tenant", null=True, blank=True, editable=False, on_delete=models.PROTECT, related_name="+"
    )
    audience = models.CharField(_("voor wie"), max_length=10, choices=PageAudience, default=PageAudience.PUBLIC)

    objects = PortalPages()

    search_fields = [*AbstractPage.search_fields, *DefaultBasePageMixin.search_fields, index.FilterField("tenant")]
    promote_panels = DefaultBasePageMixin.promote_panels

    class Meta(AbstractPageMeta):  # type: ignore[misc]
        # What a key or a revision points at is reached through the same wall.
        base_manager_name = "objects"
        # By what a visitor's page looks others up: their type, their place on a road, their name, the menu.
        indexes = [
            models.Index(fields=["tenant", "content_type"], name="page_of_a_type"),
            models.Index(fields=["tenant", "numchild"], name="page_above_others"),
            models.Index(fields=["tenant", "slug"], name="page_by_name"),
            models.Index(fields=["tenant", "path"], condition=Q(show_in_menus=True), name="page_in_menu"),
        ]

    def save(self, *args: Any, **kwargs: Any) -> Any:
        """As Wagtail's, after the tenant is filled or checked.

        How many pages stand below is counted by the tree alone, in the database: a page that was read before one came
        under it would write none, and all below it would be out of reach.
        """
        if self.depth != ROOT_DEPTH:
            belong_to_active_tenant(self)
        if not self._state.adding:
            for counted in BasePage.objects.filter(pk=self.pk).values_list("numchild", flat=True):
                self.numchild = counted
        return super().save(*args, **kwargs)

    def permissions_for_user(self, user: Any) -> PagePermissionTester:
        """As Wagtail's, unless a type has its own."""
        found = super().permissions_for_user(user)
        return KnownOfThePage(user, self) if type(found) is PagePermissionTester else found

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        require_active_tenant(self)
        return super().delete(*args, **kwargs)
