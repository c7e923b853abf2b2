"""Each command on what hangs under an entry, with something that it would change."""

from collections.abc import Callable
from datetime import time
from typing import Any

import pytest

from portal.socialmap import services
from portal.socialmap.models import Service
from portal.socialmap.opening.plan import Span, WeekPlan
from portal.socialmap.services import PhoneNumber, PlaceToSet
from portal.socialmap.services.places import PostalAddress
from portal.socialmap.taxonomies import ensure_taxonomies
from tenants import events
from tenants.access import system
from tenants.models import Tenant
from tests.factories.socialmap import make_organization, make_service

MORNINGS = WeekPlan.of({0: [Span(time(9), time(12))], 2: [Span(time(9), time(12), "inloop")]})
KADE = PostalAddress("Kade 1", "3131 AA", "Waterkant")
Told = list[str]

# Each command, with something that it would change.
COMMANDS: dict[str, Callable[..., Any]] = {
    "hours": lambda actor, entry, **how: services.set_schedules(
        actor, **{"entity": "service", "uid": entry.uid, "version": entry.version, "week": MORNINGS} | how
    ),
    "phones": lambda actor, entry, **how: services.set_contact(
        actor,
        **{"entity": "service", "uid": entry.uid, "version": entry.version, "phones": [PhoneNumber("010 111")]} | how,
    ),
    "places": lambda actor, entry, **how: services.set_places(
        actor, **{"uid": entry.uid, "version": entry.version, "places": [PlaceToSet(address=KADE)]} | how
    ),
    "terms": lambda actor, entry, **how: services.set_terms(
        actor, **{"uid": entry.uid, "version": entry.version, "terms": {"leefgebieden": ["wonen"]}} | how
    ),
    "areas": lambda actor, entry, **how: services.set_areas(
        actor, **{"uid": entry.uid, "version": entry.version, "municipalities": ["GM0622"]} | how
    ),
}


@pytest.fixture
def service(in_waterkant: Tenant) -> Service:
    ensure_taxonomies(system(in_waterkant, "tests"))
    return make_service("Inloop", make_organization("Brug"), plain_text="Kom langs.")


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Told:
    heard: Told = []
    monkeypatch.setattr(events, "emit", lambda name, **_values: heard.append(name))
    return heard
