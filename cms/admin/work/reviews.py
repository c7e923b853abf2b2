"""Work around the second reader: what waits for me, what came back to me, my drafts. Of the active portal alone."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import BigIntegerField
from django.db.models.functions import Cast
from django.urls import reverse
from wagtail.models import TaskState, WorkflowState

from cms.admin.mending.addresses import address_of_entry
from cms.admin.work.kinds import NOTHING, SHOWN, Waiting, WorkLine
from cms.boundary.reading import of_this_portal, waiting_for
from cms.pages.models import BasePage
from tenants.access import Actor


def to_review(actor: Actor) -> Waiting:
    """What a colleague wrote and waits for this person to read, oldest first. Two queries."""
    if actor.person is None:
        return NOTHING
    found = waiting_for(actor.person)
    oldest = found.select_related("revision", "workflow_state__requested_by").order_by("started_at", "pk")[:SHOWN]
    lines = tuple(
        WorkLine(
            state.revision.object_str if state.revision else "",
            _editor(state.workflow_state.base_content_type_id, state.workflow_state.object_id),
            str(state.workflow_state.requested_by or ""),
            state.started_at,
        )
        for state in oldest
    )
    return Waiting(found.count(), lines)


def sent_back(actor: Actor) -> Waiting:
    """What this person asked to be read and got back with a word. Two queries."""
    if actor.person is None:
        return NOTHING
    found = WorkflowState.objects.filter(
        of_this_portal(), requested_by=actor.person, status=WorkflowState.STATUS_NEEDS_CHANGES
    )
    newest = found.select_related("current_task_state__revision").order_by("created_at", "pk")[:SHOWN]
    lines = tuple(
        WorkLine(
            _title(state.current_task_state),
            _editor(state.base_content_type_id, state.object_id),
            state.current_task_state.comment if state.current_task_state else "",
            state.current_task_state.finished_at if state.current_task_state else None,
        )
        for state in newest
    )
    return Waiting(found.count(), lines)


def drafts(actor: Actor) -> Waiting:
    """Pages with changes of this person that nobody was asked to read yet, oldest first. Two queries."""
    if actor.person is None:
        return NOTHING
    asked = WorkflowState.objects.filter(
        base_content_type=_of_pages(),
        status__in=[WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_NEEDS_CHANGES],
    ).values("object_id")
    found = BasePage.objects.filter(
        tenant=actor.tenant, has_unpublished_changes=True, latest_revision__user=actor.person
    ).exclude(pk__in=asked_ids(asked))
    oldest = found.order_by("latest_revision_created_at", "pk").values_list(
        "pk", "draft_title", "latest_revision_created_at"
    )
    lines = tuple(
        WorkLine(title, reverse("wagtailadmin_pages:edit", args=[key]), since=since)
        for key, title, since in oldest[:SHOWN]
    )
    return Waiting(found.count(), lines)


def asked_ids(states: Any) -> Any:
    """Wagtail's tables hold ids as text; databases compare numbers."""

    return states.annotate(as_number=Cast("object_id", BigIntegerField())).values("as_number")


def _title(task: TaskState | None) -> str:
    return task.revision.object_str if task is not None and task.revision else ""


def _of_pages() -> ContentType:
    return ContentType.objects.get_for_model(BasePage)


def _editor(kind: int, key: str) -> str:
    """The editor of a page; an entry is found by its uid, which costs no query only for pages."""
    if kind == _of_pages().pk:
        return reverse("wagtailadmin_pages:edit", args=[int(key)])
    model: Any = ContentType.objects.get_for_id(kind).model_class()
    row = model.objects.filter(pk=key).only("uid").first() if model is not None else None
    return address_of_entry(str(model._meta.model_name), row.uid) if row is not None else ""
