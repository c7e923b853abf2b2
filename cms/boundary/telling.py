"""Who hears of a review: colleagues that one is asked, the writer that it is on the site or comes back.

Wagtail's own mails of workflows go to groups, in which nobody is; these go by the way that each person chose.
"""

from typing import Any

from django.db import transaction
from django.urls import reverse
from wagtail.models import WorkflowState
from wagtail.signals import workflow_approved, workflow_rejected, workflow_submitted

from cms.pages.models import BasePage
from portal.notifications.recipients import people_for
from portal.notifications.services import notify


def listen() -> None:
    """Subscribe; called when the app is ready."""
    for signal, told in ((workflow_submitted, asked), (workflow_approved, published), (workflow_rejected, returned)):
        signal.connect(told, dispatch_uid=f"cms.boundary.telling.{told.__name__}")


def asked(sender: object, instance: WorkflowState, user: Any = None, **_more: object) -> None:
    """Somebody asks for a second reader: all who may read it, besides the writer."""
    _tell("cms.review_asked", instance, people_for("cms.review_asked", besides=user))


def published(sender: object, instance: WorkflowState, user: Any = None, **_more: object) -> None:
    _tell("cms.published", instance, _writer(instance, user))


def returned(sender: object, instance: WorkflowState, user: Any = None, **_more: object) -> None:
    _tell("cms.returned", instance, _writer(instance, user))


def _writer(state: WorkflowState, user: Any) -> list[Any]:
    """Whoever asked, unless they did it themselves."""
    writer = state.requested_by
    return [writer] if writer is not None and (user is None or writer.pk != user.pk) else []


@transaction.atomic
def _tell(code: str, state: WorkflowState, recipients: list[Any]) -> None:
    page = state.content_object
    if isinstance(page, BasePage):
        url = reverse("wagtailadmin_pages:edit", args=[page.pk])
        # One message for each round: asking again after mending is told again.
        notify(code, recipients=recipients, url=url, subject=page.draft_title or page.title, key=f"{state.pk}:{code}")
