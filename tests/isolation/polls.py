"""Date polls: of our team, of another one, of the other portal, each with somebody who comes by a personal link."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from portal.polls.models import Option, Poll, Vote, Voter
from portal.polls.proofs import digest_of, token_of
from tenants.access import Actor, Role, can
from tenants.context import activate
from tests.isolation.canaries import KnownTo
from tests.isolation.meetings import takes_part
from tests.isolation.standing import Standing
from tests.isolation.visitors import Casting


def polls(here: Casting, there: Casting) -> dict[str, dict[Standing, Any]]:
    """Each open, with a team and somebody of it who answered, and an outsider who answered."""
    whose = {
        Standing.OWN: (here, "ours"),
        Standing.OTHER_ORGANISATION: (here, "theirs"),
        Standing.FOREIGN: (there, "ours"),
    }
    made = {standing: _poll(casting, team) for standing, (casting, team) in whose.items()}
    return {
        "polls.Poll": {standing: voter.poll for standing, (voter, _day) in made.items()},
        "polls.Voter": {standing: voter for standing, (voter, _day) in made.items()},
        "polls.Option": {standing: day for standing, (_voter, day) in made.items()},
    }


def token(voter: Voter) -> str:
    """As it stands in the mail."""
    return token_of(voter)


def _poll(casting: Casting, whose: str) -> tuple[Voter, Option]:
    known_to = takes_part(casting, whose)

    def canary(what: str, known: KnownTo = known_to) -> str:
        return str(casting.aviary.word(f"{what} of {whose} in {casting.tenant.slug}, of a poll by link", known))

    def private(what: str) -> str:
        return str(casting.aviary.word(f"{what} in a poll of {whose} in {casting.tenant.slug}", _organises(casting)))

    organiser = casting.person(Role.ORGANISER, "town hall", also_known_to=known_to)
    asked = casting.person(Role.PARTNER, whose, also_known_to=known_to)
    outsider_name = casting.aviary.word(f"an outsider in a poll of {whose} in {casting.tenant.slug}", known_to)
    start, now = timezone.now() + timedelta(days=20), timezone.now()
    with activate(casting.tenant):
        poll = Poll.objects.create(
            kind="coordination", title=canary("the title"), about=canary("the text"), place=canary("the place"),
            accessibility=canary("the way in"), minutes=60, closes_at=start - timedelta(days=5), state="open",
            sent_at=now,
            online_url=f"https://{canary('the address').lower()}.invalid/", organiser=organiser,
            organiser_team=casting.teams["town hall"],
        )  # fmt: skip
        days = [Option.objects.create(poll=poll, starts_at=start + timedelta(days=each)) for each in range(2)]
        team = casting.teams[whose]
        Voter.objects.create(poll=poll, team=team)
        named = Voter.objects.create(poll=poll, team=team, person=asked, answered_at=now, remark=private("a remark"))
        outsider = Voter(
            tenant=casting.tenant, poll=poll, name=outsider_name, organisation=canary("the organisation"),
            email=f"{private('the address')}@leden.invalid", answered_at=now,
            remark=canary("a remark", _organises(casting)),
        )  # fmt: skip
        outsider.digest = digest_of(token_of(outsider), casting.tenant.pk)
        outsider.save()
        Vote.objects.create(voter=named, option=days[0], can="yes")
        Vote.objects.create(voter=outsider, option=days[1], can="if_need")
    return outsider, days[0]


def _organises(casting: Casting) -> KnownTo:
    """Remarks and addresses are for organisers alone; a remark also for whoever wrote it."""

    def known_to(actor: Actor) -> bool:
        return actor.tenant.pk == casting.tenant.pk and can(actor, "meeting.change").allowed

    return known_to
