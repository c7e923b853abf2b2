"""Whether a page costs more when the portal grows: 10,000 services against 100, in the same run, in turns."""

import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from statistics import median

from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from portal.demo.filling.finding import provide_places
from portal.socialmap.models import Organization, Service
from search.indexing.building import rebuild
from tenants.context import activate
from tenants.models import Tenant
from tests.factories.accounts import visit
from tests.proof.figure import Figure, Size, at_most, told
from tests.search.bench_catalogue import make_catalogue

SERVICES = {Size.SMALL: (30, 300), Size.FULL: (100, 10_000)}
ROUNDS = {Size.SMALL: 3, Size.FULL: 21}
LIMIT = 1.3
# Every public page but results; `{service}` and `{organisation}` are entries of the portal itself.
PAGES = (
    "/",
    "/onderwerpen/",
    "/onderwerp/geld-en-schulden/",
    "/plaats/vlaardingen/",
    "/mijn-lijst/",
    "/hulp/{service}/",
    "/organisatie/{organisation}/",
    "/hulp/{service}/klopt-dit-niet/",
    "/mist-u-iets/",
    "/open-data/",
    "/privacy/",
    "/toegankelijkheid/",
)


@dataclass
class Portal:
    """A portal with so many services, and how long its pages took."""

    tenant: Tenant
    paths: Mapping[str, str]
    client: Client = field(default_factory=Client)
    seconds: dict[tuple[str, bool], list[float]] = field(default_factory=dict)

    def ask(self, page: str, *, first: bool = False) -> None:
        """One visit, or the first one of a minute, when nothing is remembered. CPU time: other work does not count."""
        if first:
            cache.clear()
        started = time.process_time()
        answer = self.client.get(self.paths[page])
        self.seconds.setdefault((page, first), []).append(time.process_time() - started)
        assert answer.status_code == 200, f"{self.paths[page]}: {answer.status_code}"

    def milliseconds(self, visit: tuple[str, bool]) -> float:
        """The middle one of the visits, without the first, which warms templates and plans."""
        return round(1000 * median(self.seconds[visit][1:]), 1)

    def queries(self, page: str) -> int:
        cache.clear()
        with CaptureQueriesContext(connection) as captured:
            self.client.get(self.paths[page])
        return len(captured)


def run(size: Size, seed: int) -> Iterator[Figure]:
    """Per page: server time with many services as a ratio of that with few, and how many queries more it asks."""
    provide_places()
    few, many = (_portal(services, seed) for services in SERVICES[size])
    for page in PAGES:
        for first in (True, False):
            for _round in range(ROUNDS[size] + 1):
                few.ask(page, first=first)
                many.ask(page, first=first)
        # At a small size a few milliseconds of noise would decide.
        name = f"{page}: server time with {SERVICES[size][1]:,} services against {SERVICES[size][0]:,}"
        visit_again = _ratio(few, many, (page, False))
        yield at_most(name, visit_again, LIMIT, "x") if size is Size.FULL else told(name, visit_again, "x")
        yield told(f"{page}: the same for the first visit of a minute", _ratio(few, many, (page, True)), "x")
        yield told(f"{page}: server time with {SERVICES[size][1]:,} services", many.milliseconds((page, False)), "ms")
        yield at_most(f"{page}: queries more", many.queries(page) - few.queries(page), 0)


def _ratio(few: Portal, many: Portal, visit: tuple[str, bool]) -> float:
    return round(many.milliseconds(visit) / few.milliseconds(visit), 2)


def _portal(services: int, seed: int) -> Portal:
    tenant = make_catalogue(services, seed).tenant
    tenant.municipality_codes = ["GM0622"]
    tenant.save()
    with activate(tenant):
        rebuild()
        service = Service.objects.filter(audience="public").order_by("pk").first()
        organisation = Organization.objects.filter(pk=service.organization_id).first()
    paths = {page: page.format(service=service.uid, organisation=organisation.uid) for page in PAGES}
    return Portal(tenant, paths, visit(Client(), tenant))
