"""Who usually comes to a series, and which organisation is missing: what an organiser looks at before asking again."""

from collections import Counter
from dataclasses import dataclass

from portal.meetings.models import Invitation, Meeting
from portal.meetings.words import MeetingState
from tenants.access import Actor, can

LAST = 6


@dataclass(frozen=True)
class Regular:
    """An organisation, and of how many of the last meetings somebody was there."""

    organisation: str
    came: int
    of: int

    @property
    def is_missing(self) -> bool:
        """Asked, and at none of them."""
        return self.came == 0


def regulars(actor: Actor, meeting: Meeting) -> list[Regular]:
    """How often each invited organisation was at the last six meetings of the series, who misses most first.

    Counts organisations, never people. Two queries; none for whoever does not organise, or for a single meeting.
    """
    if meeting.series_id is None or not can(actor, "meeting.change", meeting):
        return []
    held = Meeting.objects.visible_to(actor).filter(series=meeting.series_id, state=MeetingState.HELD)
    last = list(held.order_by("-starts_at").values_list("pk", flat=True)[:LAST])
    if not last:
        return []
    rows = Invitation.objects.filter(meeting__in=last).values_list("team__organisation__name", "meeting", "arrived_at")
    asked = {(name, pk) for name, pk, _at in rows}
    came = {(name, pk) for name, pk, at in rows if at is not None}
    times, seen = Counter(name for name, _pk in asked), Counter(name for name, _pk in came)
    found = [Regular(name, seen[name], count) for name, count in times.items()]
    return sorted(found, key=lambda each: (each.came, each.organisation))
