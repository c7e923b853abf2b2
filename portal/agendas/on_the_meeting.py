"""The agenda on the page of a meeting."""

from portal.agendas import selectors
from portal.agendas.policies import WITH_CASES
from portal.meetings.selectors.page import MeetingPage
from portal.meetings.views.parts import Part, Told, register_part
from portal.meetings.words import TOLD
from tenants.access import Actor

ORDER = 20


def of_meeting(actor: Actor, page: MeetingPage) -> Told | None:
    """The agenda for somebody who works here, of meetings where there is one. None for a visitor."""
    if actor.person is None or page.meeting.state not in TOLD:
        return None
    found = selectors.agenda(actor, page.meeting)
    if page.meeting.kind not in WITH_CASES and not found.lines and not found.proposed:
        return None
    return {"agenda": found}


def register() -> None:
    register_part(Part("agenda", "agendas/on_meeting.html", of_meeting, ORDER))
