"""What every page type of ours has beyond the base page."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, PublishingPanel, TitleFieldPanel
from wagtail.fields import StreamField

from cms.blocks.streams import Body
from cms.pages.models.base import BasePage
from cms.pages.remarks import RemarksPanel, without_words
from cms.pages.taken_names import is_taken
from cms.pages.tree import TOP_DEPTH
from cms.serving import previews


class PageKind(BasePage):
    """One type of page. Its summary is Wagtail's `search_description`: so lists and search need no query per type.

    Attributes:
        search_kind: under what it is found (see cms.pages.search.kinds); nothing when it is not.
        words: its fields that hold words, in the order of the page; they are translated.
    """

    search_kind: ClassVar[str] = "page"
    words: ClassVar[tuple[str, ...]] = ()

    content_panels = [
        TitleFieldPanel("title", help_text=_("Zoals bezoekers hem zien.")),
        FieldPanel(
            "search_description",
            heading=_("Samenvatting in een of twee zinnen"),
            help_text=_("Staat boven de pagina en bij de zoekresultaten."),
        ),
    ]
    promote_panels = [
        FieldPanel("slug"),
        FieldPanel("show_in_menus", heading=_("Laat zien in het menu")),
        FieldPanel("seo_title", heading=_("Titel voor zoekmachines")),
    ]
    settings_panels = [PublishingPanel(), FieldPanel("audience"), RemarksPanel()]

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        self._refuse_taken_name()

    def minimal_clean(self) -> None:
        """A draft is checked less, but its address would be a surprise on the day that it is published."""
        super().minimal_clean()
        self._refuse_taken_name()

    def _refuse_taken_name(self) -> None:
        parent = self.get_parent()
        if parent is not None and parent.depth == TOP_DEPTH and is_taken(self.slug):
            told = _now("Dit adres gebruikt het portaal zelf al. Kies een ander woord.")
            raise ValidationError({"slug": told})

    def serializable_data(self) -> dict[str, Any]:
        """What a revision keeps: all of the page, and of the remarks beside it where they stand."""
        return without_words(super().serializable_data())

    @property
    def preview_modes(self) -> list[tuple[str, Any]]:
        return previews.MODES

    def serve_preview(self, request: Any, mode_name: str) -> Any:
        return previews.preview(request, self, mode_name)


class ContentPage(PageKind):
    """A page with a body of blocks."""

    body = StreamField(Body(), blank=True, verbose_name=_("inhoud"))

    words: ClassVar[tuple[str, ...]] = ("body",)
    content_panels = [*PageKind.content_panels, FieldPanel("body")]

    class Meta:
        abstract = True


class IndexPage(PageKind):
    """The list of all pages of one kind: once in a portal."""

    max_count = 1

    class Meta:
        abstract = True


def told(text: Any) -> HelpPanel:
    """A sentence between the fields of the editor."""
    return HelpPanel(content=f"<p>{text}</p>")
