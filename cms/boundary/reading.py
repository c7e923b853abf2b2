"""What waits for a second reader, of the active portal."""

from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q, QuerySet
from django.db.models.functions import Cast
from wagtail.models import Task, TaskState, WorkflowState

from cms.boundary.objects import SCOPED_MODELS


def waiting_for(user: Any, *, task: Task | None = None) -> "QuerySet[TaskState]":
    """Task states in progress about things of this portal, that somebody else than this person asked for.

    Wagtail's tables of workflows mix all portals and hold ids as text, so the ids come from the scoped managers.
    """
    found: QuerySet[TaskState] = TaskState.objects.filter(
        of_this_portal("workflow_state__"),
        status=TaskState.STATUS_IN_PROGRESS,
        workflow_state__status=WorkflowState.STATUS_IN_PROGRESS,
    ).exclude(workflow_state__requested_by=user)
    return found.filter(task=task) if task is not None else found


def of_this_portal(prefix: str = "") -> Q:
    """Rows (revisions, workflow states) that are about a page or an entry of the active portal."""
    found = Q(pk__in=[])
    for label in sorted(set(SCOPED_MODELS.values())):
        model: Any = apps.get_model(label)
        if not hasattr(model, "get_base_content_type"):
            continue
        ids = model._default_manager.order_by().annotate(as_text=Cast("pk", models.CharField())).values("as_text")
        kind = ContentType.objects.get_for_model(model)
        found |= Q(**{f"{prefix}base_content_type": kind, f"{prefix}object_id__in": ids})
    return found
