"""The feed of one's own meetings: made, given another address, stopped."""

from uuid import uuid4

from django.db import transaction

from portal.meetings import audit_actions
from portal.meetings.models import CalendarFeed
from tenants.access import Actor, can, require
from tenants.audit import record


@transaction.atomic
def make_feed(actor: Actor) -> CalendarFeed:
    """Open a secret address for one's own calendar. Once more gives another address, and the old one is dead.

    Raises:
        Refused: the actor takes part in no meetings.
    """
    require(can(actor, "meeting.read"))
    require(can(actor, "own_account.change"))
    assert actor.person is not None
    feed: CalendarFeed
    feed, new = CalendarFeed.objects.get_or_create(person=actor.person)
    if not new:
        feed.nonce = uuid4()
        feed.save(update_fields=["nonce"])
    record(actor, audit_actions.FEED_OPENED, feed)
    return feed


@transaction.atomic
def stop_feed(actor: Actor) -> None:
    """Close the address. Without a feed nothing happens.

    Raises:
        Refused: the actor has no account here.
    """
    require(can(actor, "own_account.change"))
    for feed in CalendarFeed.objects.visible_to(actor):
        record(actor, audit_actions.FEED_STOPPED, feed)
        feed.delete()
