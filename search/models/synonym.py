"""A tenant's own synonyms, beside the general ones that every portal starts with."""

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from search.analysis.synonyms import Direction, SynonymRule
from tenants.managers import TenantManager, TenantQuerySet
from tenants.models import TenantOwned

if TYPE_CHECKING:
    from tenants.access import Actor


class SynonymQuerySet(TenantQuerySet["Synonym"]):
    def visible_to(self, actor: "Actor") -> "SynonymQuerySet":
        """Editors and administrators keep the list (row map_transfer of the matrix)."""
        from tenants.access import can

        return self if can(actor, "map_transfer.read") else self.none()


class Synonym(TenantOwned):
    """Words that stand for each other, or one that also searches others. Effective at the next question."""

    direction = models.CharField(
        max_length=2,
        choices=[
            (Direction.BOTH.value, _("Alle woorden vinden elkaar")),
            (Direction.ONE_WAY.value, _("Het eerste woord vindt ook de andere")),
        ],
    )
    terms = models.TextField(help_text=_("Een woord of woordgroep per regel."))
    note = models.CharField(max_length=200, blank=True)

    objects = TenantManager.from_queryset(SynonymQuerySet)()

    class Meta(TenantOwned.Meta):
        ordering = ["terms"]

    def __str__(self) -> str:
        return " ; ".join(self.rule.terms)

    def clean(self) -> None:
        if len(self.rule.terms) < 2:
            raise ValidationError({"terms": _("Schrijf ten minste twee regels: een synoniem is er nooit alleen.")})

    @property
    def rule(self) -> SynonymRule:
        lines = (line.strip() for line in self.terms.splitlines())
        return SynonymRule(Direction(self.direction), tuple(line for line in lines if line))
