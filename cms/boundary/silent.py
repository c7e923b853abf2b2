"""Wagtail's admin without its own mails: they name a page and a colleague, ask no preference and no role of today.

What editors hear of goes by `portal/notifications` (see telling.py and remarks.py).
"""

from wagtail.admin.apps import WagtailAdminAppConfig

# The names under which `wagtail.admin.signal_handlers` connects its mails.
ASKED_A_GROUP = "group_approval_task_submitted_email_notification"
OF_WORKFLOWS = "workflow_state_{}_email_notification"


class SilentAdmin(WagtailAdminAppConfig):  # type: ignore[misc]
    """In the place of "wagtail.admin" among the installed apps."""

    def ready(self) -> None:
        from wagtail.models import TaskState, WorkflowState
        from wagtail.signals import task_submitted, workflow_approved, workflow_rejected, workflow_submitted

        super().ready()
        task_submitted.disconnect(sender=TaskState, dispatch_uid=ASKED_A_GROUP)
        workflow_submitted.disconnect(sender=WorkflowState, dispatch_uid=OF_WORKFLOWS.format("submitted"))
        workflow_rejected.disconnect(sender=WorkflowState, dispatch_uid=OF_WORKFLOWS.format("rejected"))
        workflow_approved.disconnect(sender=WorkflowState, dispatch_uid=OF_WORKFLOWS.format("approved"))
