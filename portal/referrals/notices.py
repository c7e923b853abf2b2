"""Who hears of what happens to a referral: a table. A message says that there is something, never what it is."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from portal.accounts.models import User
from portal.notifications.recipients import people_for
from portal.notifications.services import forget, notify
from portal.referrals.models import Referral, ReferralClock, ReferralEvent, ReferralMessage
from portal.referrals.states import STATES
from portal.referrals.talks import OTHER
from portal.referrals.words import Party, ReferralState


@dataclass(frozen=True)
class Told:
    """A line: which kind of message, and which side gets it.

    Args:
        coordinator: also the administrators of that side's organisation: overdue and expired work comes to them.
    """

    kind: str
    side: Party
    coordinator: bool = False


BY_MOVE: Mapping[str, Told] = {
    "send": Told("referral.received", Party.RECEIVER),
    "supply": Told("referral.received", Party.RECEIVER),
    "return": Told("referral.returned", Party.SENDER),
    "accept": Told("referral.answered", Party.SENDER),
    "waitlist": Told("referral.answered", Party.SENDER),
    "appoint": Told("referral.answered", Party.SENDER),
    "hand_on": Told("referral.answered", Party.SENDER),
    "reject": Told("referral.refused", Party.SENDER),
    "expire": Told("referral.expired", Party.SENDER, coordinator=True),
    "interim": Told("referral.feedback", Party.SENDER),
    "no_show": Told("referral.feedback", Party.SENDER),
    "decide": Told("referral.feedback", Party.SENDER),
    "complete": Told("referral.feedback", Party.SENDER),
    "end": Told("referral.feedback", Party.SENDER),
    "withdraw": Told("referral.stopped", Party.RECEIVER),
    "in_error": Told("referral.stopped", Party.RECEIVER),
}
# Steps of both sides: the other one is told.
TO_THE_OTHER: Mapping[str, str] = dict.fromkeys(
    ("propose", "choose_time", "none_fits", "take_back_times", "call_off"), "referral.times"
)


def tell_of_a_step(referral: Referral, event: ReferralEvent) -> None:
    """Listens to `referrals.moved`. What closed for the receiver is not told any more: its waiting messages go."""
    if not STATES[ReferralState(event.after)].shares:
        forget(_key(referral), people=_people("referral.received", referral, Party.RECEIVER))
    told = BY_MOVE.get(event.move) or _to_the_other(event)
    if told is None or (told.side == Party.RECEIVER and referral.sent_at is None):
        return
    people = [each for each in _people(told.kind, referral, told.side, told.coordinator) if each.pk != event.by_id]
    where = _list() if told.kind == "referral.stopped" else _page(referral)
    notify(told.kind, recipients=people, url=where, subject=referral.number, key=f"{_key(referral)}{event.uid}")


def tell_of_a_message(message: ReferralMessage) -> None:
    """Listens to `referrals.talked`: the other side is told."""
    referral = message.referral
    other = Party.SENDER if message.team_id == referral.receiver_team_id else Party.RECEIVER
    people = [each for each in _people("referral.message", referral, other) if each.pk != message.author_id]
    key = f"{_key(referral)}{message.uid}"
    notify("referral.message", recipients=people, url=_page(referral), subject=referral.number, key=key)


def tell_of_a_late_clock(clock: ReferralClock, last: bool) -> None:
    """Listens to `referrals.late`: whose turn it is, and with the last reminder their coordinator too."""
    referral = clock.referral
    if clock.code == "check_back":
        _tell_to_ask_back(clock)
        return
    side = STATES[ReferralState(referral.state)].waits_for or Party.SENDER
    people = _people("referral.late", referral, side, coordinator=last)
    key = f"{_key(referral)}{clock.uid}:{clock.reminders}"
    notify("referral.late", recipients=people, url=_page(referral), subject=referral.number, key=key)


def tell_to_send_a_note(clock: ReferralClock) -> None:
    """Listens to `referrals.note_asked`: whoever helps is asked how it goes."""
    referral = clock.referral
    people = _people("referral.note_asked", referral, Party.RECEIVER)
    key = f"{_key(referral)}{clock.uid}:asked"
    notify("referral.note_asked", recipients=people, url=_page(referral), subject=referral.number, key=key)


def _tell_to_ask_back(clock: ReferralClock) -> None:
    """The one contact person; the whole team when that one works there no more."""
    case = clock.referral.case
    here = people_for("referral.ask_back", team=case.lead_team_id)
    people = [each for each in here if each.pk == case.lead_id] or here
    with translation.override(settings.LANGUAGE_CODE):
        where = reverse("referrals:check_back", kwargs={"uid": clock.referral.uid}, urlconf=settings.ROOT_URLCONF)
    key = f"{_key(clock.referral)}{clock.uid}:{clock.reminders}"
    notify("referral.ask_back", recipients=people, url=where, subject=clock.referral.number, key=key)


def _to_the_other(event: ReferralEvent) -> Told | None:
    kind = TO_THE_OTHER.get(event.move)
    return Told(kind, OTHER[Party(event.party)]) if kind is not None else None


def _people(kind: str, referral: Referral, side: Party, coordinator: bool = False) -> list[User]:
    """The named people of a side; while nobody was named, everybody of its team who works with cases."""
    team = referral.sender_team if side == Party.SENDER else referral.receiver_team
    sending, receiving = [referral.sender], [referral.assignee, referral.contact_person]
    named: list[User | None] = [*sending] if side == Party.SENDER else [*receiving]
    if team is None:
        return []
    here = {each.pk: each for each in people_for(kind, team=team.pk)}
    found = {each.pk: each for each in named if each is not None and each.pk in here} or here
    if coordinator:
        found = found | {each.pk: each for each in people_for(kind, organisation=team.organisation_id)}
    return list(found.values())


def _key(referral: Referral) -> str:
    return f"referral:{referral.uid}:"


def _page(referral: Referral) -> str:
    with translation.override(settings.LANGUAGE_CODE):
        return reverse("referrals:referral", kwargs={"uid": referral.uid}, urlconf=settings.ROOT_URLCONF)


def _list() -> str:
    with translation.override(settings.LANGUAGE_CODE):
        return reverse("referrals:worklist", urlconf=settings.ROOT_URLCONF)
