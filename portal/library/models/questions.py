"""Questions of professionals, answered by a named expert, published without the case."""

from typing import TYPE_CHECKING, Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.library.states import QuestionState
from tenants.access import can
from tenants.fields import TenantForeignKey
from tenants.managers import TenantManager, TenantQuerySet
from tenants.models import Team, TenantOwned

if TYPE_CHECKING:
    from tenants.access import Actor

MOST_ASKED, MOST_ANSWER, MOST_HEADING = 2_000, 6_000, 200


class QuestionQuerySet(TenantQuerySet["Question"]):
    def visible_to(self, actor: "Actor") -> Self:
        """What is published for all readers; before that editors, who asked, and the named expert."""
        if not can(actor, "library.read"):
            return self.none()
        if can(actor, "library.change"):
            return self
        published = Q(state=QuestionState.PUBLISHED)
        return self.filter(published | Q(asked_by=actor.person) | Q(expert=actor.person))


def mentioning(words: str) -> Q:
    """Questions in which these words stand. What was asked is searched only where it is shown: before publication."""
    published = Q(state=QuestionState.PUBLISHED)
    shown = Q(heading__icontains=words) | Q(question__icontains=words) | Q(answer__icontains=words)
    return (published & shown) | (~published & Q(asked__icontains=words))


class Questions(TenantManager["Question"]):
    _queryset_class = QuestionQuerySet


class Question(TenantOwned):
    """`asked` and `expert_answer` are the raw texts, wiped after a while; `question` and `answer` are published."""

    topic = models.CharField(_("Onderwerp"), max_length=60, blank=True, default="")
    asked = models.TextField(_("Vraag"))
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    asked_team = TenantForeignKey(Team, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=QuestionState, default=QuestionState.ASKED)
    version = models.PositiveIntegerField(default=1, editable=False)
    expert = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    expert_name = models.CharField(max_length=360, blank=True, default="", help_text="With the organisation.")
    expert_answer = models.TextField(blank=True, default="")
    answered_at = models.DateTimeField(null=True, blank=True)
    heading = models.CharField(_("Kop"), max_length=MOST_HEADING, blank=True, default="")
    question = models.TextField(_("Vraag zoals partners die lezen"), blank=True, default="")
    answer = models.TextField(_("Antwoord zoals partners dat lezen"), blank=True, default="")
    published_at = models.DateTimeField(null=True, blank=True)
    declined_because = models.TextField(_("Waarom niet"), blank=True, default="")
    settled_at = models.DateTimeField(null=True, blank=True, help_text="Published or declined.")
    forgotten_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects: TenantManager[Any] = Questions()

    class Meta(TenantOwned.Meta):
        ordering = ["-asked_at", "-pk"]
        indexes = [models.Index(fields=["tenant", "state", "-asked_at"], name="library_questions")]

    def __str__(self) -> str:
        return self.heading or str(self.uid)
