"""How the kernel's own objects stand to an actor."""

from tenants.access.actor import Actor
from tenants.access.policy import register_relations
from tenants.access.roles import Scope


def register() -> None:
    from tenants.models import Membership, Partnership, Team

    register_relations(Team, _of_team)
    register_relations(Membership, _of_membership)
    register_relations(Partnership, _of_partnership)


def _of_team(actor: Actor, team: object) -> frozenset[Scope]:
    return _of_organisation(actor, team.organisation_id)  # type: ignore[attr-defined]


def _of_partnership(actor: Actor, partnership: object) -> frozenset[Scope]:
    return _of_organisation(actor, partnership.organisation_id)  # type: ignore[attr-defined]


def _of_membership(actor: Actor, membership: object) -> frozenset[Scope]:
    team = membership.team  # type: ignore[attr-defined]
    scopes = _of_organisation(actor, team.organisation_id if team else None)
    if actor.person is not None and membership.person_id == actor.person.pk:  # type: ignore[attr-defined]
        return scopes | {Scope.OWN}
    return scopes


def _of_organisation(actor: Actor, organisation: int | None) -> frozenset[Scope]:
    if organisation is not None and organisation in actor.organisations:
        return frozenset({Scope.TENANT, Scope.NETWORK, Scope.ORGANISATION})
    return frozenset({Scope.TENANT, Scope.NETWORK})
