"""Template tags for what people wrote: in the reader's language when it was translated, else Dutch and said to be."""

from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from portal.socialmap.selectors.translating import DUTCH, Translated

register = template.Library()
DUTCH_TEXT = mark_safe(' lang="nl" dir="ltr"')


@register.simple_tag
def speaks(text: str) -> SafeString | str:
    """Attributes of the element around a text of the map: none, or that it is Dutch on a page in another language."""
    return DUTCH_TEXT if text and get_language() != DUTCH and not isinstance(text, Translated) else ""


@register.inclusion_tag("components/language_note.html")
def language_note(*texts: str) -> dict[str, Any]:
    """One sentence under a heading: that these texts are in Dutch only, or that a computer translated them."""
    told = [text for text in texts if text] if get_language() != DUTCH else []
    return {
        "dutch": any(not isinstance(text, Translated) for text in told),
        "machine": any(isinstance(text, Translated) and text.machine for text in told),
    }
