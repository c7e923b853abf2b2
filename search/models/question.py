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
    """How often a question without result was asked on a day. See search.unanswered for what is kept, and when.

    The text is empty until enough people may have asked it; until then only a keyed digest tells that it is the
    same question.
    """

    day = models.DateField()
    digest = models.CharField(max_length=64)
    text = models.CharField(max_length=80, blank=True)
    times = models.PositiveIntegerField(default=0)

    objects = TenantManager.from_queryset(UnansweredQuestionQuerySet)()

    class Meta(TenantOwned.Meta):
        constraints = [models.UniqueConstraint(fields=["tenant", "day", "digest"], name="search_question_once_a_day")]

    def __str__(self) -> str:
        return f"{self.text or '…'} ({self.times})"
