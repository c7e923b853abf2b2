"""The next network meeting of an example portal: its programme, guests, and what organisations seek and offer."""

from datetime import date, time, timedelta

from django.utils import timezone

from portal.accounts.models import User
from portal.demo.content.shapes import Portal
from portal.meetings.models import Meeting
from portal.meetings.words import Audience, MeetingKind, MeetingState
from portal.networking import services
from portal.networking.models import Choice, Guest, ProgrammePart
from portal.networking.services import Offered, Written
from portal.networking.words import ExchangeKind
from tenants.access import Actor, Role, actor_for
from tenants.models import Tenant

TOPICS = {MeetingKind.NETWORK: "geld-en-schulden", MeetingKind.TRAINING: "geld-en-schulden"}
GUESTS = (
    ("Joke Visser", "Buurtkeuken De Pan", ""), ("Ahmed Yıldız", "Voetbalclub Oever", ""),
    ("Tineke Mol", "Kerk aan de Kade", "Een plek voor mijn rolstoel"), ("Piet de Wit", "", ""),
    ("Sanne Bos", "Basisschool Het Anker", ""), ("Maria Silva", "Ervaringsgroep Rondkomen", "Een tolk Portugees"),
)  # fmt: skip
DAY = (
    ("Inloop met koffie en thee", time(13), time(13, 30), "Hal", ""),
    ("Welkom door de wethouder", time(13, 30), time(13, 50), "Grote zaal", ""),
    ("Ronde 1: kies één werkgroep", time(13, 50), time(14, 40), "", ""),
    ("Pauze", time(14, 40), time(15), "Hal", ""),
    ("Kennismaken in zes korte gesprekken", time(15), time(15, 50), "Grote zaal", ""),
    ("Afspraken en borrel", time(15, 50), time(16, 30), "Grote zaal", ""),
)
GROUPS = (
    ("Een brief die mensen wél lezen", "Zaal 1", "Bibliotheek De Sluis", 12),
    ("Eerste signaal, eerste gesprek", "Zaal 2", "Buurtteam Noord", 16),
    ("Geld en schaamte", "Zaal 3", "Ervaringsgroep Rondkomen", 2),
)
EXCHANGES = (
    (ExchangeKind.SEEK, "Vrijwilligers die helpen met formulieren", "Twee ochtenden in de week."),
    (ExchangeKind.OFFER, "Gratis cursus budgetteren voor groepen", "Zes keer twee uur. Wij komen naar u toe."),
    (ExchangeKind.SEEK, "Een ruimte voor spreekuur op vrijdagochtend", "Met een wachtplek en koffie."),
    (ExchangeKind.OFFER, "Tolk Arabisch, twee dagdelen per week", ""),
)


def network(portal: Portal, tenant: Tenant, today: date) -> int:
    """Fill the agenda of the active portal, by the people who would do it.

    Returns:
        How many guests are new; none when they stand.
    """
    coming = Meeting.objects.filter(audience=Audience.PUBLIC, state=MeetingState.INVITED, starts_at__date__gt=today)
    for kind, topic in TOPICS.items():
        Meeting.objects.filter(audience=Audience.PUBLIC, kind=kind, topic="").update(topic=topic)
    meeting = coming.filter(kind=MeetingKind.NETWORK).first()
    if meeting is None or Guest.objects.exists():
        return 0
    groups = _programme(_people(portal, tenant, Role.ORGANISER)[0], meeting)
    _exchanges(portal, tenant, meeting)
    now = timezone.now()
    for number, (name, organisation, needs) in enumerate(GUESTS):
        guest = Guest(
            meeting=meeting, meeting_ends_at=meeting.ends_at, asked_at=now, confirmed_at=now, letters=1,
            name=name, organisation=organisation, needs=needs, email=f"gast{number}@example.org",
        )  # fmt: skip
        guest.save()
        Choice.objects.create(guest=guest, group=groups[number % len(groups)])
    return len(GUESTS)


def _programme(organiser: Actor, meeting: Meeting) -> list[ProgrammePart]:
    parts = [
        services.write_part(organiser, uid=meeting.uid, written=Written(title, starts, ends, room, speaker))
        for title, starts, ends, room, speaker in DAY
    ]
    return [
        services.write_part(
            organiser,
            uid=meeting.uid,
            written=Written(title, room=room, speaker=speaker, capacity=capacity, round=parts[2].uid),
        )
        for title, room, speaker, capacity in GROUPS
    ]


def _exchanges(portal: Portal, tenant: Tenant, meeting: Meeting) -> None:
    partners = _people(portal, tenant, Role.PARTNER)
    for number, (kind, title, about) in enumerate(EXCHANGES):
        until = timezone.localdate() + timedelta(days=30 + 20 * number)
        offered = Offered(kind, title, until, about, meeting.uid)
        services.place(partners[number % len(partners)], offered=offered)


def _people(portal: Portal, tenant: Tenant, role: Role) -> list[Actor]:
    emails = [each.email for each in portal.people if each.role == role]
    return [actor_for(person, tenant) for person in User.objects.filter(email__in=emails).order_by("email")]
