"""Who may do what with a meeting: steps as data, rules over the matrix."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.meetings.words import MeetingState
from tenants.access import Actor, Decision, Scope, allow, can, refuse, register_relations

if TYPE_CHECKING:
    from portal.meetings.models import Invitation, Meeting

PLANNED, INVITED, HELD, CANCELLED = MeetingState


@dataclass(frozen=True)
class Step:
    """What an organiser does with a meeting: in which states, and what the screen says in others."""

    sources: frozenset[MeetingState]
    otherwise: str | Promise


STEPS: Mapping[str, Step] = {
    "change": Step(frozenset({PLANNED, INVITED}), _("Deze bijeenkomst is voorbij of afgezegd. U kunt niets wijzigen.")),
    "invite": Step(frozenset({PLANNED, INVITED}), _("Deze bijeenkomst is voorbij of afgezegd.")),
    "announce": Step(frozenset({PLANNED}), _("De uitnodigingen zijn al verstuurd.")),
    "cancel": Step(frozenset({PLANNED, INVITED}), _("Deze bijeenkomst is al voorbij of afgezegd.")),
    "attendance": Step(frozenset({INVITED, HELD}), _("Aanwezigheid noteert u als de bijeenkomst doorgaat.")),
}


def may_organise(actor: Actor, step: str, meeting: "Meeting") -> Decision:
    """Whether this actor may take this step of an organiser with this meeting now, and if not, why not.

    The chair ticks who is there, whoever organises it.
    """
    chairs = step == "attendance" and actor.person is not None and meeting.chair_id == actor.person.pk
    right = allow() if chairs else can(actor, "meeting.change", meeting)
    if not right:
        return right
    rule = STEPS[step]
    return allow() if meeting.state in rule.sources else refuse(str(rule.otherwise))


def steps(actor: Actor, meeting: "Meeting") -> frozenset[str]:
    """The steps that this actor may take with this meeting now."""
    return frozenset(name for name in STEPS if may_organise(actor, name, meeting))


def may_answer(actor: Actor, invitation: "Invitation", *, over: bool) -> Decision:
    """Whether this actor answers this invitation.

    Args:
        over: the meeting has ended.
    """
    mine = actor.person is not None and (
        invitation.person_id == actor.person.pk or (invitation.person_id is None and invitation.team_id in actor.teams)
    )
    if not mine:
        return refuse(str(_("Deze uitnodiging is niet voor u.")))
    if over or invitation.meeting.state != INVITED:
        return refuse(str(_("U kunt niet meer antwoorden: de bijeenkomst is voorbij of afgezegd.")))
    return allow()


def register() -> None:
    """Tell the policy how meetings stand to an actor."""
    from portal.meetings.models import Invitation, Meeting

    register_relations(Meeting, of_meeting)
    register_relations(Invitation, _of_invitation)


def of_meeting(actor: Actor, meeting: "Meeting") -> frozenset[Scope]:
    """Of the portal and its network; of who organises it; and who is part of it is involved."""
    from portal.meetings.models import Meeting
    from portal.meetings.models.meeting import of_person
    from portal.meetings.words import TOLD, Audience

    scopes = {Scope.TENANT, Scope.NETWORK}
    if actor.person is None:
        return frozenset(scopes)
    if meeting.organiser_id == actor.person.pk:
        scopes |= {Scope.OWN, Scope.INVOLVED}
    elif (meeting.audience != Audience.INVITED and meeting.state in TOLD) or (
        Meeting.objects.filter(of_person(actor), pk=meeting.pk).exists()
    ):
        scopes.add(Scope.INVOLVED)
    return frozenset(scopes)


def _of_invitation(actor: Actor, invitation: "Invitation") -> frozenset[Scope]:
    return of_meeting(actor, invitation.meeting)
