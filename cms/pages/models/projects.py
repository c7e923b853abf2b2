"""Projects and pilots, and campaigns: what runs for a while."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField, StreamField

from cms.blocks.choices import own_municipalities
from cms.blocks.parties import Parties
from cms.blocks.words import FEATURES
from cms.pages.models.kind import ContentPage, IndexPage, PageKind
from cms.pages.project_states import ProjectState
from cms.pages.tree import above, under


class ProjectIndexPage(IndexPage):
    """All projects, filtered by state, party and municipality."""

    parent_page_types = above("ProjectIndexPage")
    subpage_types = under("ProjectIndexPage")
    template = "pages/project_index.html"

    page_description = _("De lijst van wat u doet en probeert.")

    class Meta:
        verbose_name = _("overzicht van projecten")


class ProjectPage(ContentPage):
    """A project or pilot."""

    search_kind = "project"
    parent_page_types = above("ProjectPage")
    subpage_types = under("ProjectPage")
    template = "pages/project.html"

    state = models.CharField(_("stand"), max_length=10, choices=ProjectState, default=ProjectState.PLANNED)
    starts_on = models.DateField(_("begin"), null=True, blank=True)
    ends_on = models.DateField(_("einde"), null=True, blank=True)
    municipality = models.CharField(_("gemeente"), max_length=6, blank=True, default="")
    aim = RichTextField(_("doel"), features=list(FEATURES), blank=True, default="")
    parties = StreamField(Parties(), blank=True, verbose_name=_("wie doen mee"))
    result = RichTextField(_("resultaat"), features=list(FEATURES), blank=True, default="")

    words = ("aim", "result", "body")
    content_panels = [
        *PageKind.content_panels,
        *(FieldPanel(name) for name in ("state", "aim", "starts_on", "ends_on", "municipality", "parties", "result")),
        FieldPanel("body", heading=_("Meer over het project")),
    ]

    page_description = _("Doel, wie meedoen, stand en resultaat.")

    class Meta:
        verbose_name = _("project of proef")

    def clean(self) -> None:
        super().clean()
        if self.municipality and self.municipality not in dict(own_municipalities()):
            raise ValidationError({"municipality": _now("Deze gemeente hoort niet bij dit portaal.")})
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise ValidationError({"ends_on": _now("Het einde ligt voor het begin.")})


class CampaignPage(ContentPage):
    """A campaign: on the front page from its first day to its last, and gone after it."""

    parent_page_types = above("CampaignPage")
    subpage_types = under("CampaignPage")
    template = "pages/content.html"

    starts_on = models.DateField(_("eerste dag"), default=timezone.localdate)
    ends_on = models.DateField(_("laatste dag"))

    content_panels = [
        *PageKind.content_panels,
        FieldPanel("starts_on"),
        FieldPanel("ends_on"),
        FieldPanel("body"),
    ]

    page_description = _("Staat op de voorpagina van de eerste tot en met de laatste dag.")

    class Meta:
        verbose_name = _("actie")

    def clean(self) -> None:
        super().clean()
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise ValidationError({"ends_on": _now("De laatste dag ligt voor de eerste.")})
