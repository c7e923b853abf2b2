"""A service of Welzijn De Brug that nobody checked for a year, and its administrator Anna."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail as sent
from django.utils import timezone

from portal.socialmap.asking.links import Link, proof_of
from portal.socialmap.asking.recipients import recipients_of
from portal.socialmap.asking.rounds import ask_about, ask_and_follow
from portal.socialmap.models import FreshnessAsk, Service
from tenants.access import Actor, system
from tenants.context import activate
from tenants.models import Team, Tenant
from tenants.outbox.worker import deliver_one
from tests.factories.socialmap import make_location, make_organization, make_phone, make_service

A_YEAR_AGO = timezone.localdate() - timedelta(days=365)


@pytest.fixture
def own(waterkant: Tenant, welfare: Team) -> Service:
    """Nobody answers for it but its mail box, unless Anna is there."""
    with activate(waterkant):
        organization = make_organization("Welzijn De Brug", owner=welfare.organisation, email="brug@brug.example")
        service = make_service("Inloopspreekuur", organization, checked_on=A_YEAR_AGO, professional_text="Vakwerk.")
        make_location(service)
        make_phone("010 555 11 22", service=service)
    return service


@pytest.fixture
def asked(own: Service, anna: Actor) -> FreshnessAsk:
    """Anna was asked, just now."""
    with activate(own.tenant):
        ask_about(system(own.tenant, "test"), own.pk, timezone.now())
        ask: FreshnessAsk = FreshnessAsk.objects.select_related("service__organization").get()
    return ask


@pytest.fixture
def link(asked: FreshnessAsk) -> Link:
    return link_of(asked)


def link_of(ask: FreshnessAsk) -> Link:
    with activate(ask.tenant):
        [recipient] = recipients_of(ask.service)
        return Link(ask.uid, recipient.code, proof_of(ask, recipient))


def path_of(link: Link) -> str:
    return f"/klopt-dit-nog/{link.uid}/{link.to}/{link.proof}/"


def now_of(row: Any) -> Any:
    """The row as it stands now, also when it is not shown."""
    with activate(row.tenant):
        return type(row).objects.get(pk=row.pk)


@pytest.fixture
def weeks_later() -> Callable[[int], int]:
    """Run the job as if it were so many weeks later."""
    return lambda weeks: ask_and_follow(timezone.now() + timedelta(weeks=weeks, minutes=1))


@pytest.fixture
def letters() -> Callable[[], list[Any]]:
    """Let the worker send what is due; the letters that left, oldest first."""

    def delivered() -> list[Any]:
        while deliver_one("test"):
            pass
        return list(sent.outbox)

    return delivered
