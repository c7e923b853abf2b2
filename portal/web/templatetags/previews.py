"""What a page says about itself in its blocks, said once more for the card that a chat makes of a link."""

import re
from html import unescape

from django import template
from django.template.base import NodeList
from django.template.context import Context
from django.template.loader_tags import BlockNode

register = template.Library()

CONTENT = re.compile(r'content="([^"]*)"')


@register.simple_tag(takes_context=True)
def said_in(context: Context, block: str) -> str:
    """The text of a block of this page, on one line. Stands in base.html itself: an include knows no blocks."""
    return unescape(" ".join(BlockNode(block, NodeList()).render(context).split()))


@register.simple_tag(takes_context=True)
def described_in(context: Context, block: str) -> str:
    """The words of the meta element that stands in a block."""
    found = CONTENT.search(BlockNode(block, NodeList()).render(context))
    return unescape(found[1]) if found else ""
