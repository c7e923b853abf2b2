"""What screens show of people, teams, partners and invitations."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db.models import Count, Prefetch, Q, QuerySet
from django.utils import timezone

from portal.accounts import policies
from portal.accounts.models import Invitation, User
from portal.accounts.people import findable, memberships_seen_by
from portal.accounts.services.facts import giver_of
from tenants.access import Actor, Role, can
from tenants.errors import NotFound
from tenants.models import Membership, OrganisationKind, Partnership, Team


@dataclass(frozen=True)
class HeldRole:
    """A role of somebody, as a line on the screen."""

    uid: UUID
    role: Role
    label: str
    team: str
    organisation: str
    since: date
    until: date | None


@dataclass(frozen=True)
class PersonLine:
    """Somebody in the list of people, with the roles that the actor may see."""

    uid: UUID
    name: str
    email: str
    is_active: bool
    roles: tuple[HeldRole, ...]


@dataclass(frozen=True)
class PersonPage:
    """One person, as their administrator sees them."""

    person: PersonLine
    has_second_factor: bool
    is_self: bool
    may_change: bool


@dataclass(frozen=True)
class TeamLine:
    uid: UUID
    name: str
    organisation: str
    organisation_uid: UUID
    people: int
    may_close: bool


@dataclass(frozen=True)
class PartnerLine:
    """An organisation that takes part, with what its administrator wants to know at a glance."""

    uid: UUID
    organisation_uid: UUID
    name: str
    kind: str
    since: date
    until: date | None
    teams: int
    first_team: UUID | None
    people: int
    administrators: int


def people_of(actor: Actor, *, query: str = "") -> QuerySet[User]:
    """The people whom this actor administers or oversees, with a standing role here, by name.

    Give a page of it to `person_lines`. Costs one query for the page and one for its roles.

    Args:
        query: part of a name or address.
    """
    standing = memberships_seen_by(actor).standing(timezone.localdate())
    people = User.objects.filter(pk__in=standing.values("person"))
    if query:
        people = people.filter(Q(name__icontains=query) | Q(email__icontains=query))
    return people.order_by("name", "email", "pk").prefetch_related(
        Prefetch("memberships", queryset=_with_places(standing), to_attr="roles_seen")
    )


def person_lines(people: Iterable[User]) -> list[PersonLine]:
    """The lines of a page of `people_of`. No further query."""
    return [_person_line(person, person.roles_seen) for person in people]  # type: ignore[attr-defined]


def person_page(actor: Actor, uid: UUID) -> PersonPage:
    """One person with the roles that the actor may see. Three queries.

    Raises:
        NotFound: nobody, or not somebody whom this actor may see.
    """
    person = findable(actor, uid)
    standing = memberships_seen_by(actor).standing(timezone.localdate()).filter(person=person)
    is_self = actor.person is not None and actor.person.pk == person.pk
    return PersonPage(
        person=_person_line(person, list(_with_places(standing))),
        has_second_factor=Authenticator.objects.filter(user=person)
        .exclude(type=Authenticator.Type.RECOVERY_CODES)
        .exists(),
        is_self=is_self,
        may_change=bool(can(actor, "people.change")) and not is_self,
    )


def own_roles(actor: Actor) -> tuple[HeldRole, ...]:
    """The actor's own standing roles here. One query."""
    if actor.person is None:
        return ()
    standing = Membership.objects.standing(timezone.localdate()).filter(person=actor.person)
    return tuple(_held(each) for each in _with_places(standing))


def teams_of(actor: Actor) -> list[TeamLine]:
    """The open teams that the actor manages, with how many people work in each. One query."""
    today = timezone.localdate()
    counted = Q(memberships__starts_on__lte=today) & (
        Q(memberships__ends_on__isnull=True) | Q(memberships__ends_on__gte=today)
    )
    rows = list(
        _managed_teams(actor)
        .annotate(people=Count("memberships__person", filter=counted, distinct=True))
        .order_by("organisation__name", "name", "pk")
    )
    teams = Counter(row.organisation_id for row in rows)
    return [
        TeamLine(
            uid=row.uid,
            name=row.name,
            organisation=row.organisation.name,
            organisation_uid=row.organisation.uid,
            people=row.people,
            may_close=not row.people and teams[row.organisation_id] > 1,
        )
        for row in rows
    ]


def teams_to_invite_to(actor: Actor) -> list[Team]:
    """The open teams, with their organisations, to which this actor may give at least one role. One query."""
    giver = giver_of(actor)
    return [
        team
        for team in _managed_teams(actor).order_by("organisation__name", "name")
        if policies.roles_to_give(giver, team.organisation_id, OrganisationKind(team.organisation.kind))
    ]


def own_teams(actor: Actor) -> list[Team]:
    """The teams for which the actor may act. One query."""
    return list(Team.objects.filter(pk__in=actor.teams).select_related("organisation").order_by("name"))


def partners_of(actor: Actor) -> list[PartnerLine]:
    """The organisations that take part in this portal now. Three queries, however many there are."""
    today = timezone.localdate()
    partnerships = list(
        Partnership.objects.visible_to(actor)
        .standing(today)
        .select_related("organisation")
        .order_by("organisation__name", "pk")
    )
    teams: dict[int, list[UUID]] = defaultdict(list)
    open_teams = Team.objects.filter(closed_on__isnull=True).order_by("name", "pk")
    for organisation, team in open_teams.values_list("organisation", "uid"):
        teams[organisation].append(team)
    people: dict[int, set[int]] = defaultdict(set)
    administrators: dict[int, set[int]] = defaultdict(set)
    held = Membership.objects.standing(today).filter(team__isnull=False, person__is_active=True)
    for organisation, person, role in held.values_list("team__organisation", "person", "role"):
        people[organisation].add(person)
        if role in policies.ADMINISTRATORS:
            administrators[organisation].add(person)
    return [
        PartnerLine(
            uid=each.uid,
            organisation_uid=each.organisation.uid,
            name=each.organisation.name,
            kind=str(OrganisationKind(each.organisation.kind).label),
            since=each.starts_on,
            until=each.ends_on,
            teams=len(teams[each.organisation_id]),
            first_team=next(iter(teams[each.organisation_id]), None),
            people=len(people[each.organisation_id]),
            administrators=len(administrators[each.organisation_id]),
        )
        for each in partnerships
    ]


def partner(actor: Actor, uid: UUID) -> PartnerLine:
    """One of `partners_of`, at the same cost.

    Raises:
        NotFound: no such partner of this portal now.
    """
    found = next((line for line in partners_of(actor) if line.uid == uid), None)
    if found is None:
        raise NotFound()
    return found


def invitations_of(actor: Actor) -> QuerySet[Invitation]:
    """The invitations that the actor may see, the latest first. One query a page."""
    rows = Invitation.objects.visible_to(actor).select_related("team__organisation", "invited_by")
    return rows.order_by("-sent_at", "-pk")


def waiting_invitations(actor: Actor, at: datetime) -> int:
    """How many can still be accepted. One query."""
    return Invitation.objects.visible_to(actor).open(at).count()


def _managed_teams(actor: Actor) -> QuerySet[Team]:
    rows: QuerySet[Team] = Team.objects.visible_to(actor).filter(closed_on__isnull=True).select_related("organisation")
    if actor.roles & {Role.MUNICIPALITY_ADMIN, Role.PRIVACY_OFFICER, Role.SYSTEM}:
        partners = Partnership.objects.standing(timezone.localdate()).values("organisation")
        return rows.filter(organisation__in=partners)
    return rows.filter(organisation__in=actor.organisations_as(Role.PARTNER_ADMIN))


def _with_places(memberships: QuerySet[Membership]) -> QuerySet[Membership]:
    return memberships.select_related("team__organisation").order_by("team__name", "role", "pk")


def _person_line(person: User, memberships: list[Membership]) -> PersonLine:
    return PersonLine(
        uid=person.uid,
        name=person.name or person.email,
        email=person.email,
        is_active=person.is_active,
        roles=tuple(_held(membership) for membership in memberships),
    )


def _held(membership: Membership) -> HeldRole:
    team = membership.team
    role = Role(membership.role)
    return HeldRole(
        uid=membership.uid,
        role=role,
        label=str(role.label),
        team=team.name if team else "",
        organisation=team.organisation.name if team else "",
        since=membership.starts_on,
        until=membership.ends_on,
    )
