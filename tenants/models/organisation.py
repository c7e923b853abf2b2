"""The parties of the chain, and their part in a portal."""

from datetime import date
from typing import TYPE_CHECKING, Generic, Self, TypeVar
from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tenants.managers import TenantManager, TenantQuerySet
from tenants.models.base import TenantOwned

if TYPE_CHECKING:
    from tenants.access import Actor


class OrganisationKind(models.TextChoices):
    MUNICIPALITY = "municipality", _("Gemeente")
    HOUSING_CORPORATION = "housing_corporation", _("Woningcorporatie")
    WELFARE = "welfare", _("Welzijn")
    CREDIT_BANK = "credit_bank", _("Kredietbank")
    FOOD_BANK = "food_bank", _("Voedselbank")
    VOLUNTEERS = "volunteers", _("Vrijwilligersorganisatie")
    CARE = "care", _("Zorg")
    BEWINDVOERDER = "bewindvoerder", _("Bewindvoerder")
    UTILITY = "utility", _("Energie of water")
    OTHER = "other", _("Anders")


class Organisation(models.Model):
    """A party with people. Global: the same organisation takes part in several portals through `Partnership`."""

    uid = models.UUIDField(default=uuid4, editable=False, unique=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=30, choices=OrganisationKind, default=OrganisationKind.OTHER)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


M = TypeVar("M", bound=models.Model)


class PeriodQuerySet(TenantQuerySet[M], Generic[M]):
    """Rows with a start and an end, both days included."""

    def standing(self, on: date) -> Self:
        """Those that hold on this day."""
        return self.filter(starts_on__lte=on).filter(Q(ends_on__isnull=True) | Q(ends_on__gte=on))


class PartnershipQuerySet(PeriodQuerySet["Partnership"]):
    def visible_to(self, actor: "Actor") -> "PartnershipQuerySet":
        """Everybody who works in this portal sees which organisations take part."""
        from tenants.access import can

        return self if can(actor, "partnership.read") else self.none()


class Partnership(TenantOwned):
    """An organisation takes part in a tenant, from a day until a day (both included)."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="partnerships")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    objects = TenantManager.from_queryset(PartnershipQuerySet)()

    class Meta(TenantOwned.Meta):
        constraints = [
            models.UniqueConstraint(fields=["tenant", "organisation", "starts_on"], name="partnership_once_a_start"),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=models.F("starts_on")),
                name="partnership_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} in {self.tenant}"


class TeamQuerySet(TenantQuerySet["Team"]):
    def visible_to(self, actor: "Actor") -> "TeamQuerySet":
        from tenants.access import can

        return self if can(actor, "partnership.read") else self.none()


class Team(TenantOwned):
    """The unit that works with cases. Each organisation has at least one in each tenant where it takes part."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="teams")
    name = models.CharField(max_length=120)
    closed_on = models.DateField(null=True, blank=True)

    objects = TenantManager.from_queryset(TeamQuerySet)()

    class Meta(TenantOwned.Meta):
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["tenant", "organisation", "name"], name="team_name_once"),
        ]

    def __str__(self) -> str:
        return self.name
