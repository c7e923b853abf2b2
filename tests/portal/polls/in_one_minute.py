"""Participants answer an invitation and vote at one moment, through the real addresses, each on a connection.

Meanwhile the organiser adds days. `run` gives the figures.
"""

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random
from threading import Barrier
from time import monotonic
from typing import Any
from uuid import UUID

from django.db import connection
from django.test import Client
from django.utils import timezone

from portal.meetings import services as meetings
from portal.meetings.models import Invitation, Meeting
from portal.meetings.services import Planned
from portal.meetings.words import Answer, MeetingKind
from portal.polls import services
from portal.polls.models import Poll, Vote, Voter
from portal.polls.proofs import token_of
from portal.polls.services import Outsider, Question
from portal.polls.words import Can
from tenants.access import Actor, Role, actor_for
from tenants.context import activate
from tenants.models import Tenant
from tests.factories.accounts import give_second_factor, sign_in
from tests.factories.tenants import make_member, make_organisation, make_tenant
from tests.proof.figure import Figure, Size, at_least, at_most, told

PEOPLE = {Size.SMALL: 12, Size.FULL: 80}
BY_LINK = 4  # one in so many
AT_ONCE = 40  # connections: a server of PostgreSQL gives a hundred
GIVE_UP = 120.0


@dataclass
class Participant:
    """A browser, where it votes, and where it answers (nowhere without an account)."""

    browser: Client
    vote_at: str
    answer_at: str
    said: dict[UUID, str] = field(default_factory=dict)
    answers: list[int] = field(default_factory=list)


@dataclass
class Scene:
    tenant: Tenant
    organiser: Actor
    poll: Poll
    meeting: Meeting
    participants: list[Participant]


def run(size: Size, seed: int) -> Iterator[Figure]:
    """80 participants answering and voting in the same minute."""
    scene = stage(size, seed)
    began = monotonic()
    _everybody(scene)
    seconds = monotonic() - began
    statuses = Counter(status for each in scene.participants for status in each.answers)
    with activate(scene.tenant):
        lost = sum(_lost(scene, each) for each in scene.participants)
        kept = Vote.objects.filter(option__poll=scene.poll).count()
        answered = Invitation.objects.filter(meeting=scene.meeting, answer=Answer.COMES).count()
    able = sum(bool(each.answer_at) for each in scene.participants)
    yield at_least("in one minute: participants", len(scene.participants), PEOPLE[size])
    yield at_most("in one minute: answers that are no redirect", sum(statuses.values()) - statuses[302], 0)
    yield at_most("in one minute: votes lost", lost, 0)
    yield at_most("in one minute: answers to the invitation lost", able - answered, 0)
    yield at_most("in one minute: all of it took", round(seconds, 1), 60, "s")
    yield told("in one minute: votes kept", kept)


def stage(size: Size, seed: int) -> Scene:
    """An open poll and an announced meeting, with everybody asked to both."""
    tenant, random = make_tenant(f"minuut-{seed}", municipality_codes=["GM0622"]), Random(seed)
    with activate(tenant):
        hall = make_organisation(tenant, f"gemeente {seed}")
        organiser = actor_for(make_member(tenant, f"minuut{seed}", Role.ORGANISER, hall), tenant)
        inside = PEOPLE[size] - PEOPLE[size] // BY_LINK
        people = [make_member(tenant, f"doet{n}-{seed}", Role.PARTNER, hall) for n in range(inside)]
        poll = _poll(organiser, people, PEOPLE[size] - inside)
        meeting = _meeting(organiser, people)
        days = list(poll.options.values_list("uid", flat=True))
        participants = [_with_account(tenant, poll, meeting, person) for person in people]
        participants += [_by_link(tenant, voter) for voter in poll.voters.filter(team__isnull=True)]
    for each in participants:
        each.said = {day: random.choice(list(Can)).value for day in days}
    return Scene(tenant, organiser, poll, meeting, participants)


def _everybody(scene: Scene) -> None:
    workers = min(AT_ONCE, len(scene.participants))
    together = Barrier(workers)

    def act(number: int) -> None:
        if number < workers:
            together.wait(GIVE_UP)
        each = scene.participants[number]
        form = {f"dag-{day}": can for day, can in each.said.items()}
        each.answers.append(each.browser.post(each.vote_at, form).status_code)
        if each.answer_at:
            each.answers.append(each.browser.post(each.answer_at, {"answer": "comes"}).status_code)

    def add_days() -> None:
        with activate(scene.tenant):
            for extra in range(3):
                version = Poll.objects.values_list("version", flat=True).get(pk=scene.poll.pk)
                at = timezone.now() + timedelta(days=20 + extra)
                services.add_days(scene.organiser, uid=scene.poll.uid, version=version, starts=[at])
        connection.close()

    with ThreadPoolExecutor(workers) as pool, ThreadPoolExecutor(1) as beside:
        edits = beside.submit(add_days)
        list(pool.map(act, range(len(scene.participants))))
        edits.result()
        list(pool.map(lambda _each: connection.close(), range(workers)))


def _lost(scene: Scene, each: Participant) -> int:
    voter = _voter(scene, each)
    there = dict(Vote.objects.filter(voter=voter).values_list("option__uid", "can"))
    return len(each.said.items() - there.items())


def _voter(scene: Scene, each: Participant) -> Voter:
    return next(voter for voter in scene.poll.voters.all() if _key(voter) == each.browser.defaults["HTTP_X_WHO"])


def _key(voter: Voter) -> str:
    return str(voter.person_id or voter.uid)


def _with_account(tenant: Tenant, poll: Poll, meeting: Meeting, person: Any) -> Participant:
    give_second_factor(person)
    seat = Invitation.objects.get(meeting=meeting, person=person)
    browser = sign_in(Client(HTTP_X_WHO=str(person.pk)), person, tenant)
    answer_at = f"/overleggen/{meeting.uid}/uitnodiging/{seat.uid}/antwoord/"
    return Participant(browser, f"/datumprikkers/{poll.uid}/antwoord/", answer_at)


def _by_link(tenant: Tenant, voter: Voter) -> Participant:
    browser = Client(HTTP_HOST=tenant.primary_host, HTTP_X_WHO=_key(voter))
    return Participant(browser, f"/prik/{token_of(voter)}/", "")


def _poll(organiser: Actor, people: list[Any], outsiders: int) -> Poll:
    now = timezone.now()
    asked = Question(
        kind=MeetingKind.NETWORK, title="Netwerk", minutes=60, closes_at=now + timedelta(days=9), place="Zaal"
    )
    made = services.make(organiser, question=asked)
    starts = [now + timedelta(days=10 + each) for each in range(4)]
    services.add_days(organiser, uid=made.uid, version=1, starts=starts)
    services.ask(organiser, uid=made.uid, people=[person.uid for person in people])
    for number in range(outsiders):
        outsider = Outsider(f"Mens {number}", f"Club {number}", f"mens{number}@buiten.example")
        services.ask_outsider(organiser, uid=made.uid, outsider=outsider)
    return services.send(organiser, uid=made.uid, version=Poll.objects.get(pk=made.pk).version)


def _meeting(organiser: Actor, people: list[Any]) -> Meeting:
    start = timezone.now() + timedelta(days=12)
    planned = Planned(
        kind=MeetingKind.NETWORK, title="Netwerk", starts_at=start, ends_at=start + timedelta(hours=2), place="Zaal"
    )
    made = meetings.plan(organiser, planned=planned)
    meetings.invite(organiser, uid=made.uid, people=[person.uid for person in people])
    return meetings.announce(organiser, uid=made.uid, version=made.version)
