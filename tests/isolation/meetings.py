"""Closed meetings: of our team, of another one, of the other portal. Who keeps or oversees meetings sees them all."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from portal.meetings.models import Invitation, Meeting
from tenants.access import Actor, Role, Scope, scopes_of
from tenants.context import activate
from tests.isolation.canaries import KnownTo
from tests.isolation.standing import Standing
from tests.isolation.visitors import Casting


def meetings(here: Casting, there: Casting) -> dict[str, dict[Standing, Any]]:
    """Each with a seat for a team and one for somebody by name."""
    whose = {
        Standing.OWN: (here, "ours"),
        Standing.OTHER_ORGANISATION: (here, "theirs"),
        Standing.FOREIGN: (there, "ours"),
    }
    made = {standing: _meeting(casting, team) for standing, (casting, team) in whose.items()}
    seats = {standing: _named_seat(found) for standing, found in made.items()}
    return {"meetings.Meeting": made, "meetings.Invitation": seats}


def _meeting(casting: Casting, whose: str) -> Meeting:
    known_to = _takes_part(casting, whose)

    def canary(what: str) -> str:
        return str(casting.aviary.word(f"{what} of a meeting of {whose} in {casting.tenant.slug}", known_to))

    organiser = casting.person(Role.ORGANISER, "town hall", also_known_to=known_to)
    asked = casting.person(Role.PARTNER, whose, also_known_to=known_to)
    start = timezone.now() + timedelta(hours=1)
    with activate(casting.tenant):
        made: Meeting = Meeting.objects.create(
            kind="coordination",
            title=canary("the title"),
            about=canary("the text"),
            place=canary("the place"),
            accessibility=canary("the way in"),
            costs=canary("the costs"),
            online_url=f"https://{canary('the link').lower()}.invalid/",
            starts_at=start,
            ends_at=start + timedelta(hours=2),
            organiser=organiser,
            organiser_team=casting.teams["town hall"],
            state="invited",
        )
        Invitation.objects.create(meeting=made, team=casting.teams[whose])
        Invitation.objects.create(
            meeting=made, team=casting.teams[whose], person=asked, answer="comes", remark=canary("a remark")
        )
    return made


def _named_seat(meeting: Meeting) -> Invitation:
    with activate(meeting.tenant):
        found: Invitation = Invitation.objects.get(meeting=meeting, person__isnull=False)
    return found


def _takes_part(casting: Casting, whose: str) -> KnownTo:
    """Whoever reads the meetings of the whole portal, and those of the team who take part in meetings at all."""
    team = casting.teams[whose]

    def known_to(actor: Actor) -> bool:
        scopes = scopes_of(actor, "meeting.read")
        whole = bool(scopes & {Scope.TENANT, Scope.NETWORK})
        return actor.tenant.pk == casting.tenant.pk and (whole or (Scope.INVOLVED in scopes and team.pk in actor.teams))

    return known_to
