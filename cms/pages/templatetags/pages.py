"""Template tags of pages: running text, and names of what was gathered."""

from collections.abc import Mapping
from typing import Any

from django import template
from django.utils.safestring import SafeString

from cms.blocks.rich import spoken

register = template.Library()


@register.simple_tag(takes_context=True)
def rich(context: Mapping[str, Any], value: Any) -> SafeString:
    """Running text, of a block or a field, with the links that this reader may follow; said to be Dutch where nobody
    translated it."""
    source = getattr(value, "source", value) or ""
    return spoken(source, context.get("page_links") or {})


@register.filter
def gathered(found: Mapping[Any, Any] | None, key: Any) -> Any:
    """What stands under a key that a template cannot spell; nothing when it is not there."""
    return (found or {}).get(key)


@register.filter
def cell_with_head(row: list[str], head: list[str]) -> list[tuple[str, str]]:
    """The cells of a row with the heading of their column, for a phone, where each stands on its own line."""
    return list(zip(head, row, strict=False))
