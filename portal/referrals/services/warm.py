"""The warm part of a hand-over: times for a three-way talk, and the summary that the resident went through."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from portal.consent.services.recording import called
from portal.referrals import dossier, policies, talks
from portal.referrals.models import Referral, TalkTime
from portal.referrals.talks import OTHER, TALKING, Time
from portal.referrals.words import CheckedHow, HandOver, Party, ReferralState
from tenants.access import Actor
from tenants.errors import Invalid, Refused

if TYPE_CHECKING:
    from portal.referrals.services.drafting import Written
    from portal.referrals.telling import Told
    from tenants.models import Team


def _has_times(written: "Written") -> bool:
    return bool(written.times)


def _has_summary(written: "Written") -> bool:
    return bool(dossier.cleaned(written.summary))


# What goes with one way alone, by the name of its field.
OF_ONE_WAY: Mapping[HandOver, tuple[str, Callable[["Written"], bool]]] = {
    HandOver.THREE_WAY: ("times", _has_times),
    HandOver.DOSSIER: ("summary", _has_summary),
}


def wrong_in(referral: Referral, written: "Written") -> dict[str, str]:
    """What of the warm part of a draft cannot be, per field. What is missing is asked when it is sent."""
    wrong = dossier.wrong_parts(written.summary)
    if written.hand_over not in referral.kind.ways:
        wrong["hand_over"] = _("Deze soort hulp kent deze overdracht niet. Kies een andere.")
    for way, (name, filled) in OF_ONE_WAY.items():
        if written.hand_over != way and filled(written):
            wrong[name] = _("Kies bij de overdracht: %(way)s. Of maak dit leeg.") % {"way": way.label}
    if written.times:
        wrong = talks.wrong_times(written.times) | wrong
    if written.checked_on is not None and written.checked_on > timezone.localdate():
        wrong["checked_on"] = _("Deze dag is nog niet geweest.")
    if written.checked_on is not None and written.checked_how not in CheckedHow.values:
        wrong["checked_how"] = _("Kies hoe de inwoner de samenvatting naging.")
    return wrong


def fill_summary(referral: Referral, written: "Written") -> None:
    """Put the summary into a draft. Another text than was gone through was not gone through: the check falls away."""
    text = dossier.cleaned(written.summary)
    checked = (written.checked_on, written.checked_how if written.checked_on else "")
    stale = text != (referral.summary or {}) and checked == (referral.checked_on, referral.checked_how)
    referral.summary = text or None
    referral.checked_on, referral.checked_how = (None, "") if stale else checked


def missing(referral: Referral, teams: "Iterable[Team]") -> dict[str, str]:
    """What the warm part still lacks before it can leave. Three queries a team for a summary, one for a talk.

    Args:
        teams: everybody whom it goes to.
    """
    lacks = MISSING.get(HandOver(referral.hand_over))
    return lacks(referral, teams) if lacks is not None else {}


def _missing_talk(referral: Referral, _teams: "Iterable[Team]") -> dict[str, str]:
    past = TalkTime.objects.filter(referral=referral, starts_at__lte=timezone.now()).exists()
    return {"times": _("Een van de tijden is al geweest. Kies een andere.")} if past else {}


def _missing_summary(referral: Referral, teams: "Iterable[Team]") -> dict[str, str]:
    # Imported here: links take steps, and steps ask what is missing.
    from portal.referrals.services.links import receives_by_link

    wrong = {}
    for team in teams:
        if receives_by_link(team):
            said = _("%(team)s krijgt een link en kan de samenvatting niet lezen. Kies een andere overdracht.")
            wrong["hand_over"] = said % {"team": team}
    if not referral.summary:
        wrong["summary"] = _("Schrijf de samenvatting, of kies een andere overdracht.")
    if referral.ground is not None:
        allowed = dossier.open_parts(referral.ground.categories)
        for name in (referral.summary or {}).keys() - allowed:
            wrong[f"summary_{name}"] = _("De grondslag noemt deze gegevens niet. Maak dit vak leeg.")
    if referral.checked_on is None:
        wrong["checked"] = _("Loop de tekst eerst na met de inwoner. Na een wijziging opnieuw.")
    return wrong


MISSING: Mapping[HandOver, Callable[[Referral, "Iterable[Team]"], dict[str, str]]] = {
    HandOver.THREE_WAY: _missing_talk,
    HandOver.DOSSIER: _missing_summary,
}


@sensitive_variables("times")
def keep_times(actor: Actor, referral: Referral, side: Party, times: Sequence[Time]) -> None:
    """Let these stand as the proposals of a side. What stood before goes, of both sides: one list at a time."""
    clear_times(referral)
    now = timezone.now()
    for each in times:
        TalkTime(
            referral=referral, party=side, by=actor.person, by_whom=called(actor), at=now, starts_at=each.starts_at,
            minutes=each.minutes, way=each.way, where=each.where.strip(),
        ).save()  # fmt: skip


def clear_times(referral: Referral) -> None:
    """No proposal stands any more."""
    TalkTime.objects.filter(referral=referral).delete()


def tidy(referral: Referral) -> None:
    """Proposals go with the beginning of the help and with every end."""
    if referral.hand_over == HandOver.THREE_WAY and ReferralState(referral.state) not in TALKING:
        clear_times(referral)


def copy_times(referral: Referral, made: Referral) -> None:
    """The same question to another team takes along what the sender proposed and is still ahead."""
    for each in talks.open_from(referral, Party.SENDER):
        TalkTime(
            referral=made, party=each.party, by=each.by, by_whom=each.by_whom, at=each.at, starts_at=each.starts_at,
            minutes=each.minutes, way=each.way, where=each.where,
        ).save()  # fmt: skip


# What the steps do: see services/effects.py.


def propose(actor: Actor, referral: Referral, told: "Told", _now: datetime) -> None:
    assert told.times is not None
    keep_times(actor, referral, _side(actor, referral), told.times)


def choose(actor: Actor, referral: Referral, told: "Told", _now: datetime) -> None:
    """A proposal of the other side becomes the appointment.

    Raises:
        Invalid: it is none of those that stand, or it was meanwhile.
    """
    offered = talks.open_from(referral, OTHER[_side(actor, referral)])
    chosen = next((each for each in offered if each.uid == told.talk_time), None)
    if chosen is None:
        said = _("Deze tijd staat niet meer open. Kies een andere.")
        raise Invalid(said, {"talk_time": said})
    referral.appointment_at, referral.place = chosen.starts_at, chosen.where
    referral.appointment_minutes, referral.appointment_way = chosen.minutes, chosen.way
    clear_times(referral)


def drop_times(_actor: Actor, referral: Referral, _told: "Told", _now: datetime) -> None:
    clear_times(referral)


def call_off(_actor: Actor, referral: Referral, _told: "Told", _now: datetime) -> None:
    referral.appointment_at, referral.appointment_minutes = None, None
    referral.appointment_way, referral.place = "", ""
    clear_times(referral)


def _side(actor: Actor, referral: Referral) -> Party:
    side = talks.side_of(policies.parties_of(actor, referral))
    if side is None:
        raise Refused(_("Alleen de afzender en de ontvanger spreken een tijd af."))
    return side
