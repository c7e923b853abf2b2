"""Meetings of the demo, as who is asked and who organises them meets them: their addresses."""

from collections.abc import Mapping
from typing import Any

from tenants.access import Role
from tenants.models import Tenant
from tests.browser.widening_compose import somebody


def widen_meetings(tenant: Tenant) -> Mapping[str, str]:
    """One to answer, one that was, one of today; and one that waits to be announced, which the demo lacks."""
    from datetime import timedelta

    from django.utils import timezone

    from portal.agendas.models import AgendaItem
    from portal.meetings import services
    from portal.meetings.models import Meeting
    from portal.meetings.services import Planned
    from portal.meetings.words import MeetingKind
    from portal.polls.models import Poll

    now = timezone.now()
    omar = somebody(tenant, Role.ORGANISER)
    prepared = services.plan(
        omar,
        planned=Planned(
            kind=MeetingKind.WORKING_GROUP, title="Werkgroep Vroeg erbij", place="Online",
            starts_at=now + timedelta(days=30), ends_at=now + timedelta(days=30, hours=1),
        ),
    )  # fmt: skip
    alice = somebody(tenant, Role.PARTNER)
    seen = Meeting.objects.visible_to(alice)
    found: Mapping[str, Any] = {
        "meeting": seen.filter(kind=MeetingKind.COORDINATION, starts_at__gt=now + timedelta(days=1)),
        "meeting_past": seen.filter(state="held"),
        "meeting_today": seen.filter(title="Casuïstiek vandaag"),
        "meeting_public": seen.filter(audience="public", starts_at__gt=now),
    }
    links: dict[str, Any] = {name: rows.first() for name, rows in found.items()}
    meetings = {name: f"/overleggen/{each.uid}/" for name, each in {**links, "meeting_prepared": prepared}.items()}
    open_poll = Poll.objects.visible_to(alice).first()
    item = AgendaItem.objects.visible_to(alice).filter(kind="case").first()
    return {
        **meetings,
        "poll": f"/datumprikkers/{open_poll.uid}/",
        "agenda_item": f"/agendapunten/{item.uid}/",
        "activity": f"/activiteiten/{links['meeting_public'].uid}/",
    }
