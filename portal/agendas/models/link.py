"""Which case an anonymous item is about: for who opens all of that case, and nobody else at the table."""

from typing import TYPE_CHECKING, Any, Self

from django.db import models

from portal.agendas.models.item import AgendaItem
from portal.cases.models import Case
from tenants.fields import TenantForeignKey
from tenants.managers import TenantManager, TenantQuerySet
from tenants.models import TenantOwned

if TYPE_CHECKING:
    from tenants.access import Actor


class LinkQuerySet(TenantQuerySet["AnonymousLink"]):
    def visible_to(self, actor: "Actor") -> Self:
        """Those of cases of which a team of the actor may open all."""
        return self.filter(case__in=Case.objects.whole_to(actor))


class Links(TenantManager["AnonymousLink"]):
    _queryset_class = LinkQuerySet


class AnonymousLink(TenantOwned):
    """Apart from the item, so that reading an item cannot tell whose it is."""

    item = TenantForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="+")
    case = TenantForeignKey(Case, on_delete=models.CASCADE, related_name="+")

    objects: TenantManager[Any] = Links()

    class Meta(TenantOwned.Meta):
        constraints = [models.UniqueConstraint(fields=["tenant", "item"], name="anonymous_item_links_once")]

    def __str__(self) -> str:
        return f"{self.item_id}"
