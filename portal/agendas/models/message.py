"""What a resident reads on their own page after a meeting. The minutes they never see."""

from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Q

from portal.agendas.models.item import MOST_TEXT, AgendaItem
from portal.cases.models import Case
from tenants.access import Scope, scopes_of
from tenants.fields import TenantForeignKey
from tenants.managers import TenantManager, TenantQuerySet
from tenants.vault import EncryptedTextField
from tenants.vault.models import PersonalData

if TYPE_CHECKING:
    from tenants.access import Actor


class MessageQuerySet(TenantQuerySet["ResidentMessage"]):
    def visible_to(self, actor: "Actor") -> Self:
        """The resident's own; and those of cases of which a team of the actor may open all."""
        scopes = scopes_of(actor, "resident_message.read")
        seen = Q(pk__in=[])
        if Scope.OWN in scopes:
            seen |= Q(case__uid__in=actor.subjects)
        if Scope.INVOLVED in scopes:
            seen |= Q(case__in=Case.objects.whole_to(actor))
        return self.filter(seen)


class Messages(TenantManager["ResidentMessage"]):
    _queryset_class = MessageQuerySet


class ResidentMessage(PersonalData):
    """Sent once, with the minutes that were approved. It stays as it was sent."""

    case = TenantForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    item = TenantForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()
    organisation = models.CharField(max_length=200, help_text="Who wrote it, as it was called.")
    text = EncryptedTextField(max_length=MOST_TEXT)

    objects: TenantManager[Any] = Messages()

    class Meta(PersonalData.Meta):
        ordering = ["-at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["tenant", "item"], name="one_message_an_item")]

    def __str__(self) -> str:
        return f"{self.case_id} {self.at:%Y-%m-%d}"
