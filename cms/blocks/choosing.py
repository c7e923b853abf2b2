"""Lists of pages and entries that an editor puts together."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.blocks.choices import life_domains
from cms.blocks.entries import EntryBlock
from cms.blocks.words import Line


class HighlightBlock(blocks.StructBlock):  # type: ignore[misc]
    """A page that the front page points out."""

    page = blocks.PageChooserBlock(label=_("Pagina"))
    text = Line(label=_("Waarom?"), required=False, max_length=160)

    class Meta:
        icon = "pick"
        label = _("Uitgelicht")


class Highlights(blocks.StreamBlock):  # type: ignore[misc]
    highlight = HighlightBlock()

    class Meta:
        max_num = 6


class ChosenNews(blocks.StreamBlock):  # type: ignore[misc]
    news = blocks.PageChooserBlock(page_type="cms_pages.NewsPage", label=_("Nieuwsbericht"))

    class Meta:
        max_num = 20


class ChosenHours(blocks.StreamBlock):  # type: ignore[misc]
    """Of what the hours are shown: entries one by one, or all of a theme."""

    entry = EntryBlock()
    topic = blocks.ChoiceBlock(label=_("Alles van een onderwerp"), choices=life_domains)

    class Meta:
        max_num = 30
