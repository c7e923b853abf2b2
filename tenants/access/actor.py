"""Who acts: a person in one tenant with the union of their roles there, a visitor, or the system."""

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from tenants.access.roles import Role

if TYPE_CHECKING:
    from portal.accounts.models import User
    from tenants.models import Team, Tenant


@dataclass(frozen=True)
class Actor:
    """Everything that the policy needs to know of somebody.

    `team` is the one that new things belong to; `teams` and `organisations` hold the ids of all of them.
    `team_roles` tells which roles are held in which organisation, so that an administrator of one
    organisation is nobody special in another. `subjects` are the pseudonyms under which a resident is known here.
    `referrals` are what a receiver with a link may see, and `called` how such a receiver, who has no account, is named.
    """

    tenant: "Tenant"
    roles: frozenset[Role]
    person: "User | None" = None
    team: "Team | None" = None
    teams: frozenset[int] = frozenset()
    organisations: frozenset[int] = frozenset()
    team_roles: frozenset[tuple[int, Role]] = field(default=frozenset())
    because: str = ""
    subjects: frozenset[UUID] = frozenset()
    referrals: frozenset[UUID] = frozenset()
    called: str = ""

    @property
    def is_somebody(self) -> bool:
        """Has signed in and has at least one role here."""
        return self.person is not None and bool(self.roles - {Role.ANONYMOUS})

    @property
    def is_known(self) -> bool:
        """Signed in, or came in by a code or a link: no cache keeps what they see, and refusals are logged."""
        return self.person is not None or bool(self.subjects) or Role.LINK_RECEIVER in self.roles

    def organisations_as(self, *roles: Role) -> frozenset[int]:
        """The organisations in which one of these roles is held."""
        return frozenset(organisation for organisation, role in self.team_roles if role in roles)


def anonymous(tenant: "Tenant") -> Actor:
    """A visitor."""
    return Actor(tenant=tenant, roles=frozenset({Role.ANONYMOUS}))


def resident(tenant: "Tenant", subject: UUID) -> Actor:
    """A resident who came in by the code of a receipt: their own matter, and nothing else."""
    roles = frozenset({Role.RESIDENT, Role.ANONYMOUS})
    return Actor(tenant=tenant, roles=roles, subjects=frozenset({subject}))


def link_receiver(tenant: "Tenant", referral_uid: UUID | None, *, called: str = "", because: str = "") -> Actor:
    """Whoever came in by a signed link: one referral, and nothing else of this portal.

    Args:
        referral_uid: None until they accepted the terms; then nothing opens.
        called: name and organisation, as they gave it with the terms.
        because: by which link (a short code, kept in the audit log).
    """
    return Actor(
        tenant=tenant,
        roles=frozenset({Role.LINK_RECEIVER, Role.ANONYMOUS}),
        referrals=frozenset() if referral_uid is None else frozenset({referral_uid}),
        called=called,
        because=because,
    )


def system(tenant: "Tenant", because: str) -> Actor:
    """A command or the worker, for a stated reason (a short code, kept in the audit log)."""
    if not because.strip():
        raise ValueError("Say why the system acts.")
    return Actor(tenant=tenant, roles=frozenset({Role.SYSTEM}), because=because)


def actor_for(person: "User", tenant: "Tenant", team: "Team | None" = None, on: date | None = None) -> Actor:
    """The person as they stand in this tenant today. The tenant must be active. One query.

    A membership counts while it runs, its person is active, its team is open and the partnership of its
    organisation stands. `is_superuser` and `is_staff` are never looked at.

    Args:
        team: the team to act for; the first one (by name) when it is None or not theirs.
    """
    from tenants.models import Membership, Partnership

    if not person.is_active:
        return anonymous(tenant)
    today = on or timezone.localdate()
    partners = Partnership.objects.standing(today).values("organisation")
    held = list(
        Membership.objects.standing(today)
        .filter(person=person)
        .filter(Q(team__isnull=True) | Q(team__closed_on__isnull=True, team__organisation__in=partners))
        .select_related("team")
        .order_by("team__name", "pk")
    )
    if not held:
        return anonymous(tenant)
    teams = {membership.team.pk: membership.team for membership in held if membership.team is not None}
    acting = teams.get(team.pk) if team is not None else None
    return Actor(
        tenant=tenant,
        person=person,
        roles=frozenset({Role(membership.role) for membership in held} | {Role.ANONYMOUS}),
        team=acting or next(iter(teams.values()), None),
        teams=frozenset(teams),
        organisations=frozenset(each.organisation_id for each in teams.values()),
        team_roles=frozenset(
            (membership.team.organisation_id, Role(membership.role)) for membership in held if membership.team
        ),
    )
