"""Whom an administrator can see: the road to every list of people, and to one of them by uid."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Q

from portal.accounts.models import User
from tenants.access import Actor, Role, Scope, scopes_of
from tenants.errors import NotFound
from tenants.models import Membership

if TYPE_CHECKING:
    from tenants.models.membership import MembershipQuerySet


def memberships_seen_by(actor: Actor) -> "MembershipQuerySet":
    """Memberships of the people whom this actor administers or oversees.

    Narrower than `visible_to` in one way: who administers one organisation and merely works in another sees only
    the people of the first.
    """
    rows = Membership.objects.visible_to(actor)
    if Scope.TENANT in scopes_of(actor, "people.read"):
        return rows
    own = Q(person=actor.person)
    return rows.filter(own | Q(team__organisation__in=actor.organisations_as(Role.PARTNER_ADMIN)))


def findable(actor: Actor, uid: UUID) -> User:
    """Somebody whom the actor may see here. One query.

    Raises:
        NotFound: nobody, somebody of another organisation or portal, or a random uid: all the same.
    """
    try:
        return User.objects.get(uid=uid, pk__in=memberships_seen_by(actor).values("person"))
    except (User.DoesNotExist, ValueError) as missing:
        raise NotFound() from missing
