"""Asking teams and people to a meeting, and taking that back."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from portal.meetings import audit_actions, telling
from portal.meetings.models import Invitation, Meeting
from portal.meetings.selectors.people import people_named, teams_named
from portal.meetings.services.finding import held
from portal.meetings.words import MeetingState
from tenants.access import Actor
from tenants.audit import record
from tenants.errors import Invalid


@transaction.atomic
def invite(actor: Actor, *, uid: UUID, teams: Sequence[UUID] = (), people: Sequence[UUID] = ()) -> list[Invitation]:
    """Ask teams, of which anybody may come, and people by name. Who is asked already stays as they are.

    After the invitations went out, whoever is added is told at once.

    Returns:
        The new invitations.

    Raises:
        NotFound, Refused: see `held`.
        Invalid: nobody was chosen, or somebody who does not work here.
    """
    meeting = held(actor, uid, "invite")
    asked_teams, asked_people = teams_named(actor, teams), people_named(actor, people)
    if len(asked_teams) != len(set(teams)) or len(asked_people) != len(set(people)):
        raise Invalid(_("Kies teams en mensen uit de lijst."))
    if not asked_teams and not asked_people:
        raise Invalid(_("Kies wie u uitnodigt."), {"teams": _("Kies ten minste één team of iemand bij naam.")})
    there = set(meeting.invitations.values_list("team", "person"))
    wanted = [(team.pk, None) for team in asked_teams] + [(team.pk, person.pk) for person, team in asked_people]
    known = {person for _team, person in there if person is not None}
    made = [
        Invitation(meeting=meeting, team_id=team, person_id=person)
        for team, person in wanted
        if (team, person) not in there and person not in known
    ]
    for each in made:
        each.save()
        record(actor, audit_actions.INVITED, meeting, invitation=each.uid)
    if meeting.state == MeetingState.INVITED:
        telling.invitations_sent(actor, meeting, only=made)
    return made


@transaction.atomic
def uninvite(actor: Actor, *, uid: UUID, invitation: UUID) -> Meeting:
    """Take an invitation back. Who knew of it is told that their seat is gone, and no longer sees a closed meeting.

    Raises:
        NotFound: no such meeting for this actor, or no such invitation in it.
        Refused: see `held`.
        Invalid: somebody was there already.
    """
    meeting = held(actor, uid, "invite")
    found: Invitation = meeting.invitations.get_or_not_found(uid=invitation)
    if found.arrived_at is not None:
        raise Invalid(_("Deze persoon is er al geweest. De uitnodiging blijft staan."))
    record(actor, audit_actions.UNINVITED, meeting, invitation=found.uid)
    if meeting.state == MeetingState.INVITED:
        telling.seat_taken_back(actor, meeting, found)
    found.delete()
    return meeting
