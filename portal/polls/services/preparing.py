"""Making a poll, changing it, sending it."""

from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.meetings.models.meeting import MOST_PLACE, MOST_TEXT, MOST_TITLE
from portal.meetings.words import MeetingKind
from portal.polls import audit_actions, telling
from portal.polls.models import Poll
from portal.polls.models.poll import LONGEST, SHORTEST
from portal.polls.services.finding import held, next_version
from portal.polls.words import PollState
from tenants.access import Actor, can, require
from tenants.audit import record
from tenants.errors import Invalid

FEWEST_DAYS = 2
FURTHEST = timedelta(days=365)


@dataclass(frozen=True)
class Question:
    """A poll as its organiser writes it, without its days."""

    kind: MeetingKind
    title: str
    minutes: int
    closes_at: datetime
    about: str = ""
    place: str = ""
    online_url: str = ""
    accessibility: str = ""
    hidden: bool = False


@transaction.atomic
def make(actor: Actor, *, question: Question) -> Poll:
    """Prepare a poll. Nobody is told until `send`.

    Args:
        actor: whoever may change meetings (consultant, network organiser); becomes its organiser.

    Raises:
        Refused: the actor may not.
        Invalid: something cannot be as it was written; told per field.
    """
    require(can(actor, "meeting.change"))
    if actor.team is None or actor.person is None:
        raise Invalid(_("Kies eerst voor welk team u werkt."))
    poll = Poll(organiser=actor.person, organiser_team=actor.team)
    _write(poll, question)
    poll.save()
    record(actor, audit_actions.MADE, poll)
    return poll


@transaction.atomic
def change(actor: Actor, *, uid: UUID, version: int, question: Question) -> Poll:
    """Change a poll. A closed one opens again with a deadline that still comes; every answer stands as it stood.

    How long it takes is fixed once people were asked: they answered for that length.

    Raises:
        NotFound, Refused, Stale: see `held`.
        Invalid: something cannot be as it was written; told per field.
    """
    poll = held(actor, uid, "change", version=version)
    if poll.state != PollState.DRAFT and question.minutes != poll.minutes:
        said = _("Mensen antwoordden al voor deze duur. Maak een nieuwe datumprikker als het langer of korter wordt.")
        raise Invalid(said, {"minutes": said})
    _write(poll, question)
    if poll.state == PollState.CLOSED:
        poll.state, poll.closed_at = PollState.OPEN, None
        poll.voters.update(closed_at=None)
    next_version(poll)
    record(actor, audit_actions.CHANGED, poll)
    return poll


@transaction.atomic
def send(actor: Actor, *, uid: UUID, version: int) -> Poll:
    """Ask everybody on the list. Outsiders get a mail with a link of their own.

    Raises:
        NotFound, Refused, Stale: see `held`.
        Invalid: there are too few days, nobody to ask, or no time left to answer.
    """
    poll = held(actor, uid, "send", version=version)
    starts = sorted(poll.options.values_list("starts_at", flat=True))
    voters = list(poll.voters.all())
    if len(starts) < FEWEST_DAYS:
        raise Invalid(_("Geef ten minste twee dagen waaruit men kan kiezen."))
    if not voters:
        raise Invalid(_("Kies eerst wie u vraagt."))
    if poll.closes_at <= timezone.now():
        raise Invalid(_("De laatste dag om te antwoorden is voorbij. Kies eerst een nieuwe."))
    if poll.closes_at >= starts[-1]:
        raise Invalid(_("Men kan antwoorden tot na de laatste dag. Kies een eerdere dag om te antwoorden."))
    poll.state, poll.sent_at = PollState.OPEN, timezone.now()
    next_version(poll)
    record(actor, audit_actions.SENT, poll)
    telling.asked(actor, poll, voters)
    return poll


def _write(poll: Poll, question: Question) -> None:
    texts = ("title", "about", "place", "online_url", "accessibility")
    good = replace(question, **{name: getattr(question, name).strip() for name in texts})
    wrong = dict(_wrong(good))
    if wrong:
        raise Invalid(next(iter(wrong.values())), wrong)
    for name, value in asdict(good).items():
        setattr(poll, name, value)


def _wrong(good: Question) -> list[tuple[str, str]]:
    now = timezone.now()
    checks = (
        ("title", not good.title, _("Geef de bijeenkomst een naam.")),
        ("title", len(good.title) > MOST_TITLE, _("De naam is te lang.")),
        ("about", len(good.about) > MOST_TEXT, _("De tekst is te lang. Schrijf het korter op.")),
        ("place", len(good.place) > MOST_PLACE, _("De plaats is te lang.")),
        ("place", not good.place and not good.online_url, _("Vul een plaats in, of een link om online mee te doen.")),
        ("accessibility", len(good.accessibility) > MOST_PLACE, _("De tekst is te lang. Schrijf het korter op.")),
        ("minutes", not SHORTEST <= good.minutes <= LONGEST, _("Kies een duur van een kwartier tot twaalf uur.")),
        ("closes_at", good.closes_at <= now, _("Kies een moment dat nog komt.")),
        ("closes_at", good.closes_at > now + FURTHEST, _("Kies een dag binnen een jaar.")),
    )
    return [(name, said) for name, is_wrong, said in checks if is_wrong]
