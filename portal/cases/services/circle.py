"""The circle: teams that work together for a resident, each on a ground."""

from typing import TypedDict
from uuid import UUID

from django.db import transaction

from portal.cases import events, policies_circle
from portal.cases.access import let_in, shut_out, shut_out_of_circle
from portal.cases.models import Case, CaseAccess
from portal.cases.services.finding import case_to_write
from portal.cases.words import Level, Source
from portal.consent import selectors as consent
from portal.consent.models import Ground, GroundParty
from portal.consent.words import PartyKind
from tenants.access import Actor, require, system
from tenants.covenant import has_accepted
from tenants.errors import NotFound
from tenants.models import Team
from tenants.sight import looking_past


class Opened(TypedDict):
    """Which rows of the flat table a record opened to the circle."""

    source: Source
    source_uid: UUID


@transaction.atomic
def invite_team(actor: Actor, *, uid: UUID, team_uid: UUID, ground_uid: UUID) -> CaseAccess:
    """Take a team into the circle, as far and as long as the ground lets it, and tell its people.

    Saying it again under the same ground changes nothing; under another ground the team stays while one of them stands.

    Args:
        actor: somebody of the team of the contact person.
        ground_uid: a standing record about this resident that names the team as a receiver.

    Raises:
        NotFound: no such case, team or ground for this actor.
        Refused: the case is closed or led elsewhere, the ground does not name the team, ended or is about less than
            a case holds, or the organisation has not accepted the covenant in force.
    """
    case = case_to_write(actor, uid)
    require(policies_circle.may_invite(actor, case))
    teams = Team.objects.filter(closed_on__isnull=True).select_related("organisation")
    team: Team = teams.get_or_not_found(uid=team_uid)
    ground: Ground = Ground.objects.visible_to(actor).about(case.subject).get_or_not_found(uid=ground_uid)
    require(
        policies_circle.may_join(
            case,
            team,
            named=_names(ground, case, team),
            categories=ground.categories,
            accepted=bool(has_accepted(team.organisation)),
        )
    )
    if (present := CaseAccess.objects.filter(case=case, team=team, **_under(ground)).first()) is not None:
        return present
    made = _let_in(actor, case, team, ground)
    events.circle_joined(made, actor)
    return made


@transaction.atomic
def leave_circle(actor: Actor, *, uid: UUID, team_uid: UUID) -> None:
    """Take a team out of the circle, whatever grounds brought it in. What a referral opens to it stays open.

    Args:
        actor: somebody of that team, or of the team of the contact person.

    Raises:
        NotFound: no such case for this actor, or the team is not in its circle.
        Refused: the actor is of neither team.
    """
    case: Case = case_to_write(actor, uid)
    team: Team = Team.objects.select_related("organisation").get_or_not_found(uid=team_uid)
    require(policies_circle.may_take_out(actor, case, team))
    if not shut_out_of_circle(actor, case=case, team=team):
        raise NotFound()


@looking_past("cases.access")
def rest_on_the_new_one(ground: Ground) -> None:
    """A record was renewed: the circle rests on the new one from now on. Listens to `consent.recorded`.

    Nothing may stay open under the old one, or it would outlive a withdrawal of the new one. A team that the new one
    does not bring in, because it names fewer kinds of data, goes out.
    """
    if ground.renews_id is None:
        return
    actor = system(ground.tenant, "consent.renewed")
    old = Ground.objects.get(pk=ground.renews_id)
    for row in CaseAccess.objects.filter(**_under(old)).select_related("case", "team__organisation"):
        named = _names(ground, row.case, row.team)
        # Who takes part in a record accepted the covenant when it was written, a moment ago.
        if policies_circle.may_join(row.case, row.team, named=named, categories=ground.categories, accepted=True):
            _let_in(actor, row.case, row.team, ground)
    shut_out(actor, **_under(old))


def _let_in(actor: Actor, case: Case, team: Team, ground: Ground) -> CaseAccess:
    return let_in(
        actor, case=case, team=team, source=Source.CIRCLE, source_uid=ground.uid, ground=ground, level=Level.ALL
    )


def _under(ground: Ground) -> Opened:
    return {"source": Source.CIRCLE, "source_uid": ground.uid}


def _names(ground: Ground, case: Case, team: Team) -> bool:
    """Whether the record stands and names the team as a receiver, and not only as who once asked."""
    receives = GroundParty.objects.filter(ground=ground, team=team, kind=PartyKind.RECEIVER).exists()
    return receives and bool(consent.may_share_under(ground, subject=case.subject, team=team))
