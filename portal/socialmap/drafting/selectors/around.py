"""What is said of an entry beside its texts: its draft, its lock, who looked, what a source says."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from portal.socialmap.capacity import CapacityNow, capacity_now, days_of
from portal.socialmap.drafting.comparing import LABELS
from portal.socialmap.drafting.listing import state_of
from portal.socialmap.drafting.wholes import GROUP_OF
from portal.socialmap.freshness import Freshness, freshness, rule_of
from portal.socialmap.labels import label
from portal.socialmap.models import Entry, Service
from portal.socialmap.services.ownership import TwoValues, differences, owned_fields
from tenants.access import Actor


@dataclass(frozen=True)
class Around:
    """What is said of an entry beside its texts."""

    state: str
    touched: tuple[str, ...]
    drafted_by: str
    drafted_at: datetime | None
    why: str
    planned_at: datetime | None
    locked_by: str
    locked_by_me: bool
    review_by: str
    review_at: datetime | None
    review_by_me: bool
    returned: str
    checked_on: date | None
    freshness: Freshness
    source: str
    two_values: tuple[TwoValues, ...]
    owned_groups: tuple[tuple[str, str], ...]
    capacity: CapacityNow | None


def around(actor: Actor, entry: Entry, draft: Entry) -> Around:
    """How an entry stands, and its draft."""
    newest = entry.latest_revision if entry.has_unpublished_changes else None
    content = newest.content if newest is not None else {}
    planned = entry.revisions.filter(approved_go_live_at__isnull=False).values_list("approved_go_live_at", flat=True)
    review = entry.current_workflow_state
    me = actor.person.pk if actor.person is not None else None
    going = review is not None and review.status == review.STATUS_IN_PROGRESS
    back = review is not None and review.status == review.STATUS_NEEDS_CHANGES
    return Around(
        state=state_of(entry),
        touched=tuple(dict.fromkeys(label(LABELS.get(name, name)) for name in content.get("touched", ()))),
        drafted_by=str(newest.user or "") if newest is not None else "",
        drafted_at=newest.created_at if newest is not None else None,
        why=draft.why,
        planned_at=planned.first(),
        locked_by=str(entry.locked_by or "") if entry.locked else "",
        locked_by_me=entry.locked and entry.locked_by_id == me,
        review_by=str(review.requested_by or "") if going else "",
        review_at=review.created_at if going else None,
        review_by_me=going and review.requested_by_id == me,
        returned=_said_back(review) if back else "",
        checked_on=entry.checked_on,
        freshness=freshness(entry.checked_on, timezone.localdate(), rule_of(actor.tenant)),
        source=entry.data_source,
        two_values=differences(entry),
        owned_groups=_owned_groups(entry),
        capacity=_capacity(actor, entry),
    )


def _capacity(actor: Actor, entry: Entry) -> CapacityNow | None:
    if not isinstance(entry, Service):
        return None
    today = timezone.localdate()
    return capacity_now(entry.capacity, entry.capacity_weeks, entry.capacity_on, today, days_of(actor.tenant))


def _said_back(review: Any) -> str:
    last = review.current_task_state
    return (last.comment if last is not None else "") or _("Er is geen opmerking bij geschreven.")


def _owned_groups(entry: Entry) -> tuple[tuple[str, str], ...]:
    """Parts with rows under them that an editor took over from the source."""
    if not entry.data_source:
        return ()
    owned = owned_fields(str(entry._meta.model_name), entry.data_source, [entry.uid])
    groups = set(GROUP_OF.values())
    return tuple(sorted((name, label(name)) for _uid, name in owned if name in groups))
