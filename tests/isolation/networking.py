"""Public meetings of both portals, with guests: the meeting is for everybody there, a guest for who keeps the list."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from portal.meetings.models import Meeting
from portal.networking import links
from portal.networking.models import Exchange, ExchangeAnswer, Guest, ProgrammePart
from tenants.access import Actor, Role, Scope, scopes_of
from tenants.context import activate
from tests.isolation.canaries import KnownTo, nobody
from tests.isolation.standing import Standing
from tests.isolation.target_kinds import Target, uid
from tests.isolation.visitors import Casting

Objects = dict[str, dict[Standing, Any]]
PUBLIC, ASKING = "networking.PublicMeeting", "networking.AskingGuest"


def networking(here: Casting, there: Casting) -> Objects:
    """One public meeting in each portal, a guest who confirmed and one who only asked."""
    made = {Standing.OWN: _meeting(here), Standing.FOREIGN: _meeting(there)}
    whose = {Standing.OWN: here, Standing.FOREIGN: there}
    return {
        PUBLIC: made,
        "networking.Guest": {each: _guest(whose[each], found, confirmed=True) for each, found in made.items()},
        "networking.ProgrammePart": {each: _part(found) for each, found in made.items()},
        "networking.Exchange": {
            Standing.OWN: _exchange(here, "ours"),
            Standing.OTHER_ORGANISATION: _exchange(here, "theirs"),
            Standing.FOREIGN: _exchange(there, "ours"),
        },
        ASKING: {each: _guest(whose[each], found, confirmed=False) for each, found in made.items()},
    }


def _proof_to(purpose: str) -> Any:
    """What stands in the link of the mail to this guest."""
    return lambda found: links.proof_of(found.tenant, found.uid, purpose)


TARGETS: dict[str, Target] = {
    **{f"activities:{name}:uid": uid(PUBLIC) for name in ("activity", "register", "asked")},
    "calendars:entry:uid": uid(PUBLIC),
    **{
        f"networking:{name}:uid": uid(PUBLIC)
        for name in (
            *("guests", "came_along", "arrived", "not_there", "take_off", "paper_list", "badges"),
            *("programme", "choose", "change_part", "remove_part"),
        )
    },
    **{f"networking:{name}:guest": uid("networking.Guest") for name in ("arrived", "not_there", "take_off")},
    **{f"networking:{name}:part": uid("networking.ProgrammePart") for name in ("change_part", "remove_part")},
    **{
        f"networking:{name}:uid": uid("networking.Exchange")
        for name in ("exchange_one", "exchange_reply", "exchange_withdraw", "exchange_back")
    },
    "activities:confirm:uid": uid(ASKING),
    "activities:confirm:proof": Target(ASKING, _proof_to(links.CONFIRM), lambda _random: "0" * 64),
    "activities:leave:uid": uid("networking.Guest"),
    "activities:leave:proof": Target("networking.Guest", _proof_to(links.LEAVE), lambda _random: "0" * 64),
}


def _meeting(casting: Casting) -> Meeting:
    """Everything of it is for everybody of that portal but the link to join, which is for who takes part."""

    def of_portal(actor: Actor) -> bool:
        return bool(actor.tenant.pk == casting.tenant.pk)

    def takes_part(actor: Actor) -> bool:
        return of_portal(actor) and bool(scopes_of(actor, "meeting.read"))

    def canary(what: str) -> str:
        return str(casting.aviary.word(f"{what} of a public meeting in {casting.tenant.slug}", of_portal))

    organiser = casting.person(Role.ORGANISER, "town hall", also_known_to=takes_part)
    link = casting.aviary.word(f"the link of a public meeting in {casting.tenant.slug}", takes_part)
    start = timezone.now() + timedelta(hours=1)
    with activate(casting.tenant):
        made: Meeting = Meeting.objects.create(
            kind="network",
            title=canary("the title"),
            about=canary("the text"),
            place=canary("the place"),
            accessibility=canary("the way in"),
            costs=canary("the costs"),
            online_url=f"https://{link.lower()}.invalid/",
            audience="public",
            capacity=40,
            starts_at=start,
            ends_at=start + timedelta(hours=2),
            organiser=organiser,
            organiser_team=casting.teams["town hall"],
            state="invited",
        )
    return made


def _part(meeting: Meeting) -> ProgrammePart:
    with activate(meeting.tenant):
        made: ProgrammePart = ProgrammePart.objects.create(
            meeting=meeting, title="Welkom", starts_at=meeting.starts_at, ends_at=meeting.ends_at
        )
    return made


def _exchange(casting: Casting, whose: str) -> Exchange:
    """For whoever works there; the answer for the team that placed it."""
    team = casting.teams[whose]

    def works_there(actor: Actor) -> bool:
        reads = bool(scopes_of(actor, "minutes.read"))
        return actor.tenant.pk == casting.tenant.pk and actor.person is not None and reads

    def of_the_team(actor: Actor) -> bool:
        return works_there(actor) and team.pk in actor.teams

    def canary(what: str, known_to: KnownTo) -> str:
        return str(casting.aviary.word(f"{what} of a request of {whose} in {casting.tenant.slug}", known_to))

    author = casting.person(Role.PARTNER, whose, also_known_to=of_the_team)
    with activate(casting.tenant):
        made: Exchange = Exchange.objects.create(
            kind="seek",
            title=canary("the title", works_there),
            about=canary("the text", works_there),
            team=team,
            person=author,
            until=timezone.localdate() + timedelta(days=9),
        )
        ExchangeAnswer.objects.create(
            exchange=made, team=team, person=author, text=canary("an answer", of_the_team), at=timezone.now()
        )
    return made


def _guest(casting: Casting, meeting: Meeting, *, confirmed: bool) -> Guest:
    """What a guest wrote is for who keeps the list, once they confirmed; the address is on no screen at all."""

    def keeps_the_list(actor: Actor) -> bool:
        whole = scopes_of(actor, "meeting.change") & {Scope.TENANT, Scope.NETWORK}
        return confirmed and actor.tenant.pk == casting.tenant.pk and bool(whole)

    def canary(what: str) -> str:
        known_to = keeps_the_list if confirmed else nobody
        return str(casting.aviary.word(f"{what} of a guest in {casting.tenant.slug}", known_to))

    now = timezone.now()
    address = casting.aviary.word(f"the address of a guest in {casting.tenant.slug}", nobody)
    with activate(casting.tenant):
        made = Guest(
            meeting=meeting,
            meeting_ends_at=meeting.ends_at,
            asked_at=now,
            confirmed_at=now if confirmed else None,
            name=canary("the name"),
            organisation=canary("the organisation"),
            needs=canary("the needs"),
            email=f"{address}@gast.invalid",
        )
        made.save()
    return made
