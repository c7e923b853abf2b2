"""Questions and answers, step by step, an experience, consultation hours."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField

from cms.blocks.choosing import ChosenHours
from cms.blocks.questions import Questions
from cms.blocks.telling import StepStream
from cms.blocks.words import FEATURES
from cms.pages.models.kind import ContentPage, PageKind, told
from cms.pages.tree import above, under


class QuestionsPage(PageKind):
    """Questions with their answers, each one folded."""

    search_kind = "questions"
    parent_page_types = above("QuestionsPage")
    subpage_types = under("QuestionsPage")
    template = "pages/questions.html"

    intro = RichTextField(_("inleiding"), features=list(FEATURES), blank=True, default="")
    questions = StreamField(Questions(), verbose_name=_("vragen"))

    words = ("intro", "questions")
    content_panels = [*PageKind.content_panels, FieldPanel("intro"), FieldPanel("questions")]

    page_description = _("Elk antwoord klapt open.")

    class Meta:
        verbose_name = _("vragen en antwoorden")


class StepByStepPage(ContentPage):
    """What to do, one step after the other."""

    parent_page_types = above("StepByStepPage")
    subpage_types = under("StepByStepPage")
    template = "pages/steps.html"

    steps = StreamField(StepStream(), verbose_name=_("stappen"))

    words = ("steps", "body")
    content_panels = [*PageKind.content_panels, FieldPanel("steps"), FieldPanel("body", heading=_("Onder de stappen"))]

    page_description = _("Wat iemand doet, in volgorde.")

    class Meta:
        verbose_name = _("stap voor stap")


class ExperiencePage(ContentPage):
    """What a resident went through, without the resident: there is no field for who it was."""

    parent_page_types = above("ExperiencePage")
    subpage_types = under("ExperiencePage")
    template = "pages/experience.html"

    consent_given_on = models.DateField(_("toestemming gegeven op"), null=True, blank=True)
    consent_note = models.CharField(
        _("waar de toestemming ligt"),
        max_length=200,
        blank=True,
        default="",
        help_text=_("Bijvoorbeeld een zaaknummer. Geen naam. Bezoekers zien dit niet."),
    )

    content_panels = [
        *ContentPage.content_panels,
        MultiFieldPanel([FieldPanel("consent_given_on"), FieldPanel("consent_note")], heading=_("Toestemming")),
        told(_("Schrijf geen naam, adres of iets anders waaraan iemand te herkennen is.")),
    ]

    page_description = _("Alleen met toestemming, en zonder naam.")

    class Meta:
        verbose_name = _("ervaring van een inwoner")

    def clean(self) -> None:
        """Without consent an experience is not published; a draft may wait for it."""
        super().clean()
        if not self.consent_given_on or not self.consent_note:
            told_now = _now("Zonder toestemming van de inwoner kan dit verhaal niet op de site.")
            raise ValidationError({"consent_given_on": told_now})


class ConsultationHoursPage(ContentPage):
    """Walk-in and telephone hours. It has no hours of its own: the social map is the one source."""

    parent_page_types = above("ConsultationHoursPage")
    subpage_types = under("ConsultationHoursPage")
    template = "pages/hours.html"

    shown = StreamField(ChosenHours(), verbose_name=_("welke tijden"))

    content_panels = [
        *PageKind.content_panels,
        FieldPanel("shown"),
        told(_("De tijden komen van de sociale kaart. Pas ze daar aan.")),
        FieldPanel("body", heading=_("Onder de tijden")),
    ]

    page_description = _("De tijden komen van de sociale kaart.")

    class Meta:
        verbose_name = _("spreekuren")
