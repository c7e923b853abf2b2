"""What was agreed: what, who, when. It is seen with the item that it comes from, and closes with it."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.agendas.models.addition import RowsOfItems
from portal.agendas.models.item import AgendaItem
from tenants.fields import TenantForeignKey
from tenants.managers import TenantManager
from tenants.models import Team
from tenants.vault import EncryptedTextField
from tenants.vault.models import PersonalData

MOST_WHAT = 300


class ItemAction(PersonalData):
    """Work of a team, with a day. Until its item was heard it is a draft of the minutes: nobody is told."""

    item = TenantForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="actions")
    what = EncryptedTextField(_("Wat"), max_length=MOST_WHAT)
    team = TenantForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField(_("Wanneer"))
    made_at = models.DateTimeField(auto_now_add=True)
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    reminded_at = models.DateTimeField(null=True, blank=True)
    late_told_at = models.DateTimeField(null=True, blank=True)

    objects: TenantManager[Any] = RowsOfItems()

    class Meta(PersonalData.Meta):
        ordering = ["due_on", "pk"]
        indexes = [models.Index(fields=["tenant", "team", "done_at", "due_on"], name="agenda_actions_of_team")]

    def __str__(self) -> str:
        return f"{self.item_id} {self.due_on}"
