"""Policy, queryset and row-level security over generated people, cases and rows of the flat table.

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

from portal.cases.models import BreakGlass, Case, CaseAccess
from portal.cases.words import Level, Source
from tenants.access import Actor, Role, actor_for, can, resident
from tenants.context import activate
from tenants.models import Team, Tenant
from tenants.sight import seen_by
from tests.factories.tenants import make_member, make_organisation, make_tenant
from tests.proof.figure import Figure, Size, at_least, at_most

ACTORS_AND_CASES = {Size.SMALL: (18, 24), Size.FULL: (100, 220)}
ROLES = (
    *(Role.PARTNER, Role.CONSULTANT, Role.VOLUNTEER, Role.PARTNER_ADMIN, Role.MUNICIPALITY_ADMIN),
    *(Role.PRIVACY_OFFICER, Role.RESIDENT, Role.ORGANISER),
)


@dataclass(frozen=True)
class World:
    tenant: Tenant
    actors: tuple[Actor, ...]
    cases: tuple[Case, ...]


@dataclass(frozen=True)
class Disagreement:
    """Where two of the three give another answer. Names roles and numbers, no person."""

    what: str
    roles: tuple[str, ...]
    only_first: frozenset[int]
    only_second: frozenset[int]


def run(size: Size, seed: int) -> Iterator[Figure]:
    """The first figure of section 6 of the issue."""
    actors, cases = ACTORS_AND_CASES[size]
    with transaction.atomic():
        world = build(seed, actors, cases)
        found = list(disagreements(world))
    least = len(ACTORS_AND_CASES[size]) if size == Size.SMALL else 20_000
    yield at_least(
        "cases: pairs of an actor and a case, asked of policy, queryset and row security", actors * cases, least
    )
    yield at_most("cases: pairs on which they disagree", sum(len(d.only_first | d.only_second) for d in found), 0)


def build(seed: int, actors: int, cases: int) -> World:
    """Two portals with the same kind of rows in each; the actors are of the first."""
    random = Random(seed)
    made = [_portal(random, slug, actors, cases) for slug in (f"een-{seed}", f"twee-{seed}")]
    return made[0]


def disagreements(world: World, *, policy: bool = True) -> Iterator[Disagreement]:
    """Every actor against every row. Which of the locks is right stands in neither: they must say the same."""
    with activate(world.tenant):
        for actor in world.actors:
            roles = tuple(sorted(actor.roles))
            for what, first, second in _answers(world, actor, policy):
                if first != second:
                    yield Disagreement(what, roles, frozenset(first - second), frozenset(second - first))


def _answers(world: World, actor: Actor, policy: bool) -> Iterator[tuple[str, set[int], set[int]]]:
    visible = _keys(Case.objects.visible_to(actor))
    if policy:
        allowed = {case.pk for case in world.cases if can(actor, "case.read", case)}
        yield "policy and queryset of cases", allowed, visible
    if connection.vendor != "postgresql":
        return
    yield "queryset and database: cases", visible, shown_to(actor, "cases_case")
    writable = _keys(Case.objects.whole_to(actor)) if can(actor, "case.change") else set()
    yield "queryset and database: cases to write", writable, shown_to(actor, "cases_case", locked=True)
    yield (
        "queryset and database: flat table",
        _keys(CaseAccess.objects.visible_to(actor)),
        shown_to(actor, "cases_caseaccess"),
    )
    yield (
        "queryset and database: glass",
        _keys(BreakGlass.objects.visible_to(actor)),
        shown_to(actor, "cases_breakglass"),
    )


def shown_to(actor: Actor, table: str, *, locked: bool = False) -> set[int]:
    """What the database shows to raw SQL without any condition, in a request of this actor."""
    with seen_by(actor), connection.cursor() as cursor:
        cursor.execute(f"SELECT id FROM {table}" + (" FOR UPDATE" if locked else ""))
        return {key for (key,) in cursor.fetchall()}


def _keys(rows: Any) -> set[int]:
    return set(rows.order_by().values_list("pk", flat=True))


def _portal(random: Random, slug: str, actors: int, cases: int) -> World:
    tenant = make_tenant(slug)
    teams = [
        make_organisation(tenant, f"Organisatie {number // 2} {slug}", team=f"Team {number}") for number in range(8)
    ]
    people = [_person(random, tenant, f"{slug}-{number}", teams) for number in range(actors)]
    with activate(tenant):
        made = Case.objects.bulk_create(_case(tenant, number, people, teams) for number in range(cases))
        CaseAccess.objects.bulk_create(row for case in made for row in _rows(random, case, teams))
        BreakGlass.objects.bulk_create(row for case in made for row in _openings(random, case, people))
        known = [resident(tenant, random.choice(made).subject) for _each in range(max(2, actors // 10))]
        workers = [actor_for(person, tenant) for person in people]
    return World(tenant, tuple([*known, *workers][:actors]), tuple(made))


def _person(random: Random, tenant: Tenant, name: str, teams: list[Team]) -> Any:
    """With one, two or three roles, each in a team of its own."""
    for _each in range(random.choice((1, 1, 2, 3))):
        role = random.choice(ROLES)
        person = make_member(tenant, name, role, None if role == Role.RESIDENT else random.choice(teams))
    return person


def _case(tenant: Tenant, number: int, people: list[Any], teams: list[Team]) -> Case:
    return Case(
        tenant=tenant,
        code=f"C-{number:06}",
        lead=people[number % len(people)],
        lead_team=teams[number % len(teams)],
        opened_at=timezone.now(),
        first_name="Voor",
        last_name="Beeld",
        birth_date="1980-12-31",
    )


def _rows(random: Random, case: Case, teams: list[Team]) -> Iterator[CaseAccess]:
    """None to four rows, that stand, end today, ended yesterday, at each level."""
    today = timezone.localdate()
    for team in random.sample(teams, random.randrange(5)):
        yield CaseAccess(
            case=case,
            team=team,
            source=random.choice((Source.CIRCLE, Source.REFERRAL)),
            source_uid=case.uid,
            ground_uid=UUID(int=random.getrandbits(128)),
            level=random.choice(list(Level)),
            until=random.choice((None, today, today + timedelta(days=9), today - timedelta(days=1))),
        )


def _openings(random: Random, case: Case, people: list[Any]) -> Iterator[BreakGlass]:
    """Glass that is open, was open, and (a clock went wrong) will be; also of people who may break none."""
    now = timezone.now()
    for person in random.sample(people, min(3, len(people))):
        begins = now + random.choice((-1, -1, -90, 90)) * timedelta(minutes=1)
        yield BreakGlass(
            case=case, person=person, reason="Er is direct gevaar.", at=begins, until=begins + timedelta(hours=1)
        )
