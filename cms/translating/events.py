"""What translations tell upward: cms.page_translated(ids), in the transaction of the change."""

from typing import Any

from tenants.events import emit

PAGE_TRANSLATED = "cms.page_translated"


def page_translated(page: Any) -> None:
    """Texts of this page of the active portal were translated, or a translation was taken away."""
    emit(PAGE_TRANSLATED, ids=[page.pk])
