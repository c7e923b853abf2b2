"""What stands in Wagtail's own tables for a portal, and the reader who comes before publishing."""

from collections.abc import Mapping
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Collection, Site, Task, TaskState
from wagtail.permissions import policy_registry

from tenants.models import TenantOwned


class Provision(TenantOwned):
    """The shelf for files and the site that `cms/provisioning.py` made for a portal. One row a portal."""

    shelf = models.OneToOneField(Collection, on_delete=models.PROTECT, related_name="+")
    site = models.OneToOneField(Site, on_delete=models.PROTECT, related_name="+")

    class Meta(TenantOwned.Meta):
        constraints = [models.UniqueConstraint(fields=["tenant"], name="provision_once")]

    def __str__(self) -> str:
        return str(self.tenant)


class SecondReader(Task):  # type: ignore[misc]
    """A step of the workflow: somebody else than the writer reads it, and publishes or sends it back.

    One row for all portals: who may read is asked of the request, in the portal at hand.
    """

    class Meta:
        verbose_name = _("tweede lezer")

    def user_can_access_editor(self, obj: Any, user: Any) -> bool:
        return _edits(obj, user)

    def locked_for_user(self, obj: Any, user: Any) -> bool:
        """The writer waits; only the reader changes what is being read."""
        return not self._may_read(obj, user)

    def user_can_lock(self, obj: Any, user: Any) -> bool:
        return self._may_read(obj, user)

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, Any, bool]]:
        """Send back with a word, or approve, behind which Wagtail writes that it publishes; nothing for the writer."""
        if not self._may_read(obj, user):
            return []
        return [
            ("reject", _("Terugsturen met een opmerking"), True),
            ("approve", _("Goedkeuren"), False),
            ("approve", _("Goedkeuren met een opmerking"), True),
        ]

    def on_action(self, task_state: TaskState, user: Any, action_name: str, **kwargs: Any) -> Any:
        """As Wagtail's, after the writer is turned away once more: a button that is not shown can still be sent."""
        from tenants.access import require
        from tenants.access.decision import refuse

        if not self._may_read(task_state.workflow_state.content_object, user):
            require(refuse(str(_("Iemand anders moet dit nakijken."))))
        return super().on_action(task_state, user, action_name, **kwargs)

    def get_task_states_user_can_moderate(self, user: Any, **_kwargs: Any) -> Any:
        """What waits for this person, of the active portal."""
        from cms.boundary.reading import waiting_for

        return waiting_for(user, task=self)

    @classmethod
    def get_description(cls) -> str:
        return str(_("Een collega leest mee voordat iets op de site komt."))

    def _may_read(self, obj: Any, user: Any) -> bool:
        state = obj.current_workflow_state
        asked_by = state.requested_by_id if state is not None else None
        return asked_by != user.pk and _edits(obj, user)


def _edits(obj: Any, user: Any) -> bool:
    policy = policy_registry.get_by_type(type(obj))
    return bool(policy.user_has_permission_for_instance(user, "change", obj))


# Rows of Wagtail's own tables that code makes once for all portals.
SHARED_NAMES: Mapping[str, str] = {"workflow": "Tweede lezer", "task": "Iemand anders leest mee"}
