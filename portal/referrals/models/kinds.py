"""Kinds of help to refer to, and who receives them: data of a portal. A new kind needs no code."""

from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from portal.consent.models import Purpose
from portal.referrals.words import HandOver
from portal.socialmap.models import Service
from tenants.access import can
from tenants.fields import TenantForeignKey
from tenants.managers import TenantManager, TenantQuerySet
from tenants.models import Team, TenantOwned

if TYPE_CHECKING:
    from tenants.access import Actor

MOST_CODE, MOST_TITLE, MOST_SOURCE = 40, 120, 200


class ForWhoeverRefers(TenantQuerySet[Any]):
    """Kinds and receivers hold nothing of anybody: whoever works with cases, or with settings, reads them."""

    def visible_to(self, actor: "Actor") -> Self:
        allowed = can(actor, "case.create") or can(actor, "settings.read") or can(actor, "referral_sent.read")
        return self if allowed else self.none()


class Kinds(TenantManager[Any]):
    _queryset_class = ForWhoeverRefers


class ReferralKind(TenantOwned):
    """One kind of help.

    `titles` and `questions` hold a text per language. `fields` are what the sender fills in besides the question:
    {name, label, type (text, number, date, yes_no, choice), required, choices, first} where `first` puts the answer
    in the minimum set. `norms` are lengths of clocks of its own, `sources` says where such a length comes from, and
    `clocks` names the statutory clocks that it starts. `progress_weeks` are the moments, in weeks after the help began,
    at which the sender wants to hear how it goes. `municipalities` holds what differs for residents of a municipality
    of the region: {code: {active, norms, sources}}.
    """

    code = models.SlugField(max_length=MOST_CODE)
    titles = models.JSONField(_("Naam"), default=dict)
    help_text = models.CharField(_("Uitleg voor wie doorverwijst"), max_length=300, blank=True, default="")
    purpose = TenantForeignKey(Purpose, on_delete=models.PROTECT, related_name="+")
    fields = models.JSONField(_("Vragen"), default=list, blank=True)
    norms = models.JSONField(_("Termijnen"), default=dict, blank=True)
    sources = models.JSONField(_("Bronnen van de termijnen"), default=dict, blank=True)
    clocks = models.JSONField(_("Wettelijke termijnen"), default=list, blank=True)
    progress_weeks = models.JSONField(_("Weken waarna de afzender iets hoort"), default=list, blank=True)
    municipalities = models.JSONField(_("Verschillen per gemeente"), default=dict, blank=True)
    hand_overs = models.JSONField(
        _("Manieren van overdragen"), default=list, blank=True,
        help_text="Of `words.HandOver`, the first one being the usual one. Empty: each of them.",
    )  # fmt: skip
    check_back = models.BooleanField(_("Later vragen hoe het gaat"), default=True)
    for_volunteers = models.BooleanField(_("Een vrijwilliger doet dit"), default=False)
    active = models.BooleanField(_("In gebruik"), default=True)
    position = models.PositiveSmallIntegerField(default=0)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects: TenantManager[Any] = Kinds()

    class Meta(TenantOwned.Meta):
        ordering = ["position", "code"]
        constraints = [models.UniqueConstraint(fields=["tenant", "code"], name="referral_kind_once")]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """In the language of the screen; a portal that did not translate it shows Dutch."""
        return self.titles.get(translation.get_language() or "nl") or self.titles.get("nl") or self.code

    @property
    def ways(self) -> list[str]:
        """How this kind may be handed over, the usual way first."""
        return [way for way in self.hand_overs if way in HandOver.values] or list(HandOver.values)

    @property
    def decides(self) -> bool:
        """Whether it ends in a decision of the municipality (Wgs)."""
        return "decision" in self.clocks


class KindReceiver(TenantOwned):
    """A team that takes this kind. `conditions`: {text, field, op, value, municipalities}.

    A condition without field is asked; one that names municipalities holds for residents of those alone. The
    `municipalities` of the row are where the team works: none is everywhere. `service` is the entry of the social map
    that tells of room and waiting time, with its age.
    """

    kind = TenantForeignKey(ReferralKind, on_delete=models.CASCADE, related_name="receivers")
    team = TenantForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    service = TenantForeignKey(Service, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    conditions = models.JSONField(_("Voorwaarden"), default=list, blank=True)
    municipalities = models.JSONField(_("Werkgebied"), default=list, blank=True)
    active = models.BooleanField(_("Neemt aan"), default=True)
    position = models.PositiveSmallIntegerField(default=0)

    objects: TenantManager[Any] = Kinds()

    class Meta(TenantOwned.Meta):
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["tenant", "kind", "team"], name="referral_receiver_once")]

    def __str__(self) -> str:
        return f"{self.kind_id} {self.team_id}"
