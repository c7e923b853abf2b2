"""Words that editors write: the leaves of every block. What is one of these is translated; other leaves are not."""

from typing import Any

from django import forms
from django.utils.functional import cached_property
from wagtail import blocks

# Nothing that can hold a heading, a picture or markup of its own.
FEATURES = ("bold", "italic", "link", "ul", "ol")
SHORT, LINE, LONG = 80, 255, 2_000


class Line(blocks.CharBlock):  # type: ignore[misc]
    """One line of words."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", LINE)
        super().__init__(**kwargs)


class Lines(blocks.TextBlock):  # type: ignore[misc]
    """Plain words over several lines."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", LONG)
        super().__init__(**kwargs)


class Text(blocks.RichTextBlock):  # type: ignore[misc]
    """Running text with lists, links, bold and italic; nothing else is kept."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs["features"] = list(FEATURES)
        super().__init__(**kwargs)

    @cached_property
    def field(self) -> forms.CharField:
        """As Wagtail's, with a name for who does not see the label: Wagtail ties that to a hidden field."""
        field: forms.CharField = super().field
        field.widget.options["ariaLabel"] = self.label
        return field

    class Meta:
        template = "blocks/text.html"


# What a translator gets, and how it is written.
KINDS: dict[type[blocks.Block], str] = {Line: "line", Lines: "lines", Text: "rich"}


def kind_of(block: blocks.Block) -> str:
    """How the words of this leaf are written; nothing when it holds no words."""
    return next((kind for leaf, kind in KINDS.items() if isinstance(block, leaf)), "")
