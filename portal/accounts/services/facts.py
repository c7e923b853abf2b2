"""From the database to the plain values that the policies reason about."""

from datetime import timedelta
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from portal.accounts.policies import ADMINISTRATORS, Giver, Post
from tenants.access import Actor, Role
from tenants.errors import Refused
from tenants.models import Membership, OrganisationKind, Partnership, Team


def giver_of(actor: Actor) -> Giver:
    return Giver(actor.roles, actor.team_roles)


def post_of(role: Role, team: Team | None) -> Post:
    """The role as it is held in this team's organisation. No query when the organisation is loaded."""
    if team is None:
        return Post(role, None, None)
    return Post(role, team.organisation_id, OrganisationKind(team.organisation.kind))


def standing_team(actor: Actor, uid: UUID) -> Team:
    """An open team of an organisation that takes part now. Two queries.

    Raises:
        NotFound: no such team for this actor.
        Refused: it is closed, or its organisation takes part no longer.
    """
    team: Team = Team.objects.visible_to(actor).select_related("organisation").get_or_not_found(uid=uid)
    if team.closed_on is not None or not takes_part(team.organisation_id):
        raise Refused(_("Dit team werkt niet meer in dit portaal. Kies een ander team."))
    return team


def takes_part(organisation: int) -> bool:
    """Whether the organisation has a standing partnership in the active portal. One query."""
    return Partnership.objects.standing(timezone.localdate()).filter(organisation=organisation).exists()


def is_last_administrator(membership: Membership) -> bool:
    """Whether nobody else administers: this organisation, or for the municipality's role the whole portal."""
    if membership.role not in ADMINISTRATORS:
        return False
    others = (
        Membership.objects.standing(timezone.localdate())
        .filter(role=membership.role, person__is_active=True)
        .exclude(person=membership.person_id)
    )
    if membership.role == Role.PARTNER_ADMIN:
        assert membership.team is not None
        others = others.filter(team__organisation=membership.team.organisation_id)
    return not others.exists()


def close(membership: Membership) -> None:
    """End it now, not at midnight: a last day counts as a whole. What began today goes altogether."""
    today = timezone.localdate()
    if membership.starts_on >= today:
        membership.delete()
        return
    membership.ends_on = today - timedelta(days=1)
    membership.save(update_fields=["ends_on"])
