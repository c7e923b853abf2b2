"""Sequences of what organisers and voters do with a poll, against a model of what each voter saw and said.

The model knows nothing of days as rows: it keeps, per voter, the moment that stood on the form and the answer to it. So
an answer that is lost, or that counts for a moment that its voter did not see, shows as a difference.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from portal.meetings.words import MeetingKind
from portal.polls import services
from portal.polls.models import Poll, Vote, Voter
from portal.polls.proofs import token_of
from portal.polls.services import Outsider, Question
from portal.polls.words import Can
from tenants.access import Actor, Role, actor_for
from tenants.context import activate
from tenants.errors import HouseError
from tenants.models import Tenant
from tests.factories.tenants import make_member, make_organisation, make_tenant
from tests.proof.figure import Figure, Size, at_least, at_most, told

SEQUENCES = {Size.SMALL: 15, Size.FULL: 1_000}
STEPS = 14
Said = dict[tuple[int, datetime], str]


@dataclass
class Cast:
    tenant: Tenant
    organiser: Actor
    voters: list[Actor]


@dataclass
class Play:
    """One poll and what is known of it. `forms` are pages that somebody left open: the days as they stood there."""

    cast: Cast
    poll: Poll
    random: Random
    said: Said = field(default_factory=dict)
    forms: list[dict[UUID, datetime]] = field(default_factory=list)
    done: Counter[str] = field(default_factory=Counter)
    refused: int = 0

    @property
    def version(self) -> int:
        return int(Poll.objects.values_list("version", flat=True).get(pk=self.poll.pk))

    def days(self) -> dict[UUID, datetime]:
        return dict(self.poll.options.filter(withdrawn_at__isnull=True).values_list("uid", "starts_at"))

    def moment(self) -> datetime:
        """One of few, so that days come back and bump into one another."""
        begin = timezone.now().replace(minute=0, second=0, microsecond=0)
        return begin + timedelta(days=30, hours=self.random.randrange(8))

    def in_database(self) -> Said:
        rows = Vote.objects.filter(option__poll=self.poll).values_list("voter", "option__starts_at", "can")
        return {(voter, at): can for voter, at, can in rows}


def run(size: Size, seed: int) -> Iterator[Figure]:
    """1,000 random sequences of add, change, remove, vote, withdraw, close; at a small size a sample."""
    random = Random(seed)
    cast = gather(seed)
    done: Counter[str] = Counter()
    lost = moved = refused = answers = 0
    with activate(cast.tenant):
        for _number in range(SEQUENCES[size]):
            play = begin(cast, random)
            for _step in range(STEPS):
                take(play)
                there = play.in_database()
                lost += len(play.said.items() - there.items())
                moved += len(there.items() - play.said.items())
            done += play.done
            refused += play.refused
            answers += len(play.said)
    yield at_least("poll edits: sequences", SEQUENCES[size], SEQUENCES[size])
    yield at_least("poll edits: kinds of steps taken", len(done), len(TAKEN))
    yield told("poll edits: steps taken", sum(done.values()))
    yield told("poll edits: of them with a form that was opened before a change", done["vote from an old form"])
    yield told("poll edits: steps refused with a sentence", refused)
    yield told("poll edits: answers that stood at the end", answers)
    yield at_most("poll edits: answers lost", lost, 0)
    yield at_most("poll edits: answers that count for a moment that their voter did not see", moved, 0)


def gather(seed: int) -> Cast:
    tenant = make_tenant(f"prikken-{seed}", municipality_codes=["GM0622"])
    with activate(tenant), transaction.atomic():
        hall = make_organisation(tenant, f"gemeente {seed}")
        organiser = actor_for(make_member(tenant, f"prikt{seed}", Role.ORGANISER, hall), tenant)
        teams = [make_organisation(tenant, f"prikteam {number} {seed}") for number in range(3)]
        voters = [
            actor_for(make_member(tenant, f"stemt{number}-{seed}", Role.PARTNER, team), tenant)
            for number, team in enumerate(teams)
        ]
    return Cast(tenant, organiser, voters)


def begin(cast: Cast, random: Random) -> Play:
    """A poll that is sent to two people by name, a team, and somebody without an account."""
    now = timezone.now()
    asked = Question(
        kind=MeetingKind.WORKING_GROUP, title="Werkgroep", minutes=60, closes_at=now + timedelta(days=20), place="Zaal"
    )
    poll = services.make(cast.organiser, question=asked)
    play = Play(cast, poll, random)
    starts = [now.replace(minute=0, second=0, microsecond=0) + timedelta(days=31 + each) for each in range(2)]
    services.add_days(cast.organiser, uid=poll.uid, version=play.version, starts=starts)
    first, second, third = cast.voters
    assert first.person is not None
    assert second.person is not None
    assert third.team is not None
    services.ask(
        cast.organiser, uid=poll.uid, teams=[third.team.uid], people=[first.person.uid, second.person.uid]
    )  # fmt: skip
    services.ask_outsider(cast.organiser, uid=poll.uid, outsider=Outsider("Noor", "Samen Eten", "noor@buiten.example"))
    services.send(cast.organiser, uid=poll.uid, version=play.version)
    play.forms.append(play.days())
    return play


def take(play: Play) -> None:
    """One step of somebody, or a sentence why not."""
    name = play.random.choice(list(TAKEN))
    try:
        TAKEN[name](play)
    except HouseError:
        play.refused += 1
    else:
        play.done[name] += 1
    if play.random.random() < 0.4:
        play.forms.append(play.days())


def _add(play: Play) -> None:
    services.add_days(play.cast.organiser, uid=play.poll.uid, version=play.version, starts=[play.moment()])


def _change(play: Play) -> None:
    day, at = play.random.choice(list(play.days())), play.moment()
    services.change_day(play.cast.organiser, uid=play.poll.uid, version=play.version, day=day, starts_at=at)


def _remove(play: Play) -> None:
    day = play.random.choice(list(play.days()))
    services.remove_day(play.cast.organiser, uid=play.poll.uid, version=play.version, day=day)


def _vote(play: Play) -> None:
    _fill_in(play, play.days())


def _vote_late(play: Play) -> None:
    _fill_in(play, play.random.choice(play.forms))


def _fill_in(play: Play, form: dict[UUID, datetime]) -> None:
    """Some of the days of this form. What was said of days that went out meanwhile is told to be passed by."""
    chosen = {day: play.random.choice(list(Can)) for day in form if play.random.random() < 0.8}
    who = play.random.randrange(4)
    if who == 3:
        done = services.vote_by_link(play.cast.tenant, token=_token(play), answers=chosen)
    else:
        done = services.vote(play.cast.voters[who], uid=play.poll.uid, answers=chosen)
    for day in done.kept:
        play.said[done.voter.pk, form[day]] = chosen[day].value


def _take_back(play: Play) -> None:
    who = play.random.randrange(4)
    if who == 3:
        voter = services.take_back_by_link(play.cast.tenant, token=_token(play))
    else:
        voter = services.take_back(play.cast.voters[who], uid=play.poll.uid)
    play.said = {key: can for key, can in play.said.items() if key[0] != voter.pk}


def _close(play: Play) -> None:
    services.close(play.cast.organiser, uid=play.poll.uid, version=play.version)


def _open_again(play: Play) -> None:
    poll = Poll.objects.get(pk=play.poll.pk)
    asked = Question(
        kind=MeetingKind.WORKING_GROUP, title="Werkgroep", minutes=60, place="Zaal",
        closes_at=timezone.now() + timedelta(days=21),
    )  # fmt: skip
    services.change(play.cast.organiser, uid=poll.uid, version=poll.version, question=asked)


def _take_off(play: Play) -> None:
    inside = list(play.poll.voters.filter(team__isnull=False))
    if inside:
        voter = play.random.choice(inside)
        services.take_off(play.cast.organiser, uid=play.poll.uid, voter=voter.uid)


def _renew_link(play: Play) -> None:
    outsider = _outsider(play)
    services.revoke_link(play.cast.organiser, uid=play.poll.uid, voter=outsider.uid)
    services.new_link(play.cast.organiser, uid=play.poll.uid, voter=outsider.uid)


def _outsider(play: Play) -> Voter:
    found: Voter = play.poll.voters.get(team__isnull=True)
    return found


def _token(play: Play) -> str:
    return token_of(_outsider(play))


TAKEN: dict[str, Callable[[Play], None]] = {
    "add": _add,
    "change": _change,
    "remove": _remove,
    "vote": _vote,
    "vote from an old form": _vote_late,
    "withdraw": _take_back,
    "close": _close,
    "open again": _open_again,
    "take off": _take_off,
    "renew a link": _renew_link,
}
