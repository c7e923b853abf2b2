"""Blocks with a picture, a file or a video. Nothing of another site is loaded by any of them."""

from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.forms.utils import ErrorList
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from cms.blocks.rich import safe_address
from cms.blocks.words import SHORT, Line, Text
from cms.serving.addresses import address_of_document, address_of_image, shown_size


class ImageBlock(blocks.StructBlock):  # type: ignore[misc]
    """A picture: either it says something, in words too, or it is only ornament."""

    image = ImageChooserBlock(label=_("Afbeelding"))
    alt = Line(label=_("Wat is er te zien?"), required=False, help_text=_("Voor wie de afbeelding niet ziet."))
    ornament = blocks.BooleanBlock(label=_("Alleen versiering: niet voorlezen"), required=False)
    caption = Line(label=_("Onderschrift"), required=False)

    class Meta:
        template = "blocks/image.html"
        icon = "image"
        label = _("Afbeelding")

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if bool(cleaned["alt"].strip()) == bool(cleaned["ornament"]):
            told = _now("Vertel wat er te zien is, of kies dat het alleen versiering is.")
            raise StructBlockValidationError(block_errors={"alt": ErrorList([ValidationError(told)])})
        return cleaned

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        image = value.get("image")
        context["address"] = address_of_image(image, "text") if image else ""
        context["width"], context["height"] = shown_size(image, "text") if image else (0, 0)
        context["alt"] = "" if value.get("ornament") else (value.get("alt") or "")
        return context


class DownloadBlock(blocks.StructBlock):  # type: ignore[misc]
    document = DocumentChooserBlock(label=_("Bestand"))
    title = Line(label=_("Wat is het?"), max_length=SHORT * 2, help_text=_("Bijvoorbeeld: Aanvraagformulier"))

    class Meta:
        template = "blocks/download.html"
        icon = "download"
        label = _("Bestand om te downloaden")

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        document = value.get("document")
        context["address"] = address_of_document(document) if document else ""
        context["extension"] = document.file_extension.upper() if document else ""
        context["size"] = document.file_size if document else None
        return context


class VideoBlock(blocks.StructBlock):  # type: ignore[misc]
    """A video on another site: its words are here, the reader goes there by a link that says so.

    No player in the page: without a third-party request there is nothing to agree to.
    """

    title = Line(label=_("Titel"), max_length=SHORT * 2)
    address = blocks.URLBlock(label=_("Adres van de video"), max_length=500)
    poster = ImageChooserBlock(label=_("Beeld bij de video"), required=False)
    minutes = blocks.IntegerBlock(label=_("Duur in minuten"), required=False, min_value=1, max_value=300)
    transcript = Text(label=_("Alles wat in de video wordt gezegd"))

    class Meta:
        template = "blocks/video.html"
        icon = "media"
        label = _("Video")

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if urlsplit(cleaned["address"]).scheme != "https":
            told = _now("Geef een adres dat begint met https://")
            raise StructBlockValidationError(block_errors={"address": ErrorList([ValidationError(told)])})
        return cleaned

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        address, poster = safe_address(value.get("address") or ""), value.get("poster")
        context["address"], context["site"] = address, urlsplit(address).hostname or ""
        context["picture"] = address_of_image(poster, "text") if poster else ""
        context["width"], context["height"] = shown_size(poster, "text") if poster else (0, 0)
        return context
