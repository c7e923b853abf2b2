"""Plain language beside a text of ours: what to mend in what was saved."""

from django import template

from cms.plain.checks import Hint, hints

register = template.Library()


@register.simple_tag
def hints_of(text: str | None) -> tuple[Hint, ...]:
    """What would make this text easier to read."""
    return tuple(hints(text or ""))
