"""Questions that found nothing, counted per day and without a person: what the editor reads to add words or entries."""

from typing import TYPE_CHECKING

from django.db import models

from tenants.managers import TenantManager, TenantQuerySet
from tenants.models import TenantOwned

if TYPE_CHECKING:
    from tenants.access import Actor


class UnansweredQuestionQuerySet(TenantQuerySet["UnansweredQuestion"]):
    def visible_to(self, actor: "Actor") -> "UnansweredQuestionQuerySet":
        """Editors, administrators and the privacy officer (row map_transfer of the matrix)."""
        from tenants.access import can

        return self if can(actor, "map_transfer.read") else self.none()


class UnansweredQuestion(TenantOwned):
    """A normalised question that gave no result, and how often on that day. See search.unanswered for what is kept."""

    day = models.DateField()
    text = models.CharField(max_length=80)
    times = models.PositiveIntegerField(default=0)

    objects = TenantManager.from_queryset(UnansweredQuestionQuerySet)()

    class Meta(TenantOwned.Meta):
        constraints = [models.UniqueConstraint(fields=["tenant", "day", "text"], name="search_question_once_a_day")]

    def __str__(self) -> str:
        return f"{self.text} ({self.times})"
