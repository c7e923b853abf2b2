"""`visible_to` of items: the rules of `hearing`, as a query. The policies of `row_security` say it to the database."""

from typing import TYPE_CHECKING, Any, Self

from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from portal.agendas.hearing import HEARS
from portal.agendas.words import ENDED, ItemKind, ItemState, Part, Phase
from portal.cases.models import CaseAccess
from portal.cases.words import Level, Source
from portal.meetings.models import Invitation, Meeting
from portal.meetings.words import MeetingState
from tenants.access import WORK_WITH_CASES, Scope, scopes_of
from tenants.managers import TenantQuerySet
from tenants.models import Team

if TYPE_CHECKING:
    from tenants.access import Actor

GOES_ON = (MeetingState.INVITED, MeetingState.HELD)


class AgendaItemQuerySet(TenantQuerySet[Any]):
    def visible_to(self, actor: "Actor") -> Self:
        """Items without a case of the meetings that one sees; items about a case as far as one hears them now."""
        plain = ~Q(kind=ItemKind.CASE) & Q(meeting__in=Meeting.objects.visible_to(actor).order_by().values("pk"))
        if actor.person is None:
            return self.none()
        if Scope.INVOLVED not in scopes_of(actor, "case_item.read"):
            return self.filter(plain)
        parts = {part: _anonymous(actor, part) | _identifiable(actor, part) for part in Part}
        heard = Q(pk__in=[])
        for phase, hears in HEARS.items():
            ways = Q(pk__in=[])
            for part in sorted(hears):
                ways |= parts[part]
            heard |= _at(phase) & ways
        return self.filter(plain | Q(kind=ItemKind.CASE) & heard)


def working_teams(actor: "Actor") -> Any:
    """The teams in which the actor works with cases: a volunteer of the same team hears nothing by it."""
    return Team.objects.filter(pk__in=actor.teams, organisation__in=actor.organisations_as(*WORK_WITH_CASES))


def grounds(actor: "Actor") -> Any:
    """The flat table's rows that open all of a case to a team of the actor today. An item may hold any of it."""
    return CaseAccess.objects.of(actor).standing(timezone.localdate()).filter(level__gte=Level.ALL)


def seats(actor: "Actor", *, there: bool) -> Any:
    """The actor's seats at the meeting of an item: the own one, or that of the team.

    Args:
        there: only who is there. Somebody with a seat by name is there by that one alone: who left, left.
    """
    assert actor.person is not None
    of_meeting = Invitation.objects.filter(meeting=OuterRef("meeting_id"))
    mine = of_meeting.filter(Q(person=actor.person) | Q(person=None))
    if not there:
        return mine
    named = Invitation.objects.filter(meeting=OuterRef("meeting"), person=actor.person)
    return mine.filter(arrived_at__isnull=False, left_at__isnull=True).filter(Q(person=actor.person) | ~Exists(named))


def chairs(actor: "Actor") -> Q:
    """Whoever chairs; the organiser while nobody does."""
    return Q(meeting__chair=actor.person) | Q(meeting__chair=None, meeting__organiser=actor.person)


def _anonymous(actor: "Actor", part: Part) -> Q:
    teams = working_teams(actor).values("pk")
    ways = {
        Part.HOME: Q(author_team__in=teams),
        Part.CHAIR: chairs(actor) & Q(Exists(working_teams(actor))),
        Part.SEATED: Q(Exists(seats(actor, there=False).filter(team__in=teams))),
        Part.PRESENT: Q(Exists(seats(actor, there=True).filter(team__in=teams))),
    }
    return Q(case=None) & ways[part]


def _identifiable(actor: "Actor", part: Part) -> Q:
    ground = grounds(actor).filter(case=OuterRef("case_id"))
    home = ground.filter(Q(source=Source.LEAD) | Q(team=OuterRef("author_team_id")))
    # The seat and the ground are of one team: being invited for another opens nothing.
    of_seat = grounds(actor).filter(case=OuterRef(OuterRef("case_id")), team=OuterRef("team_id"))
    ways = {
        Part.HOME: Q(Exists(home)),
        Part.CHAIR: chairs(actor) & Q(Exists(ground)),
        Part.SEATED: Q(Exists(_seat_with(seats(actor, there=False), of_seat))),
        Part.PRESENT: Q(Exists(_seat_with(seats(actor, there=True), of_seat))),
    }
    return Q(case__isnull=False) & ways[part]


def _seat_with(found: Any, ground: Any) -> Any:
    return found.filter(Exists(ground))


def _at(phase: Phase) -> Q:
    """The rows at this moment: the same rule as `hearing.phase_of`."""
    now = timezone.now()
    goes_on = Q(meeting__state__in=GOES_ON)
    admitted = goes_on & Q(state=ItemState.ADMITTED)
    started = Q(started_at__isnull=False, started_at__lte=now)
    opened = Q(opens_at__isnull=False, opens_at__lte=now, opens_for=F("meeting__starts_at"))
    return {
        Phase.PROPOSED: goes_on & Q(state=ItemState.PROPOSED),
        Phase.WAITING: admitted & ~started & ~opened,
        Phase.PREPARING: admitted & ~started & opened,
        Phase.RUNNING: admitted & started,
        Phase.DONE: goes_on & Q(state__in=ENDED),
        Phase.GONE: ~goes_on | Q(state=ItemState.WITHDRAWN),
    }[phase]
