"""What a calendar reads at a secret address: the meetings of whose address it is, as they may see them now."""

from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from portal.meetings.calendars import entries, is_proof_of
from portal.meetings.models import CalendarFeed, Meeting
from portal.meetings.models.meeting import of_person
from portal.meetings.words import TOLD
from portal.planning.entries import Entry
from tenants.access import Actor, actor_for, can
from tenants.context import current_tenant
from tenants.errors import NotFound

BACK, AHEAD, MOST = timedelta(days=60), timedelta(days=500), 500


def own_feed(actor: Actor) -> CalendarFeed | None:
    """The feed that somebody opened. One query."""
    found: CalendarFeed | None = CalendarFeed.objects.visible_to(actor).first()
    return found


def entries_of_feed(uid: UUID, proof: str) -> list[Entry]:
    """The events of whose feed this is: what they organise, lead or are asked to, and did not decline.

    The right is that of the person at this moment: who left gets the answer of an address that never was.

    Raises:
        NotFound: no such feed, another proof, or somebody who no longer works here.
    """
    actor = _whose(uid, proof)
    now = timezone.now()
    rows = Meeting.objects.visible_to(actor).filter(
        of_person(actor), state__in=TOLD, starts_at__gte=now - BACK, starts_at__lte=now + AHEAD
    )
    declined = rows.filter(invitations__person=actor.person, invitations__answer__in=("declines", "replaced"))
    kept = rows.exclude(pk__in=declined.order_by().values("pk")).select_related("series", "tenant")
    return entries(kept.order_by("starts_at", "pk")[:MOST])


def _whose(uid: UUID, proof: str) -> Actor:
    """The proof is the key: nobody is signed in."""
    feed = CalendarFeed.objects.select_related("person", "tenant").filter(uid=uid).first()
    if feed is None or not is_proof_of(feed, proof) or not feed.person.is_active:
        raise NotFound()
    actor = actor_for(feed.person, current_tenant())
    if not can(actor, "meeting.read"):
        raise NotFound()
    return actor
