"""What people hear of a date poll. No mail names it: the name is read in the portal."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format

from portal.notifications.kinds import TAKE_PART
from portal.notifications.services import forget, notify
from portal.polls import mails
from portal.polls.models import Poll, Voter
from tenants.access import Actor
from tenants.models import Membership

if TYPE_CHECKING:
    from portal.accounts.models import User


def page_of(poll: Poll) -> str:
    """The page of a poll in its portal."""
    with translation.override(settings.LANGUAGE_CODE):
        return reverse("polls:poll", kwargs={"uid": poll.uid}, urlconf=settings.ROOT_URLCONF)


def asked(actor: Actor, poll: Poll, voters: Iterable[Voter]) -> None:
    """Ask these people."""
    rows = list(voters)
    _tell("poll.asked", actor, poll, rows, key=f"{poll.uid}:asked")
    Voter.objects.filter(pk__in=[row.pk for row in rows], asked_at__isnull=True).update(asked_at=timezone.now())
    for row in rows:
        if row.is_outsider:
            mails.send(mails.ASKED, row, cause=str(row.link_number))


def more_days(actor: Actor, poll: Poll) -> None:
    """Tell who answered already that there is another day. One message a day, however many days are added."""
    rows = list(poll.voters.filter(answered_at__isnull=False))
    today = timezone.localdate().isoformat()
    _tell("poll.more_days", actor, poll, rows, key=f"{poll.uid}:more:{today}")
    for row in _outsiders(rows):
        mails.send(mails.MORE_DAYS, row, cause=today)


def reminded(poll: Poll, voters: Iterable[Voter]) -> None:
    """Remind who has not answered."""
    rows = list(voters)
    _tell("poll.reminder", None, poll, rows, key=f"{poll.uid}:reminder")
    for row in _outsiders(rows):
        mails.send(mails.REMINDER, row, cause="1")


def all_answered(poll: Poll, *, among: int) -> None:
    """Tell the organiser that nobody is waited for; once for so many people."""
    notify("poll.all_answered", recipients=[poll.organiser], url=page_of(poll), subject=poll.title,
           key=f"{poll.uid}:all:{among}")  # fmt: skip


def closed(poll: Poll) -> None:
    """Tell the organiser that the deadline is over."""
    notify("poll.closed", recipients=[poll.organiser], url=page_of(poll), subject=poll.title,
           key=f"{poll.uid}:closed:{poll.version}")  # fmt: skip


def decided(actor: Actor, poll: Poll) -> None:
    """Tell everybody which day it became."""
    assert poll.decided_for is not None
    day = date_format(timezone.localtime(poll.decided_for), "l j E, H.i")
    rows = list(poll.voters.all())
    _tell("poll.decided", actor, poll, rows, key=f"{poll.uid}:decided", subject=f"{poll.title}: {day}")
    for row in _outsiders(rows):
        mails.send(mails.DECIDED, row, cause="1")


def stopped(actor: Actor, poll: Poll) -> None:
    """Tell everybody that no day comes of it."""
    rows = list(poll.voters.all())
    _tell("poll.stopped", actor, poll, rows, key=f"{poll.uid}:stopped")
    for row in _outsiders(rows):
        mails.send(mails.STOPPED, row, cause="1")


def taken_off(poll: Poll, voter: Voter) -> None:
    """Take back what somebody did not read yet. Their page is gone, so there is nothing to lead them to."""
    forget(f"{poll.uid}:", people=people_of([voter]))


def people_of(voters: Iterable[Voter]) -> "list[User]":
    """The people with an account behind voters: by name, or everybody of a team. At most two queries."""
    from portal.accounts.models import User

    rows = list(voters)
    named = [row.person_id for row in rows if row.person_id is not None]
    teams = [row.team_id for row in rows if row.is_team]
    members = Membership.objects.standing(timezone.localdate()).filter(team__in=teams, role__in=TAKE_PART)
    of_teams = list(members.values_list("person", flat=True)) if teams else []
    return list(User.objects.filter(pk__in={*named, *of_teams}, is_active=True))


def _tell(code: str, actor: Actor | None, poll: Poll, rows: list[Voter], *, key: str, subject: str = "") -> None:
    self_ = actor.person.pk if actor is not None and actor.person is not None else None
    others = [person for person in people_of(rows) if person.pk != self_]
    notify(code, recipients=others, url=page_of(poll), subject=subject or poll.title, key=key)


def _outsiders(rows: Iterable[Voter]) -> list[Voter]:
    return [row for row in rows if row.is_outsider and row.revoked_at is None and row.forgotten_at is None]
