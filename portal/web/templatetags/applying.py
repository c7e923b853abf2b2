"""How a language is called in the language of the page."""

from django import template
from django.utils.translation import get_language_info

register = template.Library()


@register.filter
def language_named(code: str) -> str:
    """The name of a language of the house; the code of one that we do not know."""
    try:
        return str(get_language_info(code)["name_translated"])
    except KeyError:
        return code
