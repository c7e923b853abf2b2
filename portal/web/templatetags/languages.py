"""Template tags for what people wrote: in the reader's language when it was translated, else Dutch and said to be."""

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, get_language_info

from portal.socialmap.selectors.translating import DUTCH, StillDutch, Translated

register = template.Library()
DUTCH_TEXT = mark_safe(' lang="nl" dir="ltr"')


@register.simple_tag
def speaks(text: str) -> SafeString | str:
    """Attributes of the element around a text of the map: none, or that it is Dutch on a page in another language."""
    return DUTCH_TEXT if text and get_language() != DUTCH and not isinstance(text, Translated) else ""


@register.filter
def said_in_dutch(text: str) -> SafeString | str:
    """The text inside an element that says that it is Dutch, where it is: for a name in the middle of a sentence."""
    marks = speaks(text)
    return format_html("<span{}>{}</span>", marks, text) if marks else text


@register.simple_tag
def speaks_among(text: str) -> SafeString | str:
    """The same where words of the house stand beside those of people: only what is known to be Dutch is said to be."""
    return DUTCH_TEXT if isinstance(text, StillDutch) and get_language() != DUTCH else ""


@register.simple_tag
def speaks_inside(text: str, around: str) -> SafeString | str:
    """Attributes of an element inside one with `{% speaks around %}`: none, or its own language when that differs."""
    language = get_language() or DUTCH
    if language == DUTCH or isinstance(text, Translated) == isinstance(around, Translated):
        return ""
    if not isinstance(text, Translated):
        return DUTCH_TEXT
    direction = "rtl" if get_language_info(language)["bidi"] else "ltr"
    return format_html(' lang="{}" dir="{}"', language, direction)


@register.inclusion_tag("components/language_note.html")
def language_note(*texts: str) -> dict[str, Any]:
    """One sentence under a heading: that these texts are in Dutch only, or that a computer translated them."""
    told = [text for text in texts if text] if get_language() != DUTCH else []
    return {
        "dutch": any(not isinstance(text, Translated) for text in told),
        "machine": any(isinstance(text, Translated) and text.machine for text in told),
    }
