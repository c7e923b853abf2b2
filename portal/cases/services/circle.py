"""The circle: teams that work together for a resident, each on a ground."""

from uuid import UUID

from django.db import transaction

from portal.cases import policies
from portal.cases.access import let_in, shut_out
from portal.cases.models import Case, CaseAccess
from portal.cases.services.finding import case_to_write
from portal.cases.words import Level, Source
from portal.consent.models import Ground
from tenants.access import Actor, require
from tenants.errors import NotFound
from tenants.models import Team


@transaction.atomic
def invite_team(actor: Actor, *, uid: UUID, team_uid: UUID, ground_uid: UUID) -> CaseAccess:
    """Take a team into the circle, as far and as long as the ground lets it.

    Raises:
        NotFound: no such case, team or ground for this actor.
        Refused: the case is closed, or the ground does not name the team, is about somebody else, or ended.
    """
    case = case_to_write(actor, uid)
    require(policies.may_change(actor, case))
    team: Team = Team.objects.filter(closed_on__isnull=True).get_or_not_found(uid=team_uid)
    ground: Ground = Ground.objects.visible_to(actor).about(case.subject).get_or_not_found(uid=ground_uid)
    return let_in(
        actor, case=case, team=team, source=Source.CIRCLE, source_uid=ground.uid, ground=ground, level=Level.ALL
    )


@transaction.atomic
def leave_circle(actor: Actor, *, uid: UUID, ground_uid: UUID) -> None:
    """Close to the circle what one ground opened.

    Raises:
        NotFound: no such case for this actor, or nothing was open by this ground.
    """
    case: Case = case_to_write(actor, uid)
    if not CaseAccess.objects.filter(case=case, source=Source.CIRCLE, source_uid=ground_uid).exists():
        raise NotFound()
    shut_out(actor, source=Source.CIRCLE, source_uid=ground_uid)
