"""What was added to minutes after they were approved."""

from typing import TYPE_CHECKING, Any, Self

from django.conf import settings
from django.db import models

from portal.agendas.models.item import MOST_TEXT, AgendaItem
from tenants.fields import TenantForeignKey
from tenants.managers import TenantManager, TenantQuerySet
from tenants.vault import EncryptedTextField
from tenants.vault.models import PersonalData

if TYPE_CHECKING:
    from tenants.access import Actor


class PartsOfItems(TenantQuerySet[Any]):
    def visible_to(self, actor: "Actor") -> Self:
        """Those of the items that this actor hears now."""
        return self.filter(item__in=AgendaItem.objects.visible_to(actor).order_by().values("pk"))


class RowsOfItems(TenantManager[Any]):
    _queryset_class = PartsOfItems


class ItemAddition(PersonalData):
    """Nobody changes it afterwards: what was wrong is said in the next one."""

    item = TenantForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="additions")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    by_whom = models.CharField(max_length=360, help_text="Name and organisation as they stood.")
    at = models.DateTimeField()
    text = EncryptedTextField(max_length=MOST_TEXT)

    objects: TenantManager[Any] = RowsOfItems()

    class Meta(PersonalData.Meta):
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.item_id} {self.at:%Y-%m-%d}"
