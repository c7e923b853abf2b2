"""Giving and ending roles. Nobody raises their own rights; nobody gives more than they may hand out."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from portal.accounts import audit_actions, events, policies
from portal.accounts.models import User
from portal.accounts.people import findable
from portal.accounts.services.facts import close, giver_of, is_last_administrator, post_of, standing_team
from tenants.access import Actor, Role, can, require
from tenants.audit import record
from tenants.errors import Invalid
from tenants.models import Membership, Team


@transaction.atomic
def grant_role(actor: Actor, *, person_uid: UUID, team_uid: UUID, role: Role) -> Membership:
    """Give somebody who already works in this portal another role.

    Args:
        actor: who gives; never to themselves.
        person_uid: somebody whom the actor can see here.
        team_uid: a team of this portal.
        role: which role.

    Raises:
        NotFound: no such person or team for this actor.
        Refused: this actor may not give this role there.
        Invalid: the person has it already.
    """
    person = findable(actor, person_uid)
    team = standing_team(actor, team_uid)
    require(can(actor, "people.grant", team))
    to_self = actor.person is not None and actor.person.pk == person.pk
    require(policies.may_give(giver_of(actor), post_of(role, team), to_self=to_self))
    membership, is_new = give(person, team, role)
    if not is_new:
        raise Invalid(str(policies.ALREADY), {"role": str(policies.ALREADY)})
    record(actor, audit_actions.ROLE_GRANTED, membership, person=person.pk, role=role.lower(), team=team.pk)
    return membership


@transaction.atomic
def end_role(actor: Actor, *, membership_uid: UUID) -> User:
    """End a role now. Whoever loses their last role here is no longer let in.

    Raises:
        NotFound: no such membership for this actor.
        Refused: it is not theirs to end, or nobody would be left to administer.
    """
    rows = Membership.objects.visible_to(actor).locked().select_related("person", "team__organisation")
    membership: Membership = rows.get_or_not_found(uid=membership_uid)
    of_self = actor.person is not None and actor.person.pk == membership.person_id
    post = post_of(Role(membership.role), membership.team)
    is_last = is_last_administrator(membership)
    require(policies.may_end(giver_of(actor), post, of_self=of_self, is_last=is_last))
    record(actor, audit_actions.ROLE_ENDED, membership, person=membership.person_id, role=membership.role.lower())
    close(membership)
    events.role_ended(membership.person, actor.tenant)
    return membership.person


def give(person: User, team: Team | None, role: Role) -> tuple[Membership, bool]:
    """The standing membership, made when there is none; and whether it was made. Two queries. No rule is asked."""
    today = timezone.localdate()
    standing = Membership.objects.standing(today).filter(person=person, team=team, role=role).first()
    if standing is not None:
        return standing, False
    return Membership.objects.create(person=person, team=team, role=role, starts_on=today), True


@transaction.atomic
def appoint(actor: Actor, *, person: User, role: Role, team: Team | None = None) -> Membership:
    """Give a role without an invitation: the demo, and the first administrator of a new portal. Safe to repeat.

    Args:
        actor: the system; nobody else.

    Raises:
        Refused: somebody else asks, or the role does not belong there.
    """
    require(can(actor, "people.grant", team) if team is not None else can(actor, "people.grant"))
    require(policies.may_appoint(actor.roles, post_of(role, team)))
    membership, is_new = give(person, team, role)
    if is_new:
        record(actor, audit_actions.ROLE_GRANTED, membership, person=person.pk, role=role.lower())
    return membership
