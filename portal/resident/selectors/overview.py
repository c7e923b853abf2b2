"""The page "Wie weet wat van mij?": reading it is a line in the log, as for everybody who opens a case."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from portal.cases import audit_actions
from portal.cases.models import Case
from portal.cases.telling import matters
from portal.resident.selectors import sharing
from portal.resident.selectors.ending import ended
from portal.resident.selectors.looking import looks_by_team
from portal.resident.selectors.shapes import Knower, Look, Overview
from tenants.access import Actor
from tenants.audit import record
from tenants.models import OrganisationKind, Team


@transaction.atomic
def overview(actor: Actor) -> Overview:
    """Who knows what of the resident who came in. The queries do not grow with grounds, looks or organisations.

    Raises:
        NotFound: the actor is nobody's resident, or their case is gone.
    """
    case: Case = (
        Case.objects.visible_to(actor)
        .filter(uid__in=actor.subjects)
        .select_related("lead", "lead_team__organisation")
        .get_or_not_found()
    )
    record(actor, audit_actions.READ, case)
    standing, looks = sharing.read(actor, case), looks_by_team(actor, case)
    now, earlier = _teams_that_know(standing), set(looks) - {None}
    teams = {team.pk: team for team in _teams(now | {pk for pk in earlier if pk is not None})}
    return Overview(
        subject=case.subject,
        matters=matters(actor, case.subject),
        knowers=tuple(sorted((_knower(standing, teams[pk], looks) for pk in now if pk in teams), key=_place)),
        ended=tuple(ended(actor, case, standing)),
        earlier=tuple(_earlier(teams, looks, now)),
        safe_contact=case.safe_contact,
    )


def own_subject(actor: Actor) -> UUID:
    """The pseudonym of who came in. The guard saw to it that there is one."""
    return next(iter(actor.subjects))


def _teams_that_know(standing: sharing.Standing) -> set[int]:
    named = {
        party.team_id for ground in standing.grounds for party in ground.parties.all() if party.kind in sharing.NAMED
    }
    return named | set(standing.rows)


def _teams(ids: Iterable[int]) -> list[Team]:
    return list(Team.objects.filter(pk__in=ids).select_related("organisation"))


def _knower(standing: sharing.Standing, team: Team, looks: dict[int | None, tuple[Look, ...]]) -> Knower:
    return Knower(
        key=team.pk,
        organisation=team.organisation.name,
        team=team.name if team.name != team.organisation.name else "",
        kind=str(OrganisationKind(team.organisation.kind).label),
        leads=team.pk == standing.case.lead_team_id,
        shares=tuple(sharing.shares_of(standing, team.pk)),
        looks=looks.get(team.pk, ()),
    )


def _place(knower: Knower) -> tuple[bool, str, str]:
    """What one may want to stop comes first; the own contact person last, as they are known already."""
    return knower.leads, knower.organisation, knower.team


def _earlier(teams: dict[int, Team], looks: dict[int | None, tuple[Look, ...]], now: set[int]) -> Iterable[Knower]:
    """Who looked and knows nothing by a ground of today."""
    for pk, lines in looks.items():
        if pk is None:
            yield Knower(0, _("De gemeente"), "", "", False, looks=lines)
        elif pk in teams and pk not in now:
            team = teams[pk]
            yield Knower(pk, team.organisation.name, team.name, "", False, looks=lines)
