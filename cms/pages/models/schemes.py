"""A scheme or provision (regeling): what it is, for whom, and how it differs per municipality of a region."""

import re

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField

from cms.blocks.choices import life_domains
from cms.blocks.entries import LONGEST_ADDRESS, entry_uid
from cms.blocks.schemes import Variants
from cms.blocks.words import FEATURES
from cms.pages.models.kind import ContentPage, PageKind
from cms.pages.tree import above, under

# The Uniforme Productnamenlijst names products by terms of OWMS (standaarden.overheid.nl/owms/terms).
UPL_ADDRESS = re.compile(r"https?://standaarden\.overheid\.nl/owms/terms/[\w.%~-]{1,150}")


def _text(title: object) -> RichTextField:
    return RichTextField(title, features=list(FEATURES), blank=True, default="")


class SchemePage(ContentPage):
    """A scheme. Texts that are the same everywhere stand here, what differs stands with the municipality."""

    search_kind = "scheme"
    parent_page_types = above("SchemePage")
    subpage_types = under("SchemePage")
    template = "pages/scheme.html"

    topic = models.SlugField(_("leefgebied"), max_length=50, blank=True, default="")
    for_whom = _text(_("voor wie"))
    conditions = _text(_("voorwaarden"))
    amount = _text(_("bedrag"))
    how = _text(_("hoe vraagt u het aan"))
    apply_address = models.URLField(_("adres van het aanvraagformulier"), max_length=500, blank=True, default="")
    organisation = models.CharField(
        _("organisatie"),
        max_length=LONGEST_ADDRESS,
        blank=True,
        default="",
        help_text=_("Plak het adres van de organisatie op de sociale kaart."),
    )
    upl_name = models.CharField(_("productnaam (UPL)"), max_length=150, blank=True, default="")
    upl_address = models.CharField(_("adres van het product (UPL)"), max_length=250, blank=True, default="")
    ends_on = models.DateField(_("laatste dag van de regeling"), null=True, blank=True)
    variants = StreamField(Variants(), blank=True, verbose_name=_("per gemeente"))

    words = ("for_whom", "conditions", "amount", "how", "variants", "body")
    content_panels = [
        *PageKind.content_panels,
        *(FieldPanel(name) for name in ("for_whom", "conditions", "amount", "how", "apply_address", "variants")),
        FieldPanel("body", heading=_("Meer uitleg")),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("topic", "organisation", "ends_on", "upl_name", "upl_address")],
            heading=_("Gegevens"),
        ),
    ]

    page_description = _("Voor wie, voorwaarden, bedrag en aanvragen.")

    class Meta:
        verbose_name = _("regeling")

    def clean(self) -> None:
        super().clean()
        wrong: dict[str, str] = {}
        if self.topic and self.topic not in dict(life_domains()):
            wrong["topic"] = _now("Dit leefgebied staat niet op de lijst.")
        if self.organisation:
            try:
                self.organisation = entry_uid(self.organisation, "organization")
            except ValidationError as problem:
                wrong["organisation"] = " ".join(problem.messages)
        if bool(self.upl_name) != bool(self.upl_address):
            wrong["upl_name"] = _now("Vul de naam en het adres van het product allebei in.")
        if self.upl_address and not UPL_ADDRESS.fullmatch(self.upl_address):
            wrong["upl_address"] = _now("Dit adres hoort te beginnen met standaarden.overheid.nl/owms/terms/.")
        codes = [block.value["municipality"] for block in self.variants]
        if len(codes) != len(set(codes)):
            wrong["variants"] = _now("Een gemeente staat er twee keer in.")
        if wrong:
            raise ValidationError(wrong)
