"""Letters to outsiders of a date poll: that there is something, and where. No title, no name of anybody.

Only ids wait in the outbox. Link and address are worked out when a letter is sent, and only while the link stands.
"""

from collections.abc import Mapping

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from portal.polls.models import Voter
from portal.polls.proofs import address_of
from portal.polls.words import PollState
from tenants.context import current_tenant
from tenants.outbox import Letter, mail_purpose, send_mail_later

ASKED, MORE_DAYS, REMINDER = "polls.asked", "polls.more_days", "polls.reminder"
DECIDED, STOPPED = "polls.decided", "polls.stopped"


def send(purpose: str, voter: Voter, *, cause: str) -> None:
    """Have a letter sent, once for each cause."""
    send_mail_later(purpose, key=f"{voter.uid}:{cause}", voter=voter.uid)


@mail_purpose(ASKED)
def write_asked(ids: Mapping[str, int | str]) -> Letter | None:
    return _while_open(
        ids,
        _("Wanneer kunt u? Een vraag van %(portal)s"),
        _("%(organisation)s zoekt met u een dag voor een bijeenkomst. Met deze link zegt u wanneer u kunt:"),
    )


@mail_purpose(MORE_DAYS)
def write_more_days(ids: Mapping[str, int | str]) -> Letter | None:
    return _while_open(
        ids,
        _("Er is een dag bij op %(portal)s"),
        _("U antwoordde wanneer u kunt. Er is een dag bijgekomen. Uw antwoord blijft staan. Kijk of u dan ook kunt:"),
    )


@mail_purpose(REMINDER)
def write_reminder(ids: Mapping[str, int | str]) -> Letter | None:
    return _while_open(
        ids,
        _("Wanneer kunt u? Uw antwoord ontbreekt nog"),
        _("%(organisation)s wacht op uw antwoord: op welke dagen kunt u? U antwoordt met deze link:"),
    )


@mail_purpose(DECIDED)
def write_decided(ids: Mapping[str, int | str]) -> Letter | None:
    voter = _standing(ids, PollState.DECIDED)
    if voter is None or voter.poll.decided_for is None:
        return None
    at = timezone.localtime(voter.poll.decided_for)
    values = {"portal": current_tenant().name, "day": date_format(at, "l j E Y"), "time": date_format(at, "H.i")}
    parts = (
        _("De dag is gekozen: %(day)s om %(time)s uur (Nederlandse tijd).") % values,
        _("Waar het is, leest u met uw link:"),
        address_of(voter),
    )
    return _letter(voter, _("De dag is gekozen op %(portal)s") % values, parts)


@mail_purpose(STOPPED)
def write_stopped(ids: Mapping[str, int | str]) -> Letter | None:
    voter = _standing(ids, PollState.STOPPED)
    if voter is None:
        return None
    values = {"portal": current_tenant().name}
    said = _("U kreeg de vraag wanneer u kunt. Er komt geen dag uit. U hoeft niets meer te doen.")
    return _letter(voter, _("Er komt geen dag uit de vraag van %(portal)s") % values, (said,))


def _while_open(ids: Mapping[str, int | str], subject: str, text: str) -> Letter | None:
    voter = _standing(ids, PollState.OPEN)
    if voter is None or voter.poll.closes_at <= timezone.now():
        return None
    until = timezone.localtime(voter.poll.closes_at)
    values = {
        "portal": current_tenant().name, "organisation": voter.poll.organiser_team.organisation.name,
        "day": date_format(until, "l j E"), "time": date_format(until, "H.i"),
    }  # fmt: skip
    parts = (
        text % values,
        address_of(voter),
        _("U kunt antwoorden tot %(day)s, %(time)s uur (Nederlandse tijd). U hebt geen account nodig.") % values,
        _("De link is van u alleen. Stuur deze mail niet door."),
        _("Uw naam en e-mailadres gebruiken wij hier alleen voor. Een maand na de sluiting wissen wij ze."),
        _("Verwacht u deze mail niet? Dan hoeft u niets te doen."),
    )
    return _letter(voter, subject % values, parts)


def _letter(voter: Voter, subject: str, parts: tuple[str, ...]) -> Letter:
    return Letter(to=str(voter.email), subject=subject, text="\n\n".join(parts) + "\n")


def _standing(ids: Mapping[str, int | str], state: PollState) -> Voter | None:
    rows = Voter.objects.filter(uid=str(ids["voter"]), revoked_at__isnull=True, forgotten_at__isnull=True)
    return rows.filter(poll__state=state).select_related("tenant", "poll__organiser_team__organisation").first()
