"""What a portal writes to residents: templates alone. A letter that was printed is not kept."""

from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from tenants.access import can
from tenants.managers import TenantManager, TenantQuerySet
from tenants.models import TenantOwned

if TYPE_CHECKING:
    from tenants.access import Actor

MOST_TITLE, MOST_BODY, MOST_TEMPLATES = 120, 3_000, 40


class ForWhoeverWrites(TenantQuerySet[Any]):
    def visible_to(self, actor: "Actor") -> Self:
        """A template tells of nobody: whoever works with cases reads it, and whoever reads the settings."""
        return self if can(actor, "case.create") or can(actor, "settings.read") else self.none()


class Templates(TenantManager[Any]):
    _queryset_class = ForWhoeverWrites


class LetterTemplate(TenantOwned):
    """A letter, or a card to take along. `texts` holds a title and a text per language, with words in braces."""

    code = models.SlugField(max_length=40)
    card = models.BooleanField(_("Kaartje om mee te geven"), default=False)
    texts = models.JSONField(_("Teksten"), default=dict)
    active = models.BooleanField(_("In gebruik"), default=True)
    position = models.PositiveSmallIntegerField(default=0)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects: TenantManager[Any] = Templates()

    class Meta(TenantOwned.Meta):
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["tenant", "code"], name="letter_template_once")]

    def __str__(self) -> str:
        return self.code

    @property
    def title(self) -> str:
        """The Dutch one, by which people at work know it."""
        return str(self.texts.get("nl", {}).get("title", self.code))
