"""Guests in the one capacity and the one waiting list of a meeting (portal/meetings/seats.py)."""

from collections.abc import Sequence
from functools import partial

from django.db.models import Count, Q

from portal.meetings.models import Meeting
from portal.meetings.seats import Counted, InLine, OtherSeats
from portal.networking import audit_actions, groups, mails
from portal.networking.models import Guest
from portal.networking.models.guest import COMING
from tenants.access import Actor
from tenants.audit import record


def counted(meeting: Meeting) -> Counted:
    """Confirmed guests with a seat and without. One query."""
    found = Guest.objects.filter(COMING, meeting=meeting).aggregate(
        taken=Count("pk", filter=Q(waiting=False)), waiting=Count("pk", filter=Q(waiting=True))
    )
    return Counted(found["taken"], found["waiting"])


def waiting(meeting: Meeting, most: int | None) -> Sequence[InLine]:
    """Who of the guests waits, longest first. One query."""
    found = Guest.objects.filter(COMING, meeting=meeting, waiting=True).order_by("confirmed_at", "pk")
    return [InLine(guest.confirmed_at, partial(_give, guest)) for guest in found[:most]]


def _give(guest: Guest, actor: Actor, meeting: Meeting) -> None:
    guest.waiting = False
    guest.save(update_fields=["waiting"])
    record(actor, audit_actions.SEATED, guest)
    mails.send_seat_free(guest, lost_group=groups.drop_full(meeting, guest))


GUESTS = OtherSeats("guests", counted, waiting)
