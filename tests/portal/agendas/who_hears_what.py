"""Grounds x participants x items x moments, generated: policy, queryset and row-level security must say the same.

`run` gives the figures for docs/proof.md at full size; the suite asks a seeded sample. On SQLite there is no second
lock, so there the policy is compared with the queryset alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from random import Random
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from portal.agendas.models import AgendaItem, AnonymousLink
from portal.agendas.words import ItemKind, ItemState
from portal.cases.models import Case, CaseAccess
from portal.cases.words import Level, Source
from portal.meetings.models import Invitation, Meeting
from portal.meetings.words import MeetingKind, MeetingState
from tenants.access import Actor, Role, actor_for, can
from tenants.context import activate
from tenants.models import Membership, Team, Tenant
from tests.factories.tenants import make_member, make_organisation, make_tenant
from tests.portal.cases.two_locks import Disagreement, shown_to
from tests.proof.figure import Figure, Size, at_least, at_most, told

ACTORS_MEETINGS_ITEMS = {Size.SMALL: (14, 6, 5), Size.FULL: (50, 20, 10)}
ROLES = (
    *(Role.PARTNER, Role.PARTNER, Role.CONSULTANT, Role.VOLUNTEER, Role.PARTNER_ADMIN, Role.MUNICIPALITY_ADMIN),
    *(Role.PRIVACY_OFFICER, Role.ORGANISER),
)


@dataclass(frozen=True)
class World:
    tenant: Tenant
    actors: tuple[Actor, ...]
    items: tuple[AgendaItem, ...]


def run(size: Size, seed: int) -> Iterator[Figure]:
    """The second figure of section 5 of the issue."""
    actors, meetings, each = ACTORS_MEETINGS_ITEMS[size]
    with transaction.atomic():
        world = build(seed, actors, meetings, each)
        found = list(disagreements(world))
        heard = sum(len(_keys(world, actor)) for actor in world.actors)
    pairs = len(world.actors) * len(world.items)
    yield at_least("who hears what: pairs of somebody and an item", pairs, 10_000 if size == Size.FULL else pairs)
    yield told("who hears what: of those, heard", heard)
    wrong = sum(len(d.only_first | d.only_second) for d in found)
    yield at_most("who hears what: pairs on which policy, queryset and database disagree", wrong, 0)


def build(seed: int, actors: int = 14, meetings: int = 6, each: int = 5) -> World:
    """Two portals with the same kind of rows in each; the actors are of the first."""
    random = Random(seed)
    made = [_portal(random, slug, actors, meetings, each) for slug in (f"een-{seed}", f"twee-{seed}")]
    return made[0]


def disagreements(world: World, *, policy: bool = True) -> Iterator[Disagreement]:
    """Every actor against every item about a case."""
    with activate(world.tenant):
        for actor in world.actors:
            roles = tuple(sorted(actor.roles))
            visible = _keys(world, actor)
            if policy:
                allowed = {item.pk for item in world.items if can(actor, "case_item.read", item)}
                if allowed != visible:
                    yield Disagreement(
                        "policy and queryset", roles, frozenset(allowed - visible), frozenset(visible - allowed)
                    )
            if connection.vendor == "postgresql":
                shown = shown_to(actor, "agendas_agendaitem")
                if shown != visible:
                    yield Disagreement(
                        "queryset and database", roles, frozenset(visible - shown), frozenset(shown - visible)
                    )


def _keys(world: World, actor: Actor) -> set[int]:
    with activate(world.tenant):
        return set(AgendaItem.objects.visible_to(actor).order_by().values_list("pk", flat=True))


def _portal(random: Random, slug: str, actors: int, meetings: int, each: int) -> World:
    tenant = make_tenant(slug)
    teams = [
        make_organisation(tenant, f"Organisatie {number // 2} {slug}", team=f"Team {number}") for number in range(6)
    ]
    people = [_person(random, tenant, f"{slug}-{number}", teams) for number in range(actors)]
    with activate(tenant):
        cases = Case.objects.bulk_create(_case(tenant, number, people, teams) for number in range(max(4, meetings)))
        CaseAccess.objects.bulk_create(row for case in cases for row in _grounds(random, case, teams))
        items: list[AgendaItem] = []
        for number in range(meetings):
            meeting = _meeting(random, number, people, teams)
            items += [_item(random, meeting, position, people, teams, cases) for position in range(each)]
        AgendaItem.objects.bulk_create(items)
        AnonymousLink.objects.bulk_create(
            AnonymousLink(item=item, case=random.choice(cases)) for item in items if item.case_id is None
        )
        found = AgendaItem.objects.select_related("meeting")
        return World(tenant, tuple(actor_for(person, tenant) for person in people), tuple(found))


def _person(random: Random, tenant: Tenant, name: str, teams: list[Team]) -> Any:
    for _each in range(random.choice((1, 1, 2, 3))):
        person = make_member(tenant, name, random.choice(ROLES), random.choice(teams))
    return person


def _case(tenant: Tenant, number: int, people: list[Any], teams: list[Team]) -> Case:
    return Case(
        tenant=tenant, code=f"C-{number:06}", lead=people[number % len(people)], lead_team=teams[number % len(teams)],
        opened_at=timezone.now(), first_name="Voor", last_name="Beeld", birth_date="1980-12-31",
    )  # fmt: skip


def _grounds(random: Random, case: Case, teams: list[Team]) -> Iterator[CaseAccess]:
    """None to five teams, by lead, circle or referral; that stand, end today or ended yesterday; at each level."""
    today = timezone.localdate()
    for team in random.sample(teams, random.randrange(6)):
        source = random.choice((Source.LEAD, Source.CIRCLE, Source.CIRCLE, Source.REFERRAL))
        yield CaseAccess(
            case=case, team=team, source=source, source_uid=case.uid,
            ground_uid=None if source == Source.LEAD else UUID(int=random.getrandbits(128)),
            level=random.choice((Level.ALL, Level.ALL, Level.ALL, Level.AGREED, Level.MINIMUM)),
            until=random.choice((None, today, today + timedelta(days=9), today - timedelta(days=1))),
        )  # fmt: skip


def _meeting(random: Random, number: int, people: list[Any], teams: list[Team]) -> Meeting:
    now = timezone.now()
    meeting: Meeting = Meeting.objects.create(
        kind=MeetingKind.CASES, title=f"Casuïstiek {number}", starts_at=now, ends_at=now + timedelta(hours=2),
        organiser=random.choice(people), organiser_team=random.choice(teams),
        chair=random.choice((None, random.choice(people))),
        state=random.choice((*(MeetingState.INVITED,) * 4, *MeetingState)),
    )  # fmt: skip
    for team, person in _seats(random, people, teams):
        came = random.choice((None, now, now))
        Invitation.objects.create(
            meeting=meeting, team=team, person=person, arrived_at=came,
            left_at=random.choice((None, None, now)) if came else None,
        )  # fmt: skip
    return meeting


def _seats(random: Random, people: list[Any], teams: list[Team]) -> Iterator[tuple[Team, Any]]:
    """Some for a team, and some by name: mostly for a team of that person, sometimes for one that they left."""
    for team in random.sample(teams, 3):
        yield team, None
    for person in random.sample(people, min(6, len(people))):
        own = list(Team.objects.filter(pk__in=Membership.objects.filter(person=person).values("team")))
        yield random.choice((*own, *own, random.choice(teams))), person


def _item(
    random: Random, meeting: Meeting, position: int, people: list[Any], teams: list[Team], cases: list[Case]
) -> AgendaItem:
    now = timezone.now()
    case = random.choice((None, random.choice(cases), random.choice(cases)))
    # One item lies on the table at most.
    running = position == 0 and random.random() < 0.8
    state = ItemState.ADMITTED if running else random.choice((*(ItemState.ADMITTED,) * 7, *ItemState))
    over = state in {ItemState.HEARD, ItemState.MOVED_ON}
    started = now - timedelta(minutes=5) if over or (running and state == ItemState.ADMITTED) else None
    return AgendaItem(
        meeting=meeting, kind=ItemKind.CASE, case=case, code="" if case else f"A-{position:04}",
        question="Vraag", author=random.choice(people), author_team=random.choice(teams), state=state,
        position=position, started_at=started, ended_at=now if over else None,
        opens_at=random.choice((None, *(now - timedelta(days=2),) * 4, now + timedelta(days=2))),
        opens_for=random.choice((meeting.starts_at, meeting.starts_at - timedelta(days=7))),
    )  # fmt: skip
