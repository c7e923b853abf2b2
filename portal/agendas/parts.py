"""What this actor is to this item: asked of invitations and of the flat table, step by step.

A second reading of what `models.sight` asks in one query. That the two agree, with the database, is tested on generated
meetings; neither is made from the other.
"""

from typing import TYPE_CHECKING

from django.utils import timezone

from portal.agendas.hearing import Moment, phase_of
from portal.agendas.models.sight import GOES_ON, grounds, working_teams
from portal.agendas.words import Part, Phase
from portal.cases.words import Source
from portal.meetings.models import Invitation
from tenants.access import Actor

if TYPE_CHECKING:
    from portal.agendas.models import AgendaItem


def parts_of(actor: Actor, item: "AgendaItem") -> frozenset[Part]:
    """The parts that count for this actor. At most three queries.

    Of an identifiable item a part counts for a team with a standing ground of its own, and for that team alone.
    """
    if actor.person is None:
        return frozenset()
    teams, lead_teams = _teams_that_count(actor, item)
    parts = set()
    if item.author_team_id in teams or lead_teams:
        parts.add(Part.HOME)
    if teams and _chairs(actor, item):
        parts.add(Part.CHAIR)
    of_meeting = Invitation.objects.filter(meeting=item.meeting_id)
    seats = [each for each in of_meeting if each.person_id in {None, actor.person.pk}]
    if any(seat.team_id in teams for seat in seats):
        parts.add(Part.SEATED)
    by_name = [seat for seat in seats if seat.person_id is not None]
    if any(seat.is_there and seat.team_id in teams for seat in by_name or seats):
        parts.add(Part.PRESENT)
    return frozenset(parts)


def phase_now(item: "AgendaItem") -> Phase:
    """The moment of an item, now. One query when its meeting is not at hand."""
    counted = item.opens_at if item.opens_for == item.meeting.starts_at else None
    goes_on = item.meeting.state in GOES_ON
    return phase_of(Moment(item.state, item.started_at, item.ended_at, counted, goes_on), timezone.now())


def _teams_that_count(actor: Actor, item: "AgendaItem") -> tuple[set[int], set[int]]:
    """The actor's teams by which something counts, and those of them that lead the case."""
    if not item.is_identifiable:
        return set(working_teams(actor).values_list("pk", flat=True)), set()
    rows = list(grounds(actor).filter(case=item.case_id).values_list("team", "source"))
    return {team for team, _source in rows}, {team for team, source in rows if source == Source.LEAD}


def _chairs(actor: Actor, item: "AgendaItem") -> bool:
    assert actor.person is not None
    meeting = item.meeting
    leader: int = meeting.chair_id if meeting.chair_id is not None else meeting.organiser_id
    return bool(actor.person.pk == leader)
