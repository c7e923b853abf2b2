"""Pages on their way: what waits for a second reader, and what came back with a word."""

from typing import Any

from portal.accounts.models import User
from portal.demo.content.pages.shapes import Page, Stands


def let_read(page: Any, told: Page, *, asked_by: User, read_by: User) -> None:
    """Ask for a second reader where the content says so, and let them send the page back where it says that."""
    if told.stands not in {Stands.REVIEW, Stands.SENT_BACK}:
        return
    asked = page.get_workflow().start(page, asked_by)
    if told.stands == Stands.SENT_BACK:
        asked.current_task_state.reject(user=read_by, comment=told.note)
