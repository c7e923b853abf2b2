"""Omar opens a meeting to everybody; Gerda and Hans come without an account."""

import re
from collections.abc import Callable
from dataclasses import fields
from datetime import timedelta

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from portal.meetings import services as meetings
from portal.meetings.models import Meeting
from portal.meetings.services import Planned
from portal.meetings.words import Audience, MeetingKind
from portal.networking import links, services
from portal.networking.models import Guest
from portal.networking.services import Given
from portal.socialmap.taxonomies import ensure_taxonomies
from tenants.access import Actor, anonymous, system
from tenants.models import Tenant
from tenants.outbox.models import OutboxMessage, State
from tenants.outbox.worker import deliver_one
from tests.portal.meetings.conftest import planned

HOST = "waterkant.localhost"
Opened = Callable[..., Meeting]


@pytest.fixture(autouse=True)
def _nothing_counted() -> None:
    cache.clear()


@pytest.fixture
def visitor(waterkant: Tenant) -> Client:
    return Client(SERVER_NAME=HOST)


@pytest.fixture
def opened(omar: Actor, in_waterkant: Tenant) -> Opened:
    """Make and announce a public network meeting."""
    ensure_taxonomies(system(in_waterkant, "test"))

    def make(days: int = 8, **changed: object) -> Meeting:
        given: dict[str, object] = {
            "title": "Samen eerder bij geldzorgen", "kind": MeetingKind.NETWORK, "audience": Audience.PUBLIC,
            "place": "Wijkhuis De Brug, Brugstraat 8", "accessibility": "Met ringleiding",
        }  # fmt: skip
        made = meetings.plan(omar, planned=planned(days, **{**given, **changed}))
        return meetings.announce(omar, uid=made.uid, version=made.version)

    return make


@pytest.fixture
def meeting(opened: Opened) -> Meeting:
    """With two seats."""
    return opened(capacity=2, topic="wonen")


def ask(tenant: Tenant, meeting: Meeting, name: str = "Gerda", **changed: str) -> None:
    given = {"email": f"{name.lower()}@gast.example", "organisation": "Buurtkeuken", **changed}
    services.ask(anonymous(tenant), uid=meeting.uid, given=Given(name=name, **given))


def comes(tenant: Tenant, meeting: Meeting, name: str = "Gerda") -> Guest:
    """Asked and confirmed."""
    ask(tenant, meeting, name)
    guest = Guest.objects.order_by("pk").last()
    assert guest is not None
    return services.confirm(anonymous(tenant), uid=guest.uid, proof=links.proof_of(tenant, guest.uid, links.CONFIRM))


def leaves(tenant: Tenant, guest: Guest) -> None:
    services.leave(anonymous(tenant), uid=guest.uid, proof=links.proof_of(tenant, guest.uid, links.LEAVE))


def change_to(omar: Actor, meeting: Meeting, **changed: object) -> Meeting:
    """The meeting as it is, with some of it changed."""
    meeting.refresh_from_db()
    given = {each.name: getattr(meeting, each.name) for each in fields(Planned) if each.name != "chair"}
    return meetings.change(omar, uid=meeting.uid, version=meeting.version, planned=Planned(**{**given, **changed}))


def subjects() -> list[str]:
    """Deliver what waits, and tell the subjects of all mails to guests so far without the name of the portal."""
    for message in OutboxMessage.every_tenant.filter(state=State.WAITING):
        OutboxMessage.every_tenant.filter(pk=message.pk).update(available_at=timezone.now() - timedelta(seconds=1))
    while deliver_one("tests"):
        pass
    return [each.subject.replace(" bij Hulpwijzer Waterkant", "") for each in to_guests()]


def to_guests() -> list[mail.EmailMessage]:
    return [each for each in mail.outbox if each.to[0].endswith("@gast.example")]


def link_in(text: str, part: str) -> str:
    found = re.search(rf"http://waterkant\.localhost:?\d*(/\S*{part}\S*)", text)
    assert found is not None
    return found.group(1)
