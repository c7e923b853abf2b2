"""What a portal shares data for, and which kinds of data there are: filled in per portal, in plain words."""

from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.consent.words import GroundKind
from tenants.access import can
from tenants.managers import TenantManager, TenantQuerySet
from tenants.models import TenantOwned

if TYPE_CHECKING:
    from tenants.access import Actor

MOST_CODE, MOST_MONTHS = 40, 60


class ForWhoeverRecords(TenantQuerySet[Any]):
    """Purposes and categories hold nothing of anybody: whoever records or reads grounds reads them."""

    def visible_to(self, actor: "Actor") -> Self:
        allowed = can(actor, "ground.create") or can(actor, "ground.read") or can(actor, "settings.read")
        return self if allowed else self.none()


class Words(TenantManager[Any]):
    _queryset_class = ForWhoeverRecords


class DataCategory(TenantOwned):
    """A kind of data, such as contact data or debts. `names` holds the word per language."""

    code = models.SlugField(max_length=MOST_CODE)
    special = models.BooleanField(_("Bijzonder gegeven"), default=False, help_text=_("AVG artikel 9 of 10."))
    position = models.PositiveSmallIntegerField(default=0)
    names = models.JSONField(_("Naam"), default=dict)

    objects: TenantManager[Any] = Words()

    class Meta(TenantOwned.Meta):
        ordering = ["position", "code"]
        constraints = [models.UniqueConstraint(fields=["tenant", "code"], name="consent_category_once")]

    def __str__(self) -> str:
        return self.code


class Purpose(TenantOwned):
    """Why data are shared. `texts` holds a title and an explanation per language.

    `receivers` are kinds of organisations; nobody else can be named as a receiver.
    """

    code = models.SlugField(max_length=MOST_CODE)
    ground = models.CharField(_("Grondslag"), max_length=10, choices=GroundKind)
    article = models.CharField(_("Wetsartikel"), max_length=120, blank=True, default="")
    categories = models.JSONField(_("Soorten gegevens"), default=list)
    receivers = models.JSONField(_("Wie het mag krijgen"), default=list)
    months = models.PositiveSmallIntegerField(_("Hoeveel maanden"), default=12)
    texts = models.JSONField(_("Teksten"), default=dict)
    active = models.BooleanField(_("In gebruik"), default=True)
    position = models.PositiveSmallIntegerField(default=0)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects: TenantManager[Any] = Words()

    class Meta(TenantOwned.Meta):
        ordering = ["position", "code"]
        constraints = [
            models.UniqueConstraint(fields=["tenant", "code"], name="consent_purpose_once"),
            models.CheckConstraint(
                condition=models.Q(months__gte=1, months__lte=MOST_MONTHS), name="consent_purpose_months"
            ),
            models.CheckConstraint(
                condition=~models.Q(ground="statutory", article=""), name="consent_statutory_names_its_article"
            ),
        ]

    def __str__(self) -> str:
        return self.code
