"""Guests of a meeting, for who organises it or stands at its door."""

from dataclasses import dataclass
from uuid import UUID

from portal.meetings.models import Meeting
from portal.meetings.selectors import meeting_page
from portal.meetings.selectors.page import MeetingPage
from portal.meetings.words import COMING as SAYS_YES
from portal.networking.models import Guest
from portal.networking.policies import may_keep_the_list
from tenants.access import Actor, require


@dataclass(frozen=True)
class GuestLine:
    """One guest. The address is not shown: mails go by the portal."""

    uid: UUID
    name: str
    organisation: str
    needs: str
    waiting: bool
    there: bool


@dataclass(frozen=True)
class GuestList:
    """The guests by name; `asked` is how many have not pressed the button in their mail."""

    meeting: Meeting
    guests: tuple[GuestLine, ...]
    asked: int

    @property
    def coming(self) -> int:
        return sum(not guest.waiting for guest in self.guests)


@dataclass(frozen=True)
class OnPaper:
    """One person on the list for the door, or on a badge."""

    name: str
    organisation: str
    guest: bool
    there: bool
    needs: str = ""


def guest_list(actor: Actor, uid: UUID) -> GuestList:
    """The guests of a meeting. Two queries, and what the policy asks.

    Raises:
        NotFound: no such meeting for this actor.
        Refused: they do not keep its list.
    """
    meeting: Meeting = Meeting.objects.visible_to(actor).get_or_not_found(uid=uid)
    require(may_keep_the_list(actor, meeting))
    return _guests_of(actor, meeting)


def on_paper(actor: Actor, uid: UUID) -> tuple[MeetingPage, tuple[OnPaper, ...]]:
    """Everybody who comes, by name: guests, and invited people who said yes. Names sort as people read them.

    Raises:
        NotFound, Refused: as for `guest_list`.
    """
    page = meeting_page(actor, uid)
    require(may_keep_the_list(actor, page.meeting))
    guests = _guests_of(actor, page.meeting).guests
    lines = [OnPaper(each.name, each.organisation, True, each.there, each.needs) for each in guests if not each.waiting]
    lines += [
        OnPaper(seat.person, seat.organisation, False, seat.arrived)
        for seat in page.seats
        if seat.person and not seat.waiting and (seat.answer in SAYS_YES or seat.arrived)
    ]
    return page, tuple(sorted(lines, key=lambda each: (each.name.casefold(), each.organisation.casefold())))


def _guests_of(actor: Actor, meeting: Meeting) -> GuestList:
    rows = list(Guest.objects.visible_to(actor).filter(meeting=meeting, cancelled_at=None))
    coming = [row for row in rows if row.confirmed_at is not None]
    lines = [
        GuestLine(row.uid, row.name, row.organisation, row.needs, row.waiting, row.arrived_at is not None)
        for row in coming
    ]
    return GuestList(meeting, tuple(sorted(lines, key=lambda each: each.name.casefold())), len(rows) - len(coming))
