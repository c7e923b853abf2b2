"""What a page can be made of. Headings follow from where a block stands, so no level can be skipped.

The title of a page is the h1. A section gives an h2, a part of a section an h3; nothing else makes a heading but the
two live blocks, which stand at the top alone and give an h2.
"""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks import StreamBlock

from cms.blocks.live import ContactBlock, MapBlock, SearchBlock, ServicesBlock
from cms.blocks.media import DownloadBlock, ImageBlock, VideoBlock
from cms.blocks.telling import ActionBlock, QuotationBlock, StepsBlock, TableBlock, WarningBlock
from cms.blocks.words import SHORT, Line, Text

MOST_BLOCKS = 200


def _parts() -> list[tuple[str, blocks.Block]]:
    """What may stand anywhere."""
    return [
        ("text", Text(label=_("Tekst"), icon="pilcrow")),
        ("steps", StepsBlock()),
        ("warning", WarningBlock()),
        ("table", TableBlock()),
        ("contact", ContactBlock()),
        ("action", ActionBlock()),
        ("search", SearchBlock()),
        ("image", ImageBlock()),
        ("download", DownloadBlock()),
        ("video", VideoBlock()),
        ("quotation", QuotationBlock()),
    ]


class _Stream(StreamBlock):  # type: ignore[misc]
    class Meta:
        template = "blocks/stream.html"
        max_num = MOST_BLOCKS


class PartBlock(blocks.StructBlock):  # type: ignore[misc]
    """A part of a section: an h3."""

    heading = Line(label=_("Tussenkop"), max_length=SHORT)
    content = _Stream(_parts(), label=_("Inhoud"))

    class Meta:
        template = "blocks/part.html"
        icon = "title"
        label = _("Deel met een tussenkop")


class SectionBlock(blocks.StructBlock):  # type: ignore[misc]
    """A section of a page: an h2."""

    heading = Line(label=_("Kop"), max_length=SHORT)
    content = _Stream([*_parts(), ("part", PartBlock())], label=_("Inhoud"))

    class Meta:
        template = "blocks/section.html"
        icon = "title"
        label = _("Stuk met een kop")


class Body(_Stream):
    """The content of a page."""

    def __init__(self, local_blocks: Any = None, **kwargs: Any) -> None:
        whole = [*_parts(), ("section", SectionBlock()), ("services", ServicesBlock()), ("map", MapBlock())]
        super().__init__(local_blocks or whole, **kwargs)

    class Meta:
        # Each of these asks the search, so a page has a few.
        block_counts = {"services": {"max_num": 3}, "map": {"max_num": 1}}
