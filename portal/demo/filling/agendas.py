"""The case discussion of today in an example portal: what lies on the table. Safe to repeat."""

from portal.accounts.models import User
from portal.agendas import services
from portal.agendas.models import AgendaItem
from portal.agendas.services import Proposal
from portal.agendas.words import ItemKind
from portal.cases.models import Case
from portal.cases.words import CaseState
from portal.demo.content.meetings import read_meetings
from portal.demo.content.shapes import Portal
from portal.meetings.models import Meeting
from tenants.access import Actor, Role, actor_for
from tenants.models import Tenant

OPENING = Proposal(kind=ItemKind.ANNOUNCEMENT, title="Opening en mededelingen", minutes=5)
BOTTLENECK = Proposal(
    kind=ItemKind.BOTTLENECK, title="Wachttijd voor tolken", minutes=10,
    question="Een tolk is er nu pas na drie weken. Wie heeft een andere weg?",
)  # fmt: skip
EXAMPLE = Proposal(kind=ItemKind.GOOD_EXAMPLE, title="Samen naar de bakker: een eerste gesprek", minutes=10)
QUESTIONS = (
    Proposal(
        kind=ItemKind.CASE, minutes=15,
        question="Hoe blijft de huur betaald tot er een plan is?",
        tried="Een betalingsregeling. Die stopte na twee maanden.",
        wanted="Een afspraak over de huur van deze en de volgende maand.",
    ),
    Proposal(
        kind=ItemKind.CASE, minutes=15,
        question="Wie kan mee naar het eerste gesprek bij de Kredietbank?",
        tried="Twee keer een afspraak gemaakt. De inwoner durfde niet alleen.",
        wanted="Iemand die meegaat, en een moment.",
    ),
)  # fmt: skip


def discuss(portal: Portal, tenant: Tenant) -> int:
    """Put items on the agenda of today, by the people who would do it. The tenant is active.

    Returns:
        How many items are new; none when they stand, or when there is no discussion today.
    """
    _rhythms, of_today = read_meetings()
    meeting = Meeting.objects.filter(title=of_today.title).order_by("-starts_at").first()
    if meeting is None or AgendaItem.objects.exists():
        return 0
    chair = _first(portal, tenant, Role.CONSULTANT)
    made = [services.propose(chair, meeting=meeting.uid, proposal=each) for each in (OPENING, BOTTLENECK)]
    for email in [each.email for each in portal.people if each.role == Role.PARTNER][:1]:
        worker = actor_for(User.objects.get(email=email), tenant)
        open_cases = Case.objects.whole_to(worker).filter(state=CaseState.OPEN).order_by("pk")
        for case, proposal in zip(open_cases[: len(QUESTIONS)], QUESTIONS, strict=False):
            about = Proposal(**{**vars(proposal), "case": case.uid})
            made.append(services.admit(chair, uid=services.propose(worker, meeting=meeting.uid, proposal=about).uid))
        made.append(services.propose(worker, meeting=meeting.uid, proposal=EXAMPLE))
    return len(made)


def _first(portal: Portal, tenant: Tenant, role: Role) -> Actor:
    email = next(each.email for each in portal.people if each.role == role)
    return actor_for(User.objects.get(email=email), tenant)
