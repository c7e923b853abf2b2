"""Rules of guests: how long a link works, how often we write, who sees them. Legal source: docs/decisions/0036."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from portal.meetings.policies import may_organise, of_meeting
from portal.meetings.selectors.page import is_open
from portal.meetings.words import Audience, MeetingState
from tenants.access import Actor, Decision, Scope, allow, can, refuse, register_relations

if TYPE_CHECKING:
    from portal.meetings.models import Meeting
    from portal.networking.models import Exchange, Guest

# A seat is nobody's before it is confirmed, and a mail that lies longer than this is forgotten.
LINK_WORKS = timedelta(hours=48)
# So many mails go to an address that never answers, for one meeting.
MOST_LETTERS = 3


def is_in_time(asked_at: datetime, now: datetime) -> bool:
    """Whether the link of a mail that asked to confirm still works."""
    return now < asked_at + LINK_WORKS


def still_comes(meeting: "Meeting", now: datetime) -> bool:
    """Whether the meeting goes on and has not begun."""
    return meeting.state == MeetingState.INVITED and meeting.starts_at > now


def may_register(actor: Actor, meeting: "Meeting") -> Decision:
    """Whether anybody may register for this meeting now, and if not, why not."""
    if not can(actor, "meeting_public.register") or meeting.audience != Audience.PUBLIC:
        return refuse(str(_("Aanmelden kan niet voor deze bijeenkomst.")))
    if meeting.state == MeetingState.CANCELLED:
        return refuse(str(_("Deze bijeenkomst gaat niet door.")))
    if not is_open(meeting):
        return refuse(str(_("Aanmelden kan niet meer.")))
    return allow()


def may_keep_the_list(actor: Actor, meeting: "Meeting") -> Decision:
    """Whether this actor sees who comes as a guest, and ticks who is there: the organiser and the chair."""
    return may_organise(actor, "attendance", meeting)


def may_withdraw(actor: Actor, exchange: "Exchange") -> Decision:
    """Whether this actor takes this request or offer back: whoever may place for its team, or keeps the network."""
    own = exchange.team_id in actor.teams and can(actor, "minutes.request").allowed
    return allow() if own else can(actor, "minutes.change", exchange)


def register() -> None:
    """Tell the policy how guests stand to an actor: as their meeting does."""
    from portal.networking.models import Exchange, Guest

    register_relations(Guest, _of_guest)
    register_relations(Exchange, _of_exchange)


def _of_guest(actor: Actor, guest: "Guest") -> frozenset[Scope]:
    return of_meeting(actor, guest.meeting)


def _of_exchange(actor: Actor, exchange: "Exchange") -> frozenset[Scope]:
    """Of the portal and its network; of the teams of the actor."""
    ours = {Scope.ORGANISATION} if exchange.team_id in actor.teams else set()
    return frozenset({Scope.TENANT, Scope.NETWORK} | ours)
