"""The way to a page of meetings, and the choices that its forms offer."""

from django.urls import reverse
from django.utils.translation import gettext as _

from portal.meetings.models import Meeting
from portal.meetings.selectors.people import people_to_invite, teams_to_invite
from tenants.access import Actor

Choice = tuple[str, str]


def trail(title: str, meeting: Meeting | None = None) -> list[tuple[str, str]]:
    """From the overview by the list, and by the meeting for what belongs to it."""
    between = [(meeting.title, reverse("meetings:meeting", args=[meeting.uid]))] if meeting is not None else []
    return [
        (_("Mijn overzicht"), reverse("web:overview")),
        (_("Overleggen"), reverse("meetings:list")),
        *between,
        (title, ""),
    ]


def team_choices(actor: Actor) -> list[Choice]:
    """The teams that can be asked, with their organisation."""
    return [(str(team.uid), f"{team.organisation.name}, {team.name}") for team in teams_to_invite(actor)]


def person_choices(actor: Actor) -> list[Choice]:
    """The people who can be asked, with their organisation."""
    return [(str(person.uid), f"{person}, {team.organisation.name}") for person, team in people_to_invite(actor)]
