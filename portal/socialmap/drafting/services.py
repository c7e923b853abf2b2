"""Commands on drafts: keep, throw away, put back an older version, plan, lock. Each is one transaction."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Revision

from portal.socialmap import audit_actions, policies
from portal.socialmap.drafting.content import Written, draft_of, lay
from portal.socialmap.drafting.going_live import put_live
from portal.socialmap.drafting.wholes import content_of, differing
from portal.socialmap.models import Entry
from portal.socialmap.services.finding import ENTRIES, entry_to_write, is_unlocked
from tenants.access import Actor, refuse, require, system
from tenants.audit import record
from tenants.context import activate
from tenants.errors import Invalid, NotFound, Stale
from tenants.models import Tenant

LONGEST_WHY = 500


@dataclass(frozen=True)
class Base:
    """What somebody looked at: the version of the entry, and its last draft (nought: none)."""

    version: int
    revision: int = 0


@transaction.atomic
def save_draft(actor: Actor, *, entity: str, uid: UUID, base: Base, written: Written, why: str = "") -> Entry:
    """Keep what an editor wrote as the draft of an entry. Nobody else sees it before it is published.

    Args:
        base: what the editor looked at.
        written: what was filled in.
        why: a word for whoever reads the history.

    Returns:
        The entry; without a draft when nothing differs any more from what everybody sees.

    Raises:
        NotFound: no such entry for this actor; entries of other portals are never found.
        Refused: the actor may not change it, as it is or as it would become, or a colleague works on it.
        Stale: somebody changed it meanwhile.
        Invalid: with a sentence per field.
    """
    return _save(actor, _to_draft(actor, entity, uid, base), lambda draft: lay(draft, written), why)


@transaction.atomic
def restore_version(actor: Actor, *, entity: str, uid: UUID, base: Base, revision: int, why: str = "") -> Entry:
    """Make an older version the draft. What everybody sees changes when that is published.

    Raises:
        NotFound, Refused, Stale: as `save_draft`; NotFound too when the version is not of this entry.
    """
    entry = _to_draft(actor, entity, uid, base)
    old = entry.revisions.filter(pk=revision).first()
    if old is None:
        raise NotFound()
    live = content_of(entry)
    touched = differing(entity, old.content, live)
    draft = entry.with_content_json({**live, **old.content, "touched": sorted(touched)})
    return _store(actor, entry, draft, why or _("Eerdere versie teruggezet."), audit_actions.VERSION_RESTORED)


@transaction.atomic
def discard_draft(actor: Actor, *, entity: str, uid: UUID, base: Base) -> Entry:
    """Throw the draft away; it stays among the versions.

    Raises:
        NotFound, Refused, Stale: as `save_draft`.
    """
    entry = _to_draft(actor, entity, uid, base)
    _no_draft(entry)
    record(actor, audit_actions.DRAFT_DISCARDED, entry)
    return entry


@transaction.atomic
def plan(actor: Actor, *, entity: str, uid: UUID, base: Base, at: datetime) -> Entry:
    """Have the draft published by itself at a moment.

    Raises:
        NotFound, Refused, Stale: as `save_draft`; Refused too for who may not publish.
        Invalid: there is no draft, or the moment is past.
    """
    entry = _to_draft(actor, entity, uid, base)
    require(policies.may(actor, "publish", entry))
    if not entry.has_unpublished_changes or entry.latest_revision is None:
        raise Invalid(_("Er is geen concept om te plannen."))
    if at <= timezone.now():
        raise Invalid(_("Kies een moment dat nog komt."), fields={"at": _("Kies een moment dat nog komt.")})
    entry.revisions.update(approved_go_live_at=None)
    entry.latest_revision.approved_go_live_at = at
    entry.latest_revision.save(update_fields=["approved_go_live_at"])
    record(actor, audit_actions.DRAFT_PLANNED, entry, revision=entry.latest_revision.pk)
    return entry


@transaction.atomic
def cancel_plan(actor: Actor, *, entity: str, uid: UUID, base: Base) -> Entry:
    """Take a planned moment away; the draft stays.

    Raises:
        NotFound, Refused, Stale: as `save_draft`.
    """
    entry = _found(actor, entity, uid, base)
    require(policies.may(actor, "publish", entry))
    entry.revisions.update(approved_go_live_at=None)
    record(actor, audit_actions.DRAFT_UNPLANNED, entry)
    return entry


@transaction.atomic
def set_lock(actor: Actor, *, entity: str, uid: UUID, locked: bool, over_colleague: bool = False) -> Entry:
    """Lock an entry for everybody but oneself, or open it.

    Args:
        over_colleague: opens a lock of somebody else as well; the caller asked whether the actor may.

    Raises:
        NotFound: no such entry for this actor.
        Refused: the actor may not change it, or a colleague holds it.
    """
    entry = entry_to_write(actor, entity, uid)
    require(policies.may(actor, "change", entry))
    if not over_colleague:
        require(is_unlocked(actor, entry))
    entry.locked, entry.locked_by = locked, actor.person if locked else None
    entry.locked_at = timezone.now() if locked else None
    entry.save(update_fields=["locked", "locked_by", "locked_at"])
    record(actor, audit_actions.ENTRY_LOCKED if locked else audit_actions.ENTRY_UNLOCKED, entry)
    return entry


def publish_what_is_due(now: datetime | None = None) -> int:
    """Publish drafts whose moment came, in every portal. Safe to cut off and to repeat; each is its own transaction.

    Returns:
        How many were published.
    """
    moment, done = now or timezone.now(), 0
    for tenant in Tenant.objects.all():
        with activate(tenant):
            actor = system(tenant, "planned")
            for entity, uid in _due(moment):
                with transaction.atomic():
                    entry = entry_to_write(actor, entity, uid)
                    if entry.revisions.filter(approved_go_live_at__lte=moment).exists():
                        put_live(actor, entry)
                        entry.revisions.update(approved_go_live_at=None)
                        done += 1
    return done


def _due(now: datetime) -> list[tuple[str, UUID]]:
    found: list[tuple[str, UUID]] = []
    for entity, model in ENTRIES.items():
        revisions = Revision.objects.filter(
            base_content_type=model.get_base_content_type(), approved_go_live_at__lte=now
        )
        ids = [int(each) for each in revisions.values_list("object_id", flat=True)]
        if ids:  # a table of all portals: the manager of the entry leaves those of this one
            found += [(entity, uid) for uid in model.objects.filter(pk__in=ids).values_list("uid", flat=True)]
    return found


def _save(actor: Actor, entry: Entry, change: Callable[[Entry], None], why: str) -> Entry:
    draft = draft_of(entry)
    change(draft)
    return _store(actor, entry, draft, why, audit_actions.DRAFT_SAVED)


def _store(actor: Actor, entry: Entry, draft: Entry, why: str, action: Any) -> Entry:
    entity = str(entry._meta.model_name)
    require(policies.may(actor, "change", draft))
    live, content = content_of(entry), content_of(draft)
    before = entry.latest_revision.content if entry.has_unpublished_changes and entry.latest_revision else live
    if not differing(entity, content, before):
        return entry
    draft.touched, draft.why = differing(entity, content, live), why.strip()[:LONGEST_WHY]
    if not draft.touched:
        _no_draft(entry)
        record(actor, audit_actions.DRAFT_DISCARDED, entry)
        return entry
    _keep_what_stands(entry, live)
    revision = draft.save_revision(user=actor.person, clean=False, log_action=False)
    record(actor, action, entry, revision=revision.pk)
    entry.refresh_from_db()
    return entry


def _keep_what_stands(entry: Entry, live: Any) -> None:
    """So that the first draft, too, has a version before it: to compare with, and to go back to."""
    entity = str(entry._meta.model_name)
    newest = entry.latest_revision
    if newest is not None and (entry.has_unpublished_changes or not differing(entity, newest.content, live)):
        return
    entry.touched, entry.why = frozenset(), ""
    entry.save_revision(user=entry.checked_by if newest is None else None, changed=False, clean=False)


def _no_draft(entry: Entry) -> None:
    entry.has_unpublished_changes = False
    entry.revisions.update(approved_go_live_at=None)
    entry.save(update_fields=["has_unpublished_changes"])


def _found(actor: Actor, entity: str, uid: UUID, base: Base) -> Entry:
    entry = entry_to_write(actor, entity, uid)
    require(policies.may(actor, "change", entry))
    if entry.version != base.version or (entry.latest_revision_id or 0) != base.revision:
        raise Stale(_("Iemand anders heeft deze vermelding net gewijzigd."))
    return entry


def _to_draft(actor: Actor, entity: str, uid: UUID, base: Base) -> Entry:
    entry = _found(actor, entity, uid, base)
    require(is_unlocked(actor, entry))
    if entry.revisions.filter(approved_go_live_at__isnull=False).exists():
        require(refuse(_("Dit concept staat al gepland. Haal de planning eerst weg.")))
    review = entry.current_workflow_state
    if review is not None and review.status == review.STATUS_IN_PROGRESS and _asked_by(review, actor):
        require(refuse(_("Een collega leest dit nu. Trek uw vraag eerst in.")))
    return entry


def _asked_by(review: Any, actor: Actor) -> bool:
    return actor.person is not None and review.requested_by_id == actor.person.pk
