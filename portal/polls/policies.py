"""Who may do what with a date poll: steps as data, rules over the matrix. A poll is a meeting to be (row `meeting`)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.polls.words import TOLD, PollState
from tenants.access import Actor, Decision, Scope, allow, can, refuse, register_relations

if TYPE_CHECKING:
    from portal.polls.models import Poll, Voter

DRAFT, OPEN, CLOSED, DECIDED, STOPPED = PollState


@dataclass(frozen=True)
class Step:
    """What an organiser does with a poll: in which states, and what the screen says in others."""

    sources: frozenset[PollState]
    otherwise: str | Promise


STEPS: Mapping[str, Step] = {
    "change": Step(frozenset({DRAFT, OPEN, CLOSED}), _("Deze datumprikker is klaar. U kunt niets wijzigen.")),
    "days": Step(frozenset({DRAFT, OPEN}), _("Deze datumprikker is gesloten. De dagen liggen vast.")),
    "ask": Step(frozenset({DRAFT, OPEN}), _("Deze datumprikker is gesloten.")),
    "send": Step(frozenset({DRAFT}), _("Deze datumprikker is al verstuurd.")),
    "close": Step(frozenset({OPEN}), _("Deze datumprikker is niet open.")),
    "decide": Step(frozenset({OPEN, CLOSED}), _("U kiest een datum als er is geantwoord, en één keer.")),
    "stop": Step(frozenset({DRAFT, OPEN, CLOSED}), _("Deze datumprikker is al klaar of gestopt.")),
}


def may_organise(actor: Actor, step: str, poll: "Poll") -> Decision:
    """Whether this actor may take this step of an organiser with this poll now, and if not, why not."""
    right = can(actor, "meeting.change", poll)
    if not right:
        return right
    rule = STEPS[step]
    return allow() if poll.state in rule.sources else refuse(str(rule.otherwise))


def steps(actor: Actor, poll: "Poll") -> frozenset[str]:
    """The steps that this actor may take with this poll now."""
    return frozenset(name for name in STEPS if may_organise(actor, name, poll))


def may_vote(poll: "Poll", *, now: datetime) -> Decision:
    """Whether answers still count. Who may give one: whoever is asked, by name, by team or by a link (decision 34)."""
    if poll.state != OPEN or poll.closes_at <= now:
        return refuse(str(_("Deze datumprikker is gesloten. Uw antwoord telt zoals het was.")))
    return allow()


def sees_answers(actor: Actor | None, poll: "Poll") -> bool:
    """Whether counts and names of this poll may be shown: always to its organisers, to others when it is not hidden.

    Args:
        actor: None for somebody who came by a personal link.
    """
    if not poll.hidden or poll.state not in (DRAFT, OPEN):
        return True
    return actor is not None and bool(can(actor, "meeting.change", poll))


def register() -> None:
    """Tell the policy how polls stand to an actor."""
    from portal.polls.models import Option, Poll, Voter

    register_relations(Poll, _of_poll)
    register_relations(Option, _of_option)
    register_relations(Voter, _of_voter)


def _of_poll(actor: Actor, poll: "Poll") -> frozenset[Scope]:
    from portal.polls.models import Poll
    from portal.polls.models.poll import of_person

    scopes = {Scope.TENANT, Scope.NETWORK}
    if actor.person is None:
        return frozenset(scopes)
    if poll.organiser_id == actor.person.pk:
        scopes |= {Scope.OWN, Scope.INVOLVED}
    elif poll.state in TOLD and Poll.objects.filter(of_person(actor), pk=poll.pk).exists():
        scopes.add(Scope.INVOLVED)
    return frozenset(scopes)


def _of_option(actor: Actor, option: "object") -> frozenset[Scope]:
    return _of_poll(actor, option.poll)  # type: ignore[attr-defined]


def _of_voter(actor: Actor, voter: "Voter") -> frozenset[Scope]:
    return _of_poll(actor, voter.poll)
