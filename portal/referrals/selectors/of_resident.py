"""What a resident reads of their referrals: how it goes, what comes next, and who the person to call is."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from portal.referrals.models import Referral
from portal.referrals.states import STATES
from portal.referrals.words import Light, ReferralState
from tenants.access import Actor

S = ReferralState


@dataclass(frozen=True)
class ResidentLine:
    """One referral in the words of the resident's own page.

    Args:
        light: green when it goes as it should, amber when somebody waits, red when a term is over, paused when ended.
        word: the state in B1.
        next_step: what happens now, and by whom.
        contact: whom the resident calls.
    """

    uid: UUID
    number: str
    kind: str
    light: Light
    word: str
    next_step: str
    contact: str
    organisation: str
    since: datetime | None
    appointment_at: datetime | None
    appointment_way: str
    place: str
    expected_on: date | None
    may_say_whether_it_helped: bool
    helped: str


def of_resident(actor: Actor, subject: UUID) -> list[ResidentLine]:
    """The referrals about this resident that were sent, the newest first, in the language of the screen. One query.

    Somebody else than the resident gets what they may see of them, so nothing that the matrix does not give.
    """
    rows = Referral.objects.visible_to(actor).filter(case__uid=subject)
    found = rows.select_related("kind", "case__lead", "contact_person", "receiver_team__organisation")
    now = timezone.now()
    return [_line(each, now) for each in found.order_by("-sent_at", "-pk")]


def _line(each: Referral, now: datetime) -> ResidentLine:
    state = ReferralState(each.state)
    ended = state in (S.COMPLETED, S.ENDED)
    # One that was, says nothing of what comes next.
    planned = each.appointment_at is not None and each.appointment_at > now
    return ResidentLine(
        uid=each.uid,
        number=each.number,
        kind=each.kind.title,
        light=_light(each, state, now),
        word=_word(state),
        next_step=_next(each, state),
        contact=str(each.contact_person or each.contact_name or each.case.lead),
        organisation=str(each.receiver_team.organisation) if each.receiver_team else "",
        since=each.sent_at,
        appointment_at=each.appointment_at if planned else None,
        appointment_way=each.appointment_way if planned else "",
        place=each.place if planned else "",
        expected_on=each.expected_on,
        may_say_whether_it_helped=ended,
        helped=each.helped,
    )


def _light(each: Referral, state: ReferralState, now: datetime) -> Light:
    if STATES[state].terminal:
        return Light.PAUSED
    if each.due_at is not None and each.due_at < now:
        return Light.RED
    return Light.AMBER if state in (S.SENT, S.RETURNED, S.WAITLISTED) else Light.GREEN


def _word(state: ReferralState) -> str:
    return {
        S.SENT: _("De vraag is verstuurd"),
        S.RETURNED: _("Er is nog iets nodig"),
        S.ACCEPTED: _("Zij gaan u helpen"),
        S.WAITLISTED: _("U staat op de wachtlijst"),
        S.APPOINTED: _("U hebt een afspraak"),
        S.IN_PROGRESS: _("U krijgt hulp"),
        S.HANDED_ON: _("Een ander gaat u helpen"),
        S.REJECTED: _("Zij kunnen u niet helpen"),
        S.WITHDRAWN: _("Gestopt"),
        S.EXPIRED: _("Er kwam geen antwoord"),
        S.COMPLETED: _("Klaar"),
        S.ENDED: _("Gestopt zonder resultaat"),
        S.IN_ERROR: _("Dit was een vergissing"),
    }.get(state, _("Wordt voorbereid"))


def _next(each: Referral, state: ReferralState) -> str:
    """What the resident may expect. No promise that no clock holds."""
    name = str(each.receiver_team.organisation) if each.receiver_team else ""
    return {
        S.SENT: _("%(name)s bekijkt of zij u kunnen helpen."),
        S.RETURNED: _("%(name)s wil nog iets weten. Uw aanspreekpunt zoekt dat uit."),
        S.ACCEPTED: _("%(name)s neemt contact met u op."),
        S.WAITLISTED: _("%(name)s laat weten wanneer u aan de beurt bent."),
        S.APPOINTED: _("U gaat naar de afspraak bij %(name)s."),
        S.IN_PROGRESS: _("%(name)s werkt met u aan een oplossing."),
        S.REJECTED: _("Uw aanspreekpunt zoekt een andere oplossing."),
        S.EXPIRED: _("Uw aanspreekpunt zoekt een andere oplossing."),
    }.get(state, "") % {"name": name}
