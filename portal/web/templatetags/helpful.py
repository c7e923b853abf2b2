"""The question under a page."""

from typing import Any
from uuid import UUID

from django import template

from portal.web.asked_here import token_of
from tenants.context import current_tenant

register = template.Library()


@register.inclusion_tag("components/helpful.html")
def helpful(about: str, uid: UUID | str) -> dict[str, Any]:
    """Whether somebody found what they looked for, about a page or a service. No query."""
    return {"token": token_of(current_tenant(), about, UUID(str(uid)))}
