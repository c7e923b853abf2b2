"""What search engines read on a page, as a script element that holds data alone."""

from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from portal.web.composing import structured

register = template.Library()


@register.simple_tag(takes_context=True)
def website_for_engines(context: dict[str, Any]) -> SafeString:
    """The portal itself and how it is searched: for the head of the front page. Nothing for who signed in."""
    request, shell = context["request"], context["shell"]
    if shell.signed_in:
        return SafeString()
    front, search = (request.build_absolute_uri(reverse(name)) for name in ("web:home", "web:search"))
    written = structured.as_script([structured.website(shell.name, front, search)])
    return format_html('<script type="application/ld+json">{}</script>', written)
