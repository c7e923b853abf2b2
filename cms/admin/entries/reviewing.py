"""Publishing an entry, with a second reader where the portal wants one. Wagtail's workflow keeps who asked and read.

Each command is one transaction. What it does to the entry goes through the services of the social map.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Workflow, WorkflowState

from cms.admin.entries import audit_actions
from cms.boundary.models import SHARED_NAMES
from cms.boundary.rights import may_publish
from portal.socialmap import policies, services
from portal.socialmap.drafting import services as drafts
from portal.socialmap.drafting.services import Base
from portal.socialmap.models import Entry
from portal.socialmap.services.finding import entry_to_write
from tenants import events
from tenants.access import Actor, Decision, allow, refuse, require
from tenants.audit import record
from tenants.errors import Stale


def may_put_live(actor: Actor, *, has_draft: bool, shown_before: bool) -> Decision:
    """Whether the actor publishes without a second reader. What was read and shown before may always come back."""
    if may_publish(actor) or (shown_before and not has_draft):
        return allow()
    return refuse(_("Een collega leest eerst mee. Vraag om mee te lezen."))


@transaction.atomic
def publish(actor: Actor, *, entity: str, uid: UUID, base: Base) -> Entry:
    """Show an entry with its draft.

    Raises:
        NotFound: no such entry for this actor.
        Refused: the actor may not publish it, or a second reader comes first.
        Stale: somebody changed it meanwhile.
    """
    entry = _looked_at(actor, entity, uid, base)
    shown_before = entry.first_published_at is not None
    require(may_put_live(actor, has_draft=entry.has_unpublished_changes, shown_before=shown_before))
    return services.publish(actor, entity=entity, uid=uid, version=base.version)


@transaction.atomic
def ask_review(actor: Actor, *, entity: str, uid: UUID, base: Base) -> Entry:
    """Ask a colleague to read the draft and publish it.

    Raises:
        NotFound, Stale: as `publish`.
        Refused: the actor may not change it, or a colleague reads it already.
    """
    entry = _looked_at(actor, entity, uid, base)
    require(policies.may(actor, "change", entry))
    standing = entry.current_workflow_state
    if standing is not None and standing.status == WorkflowState.STATUS_IN_PROGRESS:
        require(refuse(_("Een collega leest dit al.")))
    if standing is not None:
        standing.cancel(user=actor.person)
    if entry.latest_revision is None:  # made and never changed: what there is to read is the entry itself
        entry.touched, entry.why = frozenset(), ""
        entry.save_revision(user=actor.person, changed=True, clean=False)
    Workflow.objects.get(name=SHARED_NAMES["workflow"]).start(entry, actor.person)
    record(actor, audit_actions.REVIEW_ASKED, entry)
    events.emit("cms.entry_review_asked", entity=entity, object_id=entry.pk)
    return entry


@transaction.atomic
def take_back(actor: Actor, *, entity: str, uid: UUID, base: Base) -> Entry:
    """Take one's own question back, so that one can write on.

    Raises:
        NotFound, Stale: as `publish`.
        Refused: nobody asked, or somebody else did.
    """
    entry = _looked_at(actor, entity, uid, base)
    state = _in_progress(entry)
    if actor.person is None or state.requested_by_id != actor.person.pk:
        require(refuse(_("Alleen wie het vroeg, kan de vraag intrekken.")))
    state.cancel(user=actor.person)
    record(actor, audit_actions.REVIEW_WITHDRAWN, entry)
    return entry


@transaction.atomic
def approve(actor: Actor, *, entity: str, uid: UUID, base: Base, comment: str = "") -> Entry:
    """Say that a draft is right, and publish it. Never one's own.

    Raises:
        NotFound, Stale: as `publish`.
        Refused: nobody asked, one asked oneself, or the actor may not publish.
    """
    entry = _looked_at(actor, entity, uid, base)
    require(policies.may(actor, "publish", entry))
    state = _for_other(actor, entry)
    state.current_task_state.approve(user=actor.person, update=False, comment=comment.strip())
    state.status = WorkflowState.STATUS_APPROVED
    state.save()
    record(actor, audit_actions.REVIEW_APPROVED, entry)
    shown = services.publish(actor, entity=entity, uid=uid, version=base.version)
    events.emit("cms.entry_published", entity=entity, object_id=entry.pk, asked_by=state.requested_by_id)
    return shown


@transaction.atomic
def send_back(actor: Actor, *, entity: str, uid: UUID, base: Base, comment: str) -> Entry:
    """Send a draft back to who wrote it, with a word.

    Raises:
        NotFound, Stale: as `publish`.
        Refused: nobody asked, or one asked oneself.
    """
    entry = _looked_at(actor, entity, uid, base)
    require(policies.may(actor, "publish", entry))
    state = _for_other(actor, entry)
    state.current_task_state.reject(user=actor.person, comment=comment.strip())
    record(actor, audit_actions.REVIEW_RETURNED, entry)
    events.emit("cms.entry_returned", entity=entity, object_id=entry.pk, asked_by=state.requested_by_id)
    return entry


@transaction.atomic
def plan(actor: Actor, *, entity: str, uid: UUID, base: Base, at: datetime) -> Entry:
    """Have the draft published at a moment, by who may publish it now.

    Raises:
        NotFound, Refused, Stale: as `publish`.
        Invalid: there is no draft, or the moment is past.
    """
    _looked_at(actor, entity, uid, base)
    require(may_put_live(actor, has_draft=True, shown_before=False))
    return drafts.plan(actor, entity=entity, uid=uid, base=base, at=at)


def _looked_at(actor: Actor, entity: str, uid: UUID, base: Base) -> Entry:
    entry = entry_to_write(actor, entity, uid, base.version)
    require(policies.may(actor, "change", entry))
    if (entry.latest_revision_id or 0) != base.revision:
        raise Stale(_("Iemand anders heeft deze vermelding net gewijzigd."))
    return entry


def _in_progress(entry: Entry) -> Any:
    state = entry.current_workflow_state
    if state is None or state.status != WorkflowState.STATUS_IN_PROGRESS:
        require(refuse(_("Niemand vroeg om dit te lezen.")))
    return state


def _for_other(actor: Actor, entry: Entry) -> Any:
    state = _in_progress(entry)
    if actor.person is None or state.requested_by_id == actor.person.pk:
        require(refuse(_("Iemand anders moet dit nakijken.")))
    return state
