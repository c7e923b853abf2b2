"""The front page: one per portal, made with it and never deleted by an editor."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField

from cms.blocks.choosing import Highlights
from cms.blocks.words import FEATURES
from cms.pages.models.kind import PageKind
from cms.pages.models.may import KnownOfThePage
from cms.pages.tree import ROOT, under
from tenants.context import platform_reason
from tenants.errors import Refused


class StaysWhereItIs(KnownOfThePage):
    """What Wagtail's screens offer for the front page: write and publish, nothing that would take it away."""

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        return False

    def can_unpublish(self) -> bool:
        return False

    def can_move(self) -> bool:
        return False

    def can_copy(self) -> bool:
        return False


class HomePage(PageKind):
    """What an editor writes on the front page. The rest of it (search, topics, open now) is always there."""

    search_kind = ""
    max_count = 1
    parent_page_types = [ROOT]
    subpage_types = under("HomePage")
    template = "pages/home.html"

    welcome = models.CharField(_("welkom"), max_length=200, blank=True, default="")
    notice_title = models.CharField(_("kop van het bericht"), max_length=80, blank=True, default="")
    notice = RichTextField(_("belangrijk bericht"), features=list(FEATURES), blank=True, default="")
    notice_until = models.DateField(_("laat zien tot en met"), null=True, blank=True)
    highlights = StreamField(Highlights(), blank=True, verbose_name=_("uitgelicht"))

    words = ("welcome", "notice_title", "notice", "highlights")
    content_panels = [
        PageKind.content_panels[0],
        FieldPanel("welcome"),
        MultiFieldPanel(
            [FieldPanel("notice_title"), FieldPanel("notice"), FieldPanel("notice_until")],
            heading=_("Belangrijk bericht"),
        ),
        FieldPanel("highlights"),
    ]

    page_description = _("Het begin van uw portaal.")

    class Meta:
        verbose_name = _("voorpagina")

    def clean(self) -> None:
        super().clean()
        self._stays()

    def minimal_clean(self) -> None:
        super().minimal_clean()
        self._stays()

    def _stays(self) -> None:
        """An end would take the whole site with it: what stands under a page that is gone is gone too."""
        if self.expire_at is not None:
            raise ValidationError({"expire_at": _now("De voorpagina kan niet weg.")})

    def permissions_for_user(self, user: Any) -> KnownOfThePage:
        return StaysWhereItIs(user, self)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        """Only with its portal.

        Raises:
            Refused: an editor, or code inside a portal, would take the front page away.
        """
        if platform_reason() is None:
            raise Refused(_now("De voorpagina kan niet weg."))
        return super().delete(*args, **kwargs)
