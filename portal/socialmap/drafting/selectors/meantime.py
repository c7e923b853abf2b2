"""What somebody else did to an entry while its form stood open."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from portal.socialmap.drafting.comparing import Change, changes
from portal.socialmap.drafting.content import Written, draft_of, lay
from portal.socialmap.drafting.history import own_entry
from portal.socialmap.drafting.services import Base
from portal.socialmap.drafting.wholes import Content, content_of, differing
from portal.socialmap.models import Entry
from tenants.access import Actor


@dataclass(frozen=True)
class Meanwhile:
    """What somebody else did since the form was opened.

    Attributes:
        only_theirs: parts that they changed and the writer did not.
        both: parts that stand otherwise now than the writer has them: theirs before, the writer's after.
        mine_only: nothing that the form shows changed (somebody checked the entry, or told its room).
    """

    by: str
    at: datetime | None
    only_theirs: frozenset[str]
    both: tuple[Change, ...]
    mine_only: bool


def meanwhile(actor: Actor, entity: str, uid: UUID, base: Base, written: Written) -> Meanwhile:
    """What came between the looking of somebody and their writing.

    Args:
        base: what they looked at.
        written: what they wrote then.

    Raises:
        NotFound: there is no such entry of this portal for this actor.
        Invalid: what they wrote cannot be used.
    """
    entry = own_entry(actor, entity, uid)
    theirs, mine = draft_of(entry), draft_of(entry)
    lay(mine, written)
    now, own = content_of(theirs), content_of(mine)
    looked_at = _looked_at(entry, base)
    differs = differing(entity, now, own)
    untouched = differs - differing(entity, looked_at, own) if looked_at is not None else frozenset()
    newest = entry.latest_revision
    return Meanwhile(
        by=str(newest.user or "") if newest is not None else "",
        at=newest.created_at if newest is not None else None,
        only_theirs=frozenset(untouched),
        both=tuple(each for each in changes(type(entry), now, own) if each.part not in untouched),
        mine_only=looked_at is not None and not (differing(entity, looked_at, now)),
    )


def _looked_at(entry: Entry, base: Base) -> Content | None:
    """The content that stood when somebody opened the form, as far as a version of it was kept."""
    if base.revision:
        return getattr(entry.revisions.filter(pk=base.revision).first(), "content", None)
    if entry.version != base.version:
        return None
    return getattr(entry.revisions.order_by("pk").first(), "content", None)
