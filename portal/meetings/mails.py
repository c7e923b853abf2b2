"""Mails that calendars understand: an invitation, a change, a meeting that does not go on (RFC 5546, RFC 6047).

Only ids wait in the outbox. Who may still get it, and how the meeting stands, is looked up when it is sent; so a mail
that was held up tells how it is now.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from portal.accounts.links import absolute
from portal.accounts.models import User
from portal.meetings import calendars
from portal.meetings.addresses import page_of
from portal.meetings.models import Invitation, Meeting
from portal.meetings.models.invitation import seats_of
from portal.meetings.words import MeetingState
from portal.notifications.channels import Channel
from portal.notifications.kinds import KINDS
from portal.notifications.models import Preference
from portal.notifications.recipients import still_gets
from portal.planning import calendar
from portal.planning.entries import Entry
from tenants.access import Actor, actor_for
from tenants.context import current_tenant
from tenants.outbox import Letter, mail_purpose, send_mail_later

if TYPE_CHECKING:
    from collections.abc import Iterable

REQUEST, CANCEL = "meetings.request", "meetings.cancel"
KIND = "meeting.calendar"


def send_request(meeting: Meeting, people: "Iterable[User]") -> None:
    """Have this meeting asked of, or changed in, the calendars of these people. One query for each."""
    for person in people:
        key = f"{meeting.uid}:{meeting.sequence}:{person.pk}"
        send_mail_later(REQUEST, key=key, meeting=meeting.uid, person=person.pk)


def send_cancel(meeting: Meeting, people: "Iterable[User]") -> None:
    """Have this meeting taken out of the calendars of these people. One query for each."""
    for person in people:
        key = f"{meeting.uid}:{meeting.sequence}:{person.pk}"
        send_mail_later(CANCEL, key=key, meeting=meeting.uid, person=person.pk)


@mail_purpose(REQUEST)
def write_request(ids: Mapping[str, int | str]) -> Letter | None:
    actor, meeting = _both(ids)
    if actor is None or meeting is None or meeting.state != MeetingState.INVITED or not _is_asked(actor, meeting):
        return None
    assert actor.person is not None
    entries = _whole_series(actor, meeting) or [calendars.entry_of(meeting)]
    file = calendar.request(entries, attendee=actor.person.email).decode()
    said = _("U bent uitgenodigd voor een bijeenkomst in %(portal)s, of er is iets veranderd. Laat weten of u komt.")
    return _letter(actor, meeting, _("Bijeenkomst in %(portal)s"), said, file, "REQUEST")


@mail_purpose(CANCEL)
def write_cancel(ids: Mapping[str, int | str]) -> Letter | None:
    """Also to somebody whose seat was taken back, who no longer sees the meeting: they knew of it."""
    actor, meeting = _both(ids)
    if actor is None or meeting is None or meeting.state == MeetingState.PLANNED:
        return None
    assert actor.person is not None
    if meeting.state == MeetingState.INVITED and _is_asked(actor, meeting):
        return None
    file = calendar.cancel([calendars.entry_of(meeting)], attendee=actor.person.email).decode()
    said = _("Een bijeenkomst in %(portal)s gaat niet door, of u bent niet meer uitgenodigd.")
    return _letter(actor, meeting, _("Bijeenkomst in %(portal)s gaat niet door"), said, file, "CANCEL")


def _both(ids: Mapping[str, int | str]) -> tuple[Actor | None, Meeting | None]:
    """Who gets it, unless they left or chose against it, and what it is about."""
    person = User.objects.filter(pk=ids["person"], is_active=True).first()
    if person is None or not still_gets(person, KINDS[KIND]):
        return None, None
    chosen = Preference.objects.filter(person=person, kind=KIND).values_list("channel", flat=True).first()
    if chosen is not None and chosen != Channel.MAIL:
        return None, None
    meeting = Meeting.objects.select_related("series", "tenant").filter(uid=str(ids["meeting"])).first()
    return actor_for(person, current_tenant()), meeting


def _is_asked(actor: Actor, meeting: Meeting) -> bool:
    return Invitation.objects.filter(seats_of(actor), meeting=meeting).exists()


def _whole_series(actor: Actor, meeting: Meeting) -> Sequence[Entry]:
    """All of a series in one file, when nothing of it was sent before and they are asked to all of it."""
    if meeting.series is None or meeting.sequence:
        return ()
    rows = list(Meeting.objects.filter(series=meeting.series).select_related("series", "tenant").order_by("starts_at"))
    asked = set(Invitation.objects.filter(seats_of(actor), meeting__in=rows).values_list("meeting", flat=True))
    return calendars.entries_of_series(rows) if {row.pk for row in rows} <= asked else ()


def _letter(actor: Actor, meeting: Meeting, subject: str, text: str, file: str, method: str) -> Letter:
    tenant = current_tenant()
    assert actor.person is not None
    named = {"portal": tenant.name}
    where = absolute(tenant, page_of(meeting))
    return Letter(
        to=actor.person.email,
        subject=subject % named,
        text=f"{text % named}\n\n{where}\n",
        calendar=file,
        calendar_method=method,
    )
