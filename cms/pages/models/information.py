"""Pages that explain: information, a topic, contact, and what partners alone see."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from cms.blocks.choices import life_domains
from cms.pages.models.base import PageAudience
from cms.pages.models.kind import ContentPage, told
from cms.pages.tree import above, under


class InformationPage(ContentPage):
    """Anything that a resident wants to know."""

    parent_page_types = above("InformationPage")
    subpage_types = under("InformationPage")
    template = "pages/content.html"

    page_description = _("Uitleg over van alles.")

    class Meta:
        verbose_name = _("informatiepagina")


class TopicPage(ContentPage):
    """What an editor adds to the page of a life domain; that page of the portal shows it."""

    search_kind = ""
    parent_page_types = above("TopicPage")
    subpage_types = under("TopicPage")
    template = "pages/content.html"

    topic = models.SlugField(_("leefgebied"), max_length=50)

    content_panels = [
        *ContentPage.content_panels[:1],
        FieldPanel("topic"),
        *ContentPage.content_panels[1:],
        told(_("Deze tekst staat op de pagina van het onderwerp, boven het aanbod.")),
    ]

    page_description = _("Uw tekst boven het aanbod van een leefgebied.")

    class Meta:
        verbose_name = _("onderwerp")

    def clean(self) -> None:
        """One page per life domain, or readers would get one of two texts."""
        super().clean()
        if self.topic not in dict(life_domains()):
            raise ValidationError({"topic": _now("Dit leefgebied staat niet op de lijst.")})
        if TopicPage.objects.filter(topic=self.topic).exclude(pk=self.pk).exists():
            raise ValidationError({"topic": _now("Dit leefgebied heeft al een pagina.")})


class ContactPage(ContentPage):
    """How to reach the municipality and its partners."""

    parent_page_types = above("ContactPage")
    subpage_types = under("ContactPage")
    template = "pages/content.html"

    page_description = _("Waar en hoe mensen u bereiken.")

    class Meta:
        verbose_name = _("contactpagina")


class PartnerPage(ContentPage):
    """Information for partners. Its audience is not a choice."""

    parent_page_types = above("PartnerPage")
    subpage_types = under("PartnerPage")
    template = "pages/content.html"

    settings_panels = [panel for panel in ContentPage.settings_panels if getattr(panel, "field_name", "") != "audience"]

    page_description = _("Ziet alleen wie als partner is ingelogd.")

    class Meta:
        verbose_name = _("pagina voor partners")

    def save(self, *args: Any, **kwargs: Any) -> Any:
        """However it is made or restored, it is for partners."""
        self.audience = PageAudience.PARTNERS
        return super().save(*args, **kwargs)
