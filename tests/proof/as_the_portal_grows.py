"""What pages cost in a portal of ten thousand services against one of a hundred, and typing against an empty page.

Both portals stand in one database, and each round asks both (or both addresses), so that what else the machine does
weighs on both alike.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.test.utils import override_settings
from django.urls import path

from portal.config import urls as portal_urls
from portal.socialmap.models import Service
from portal.socialmap.taxonomies import LIFE_DOMAINS
from search.indexing.building import rebuild
from tenants.access import guarded
from tenants.context import activate
from tenants.models import Tenant
from tests.factories.accounts import visit
from tests.proof.figure import Figure, Size, at_most, told
from tests.proof.timing import alternating, queries
from tests.search.bench_catalogue import make_catalogue

FEW = 100
MANY = {Size.SMALL: 300, Size.FULL: 10_000}
ROUNDS = {Size.SMALL: 3, Size.FULL: 25}
# A few rounds in a busy test run say nothing about a millisecond; they prove that the benchmark runs.
PATIENCE = {Size.SMALL: 20.0, Size.FULL: 1.0}
TYPED = ("hu", "schu", "hulp", "voedselbnak", "budget advies", "wonen", "zzzzz")


@guarded("map_entry_public.read")
def empty(request: HttpRequest) -> HttpResponse:
    """Nothing, behind the same middleware as everything."""
    return HttpResponse("")


urlpatterns = [path("leeg/", empty), *portal_urls.urlpatterns]


@dataclass(frozen=True)
class Portal:
    """A visitor of a portal, and the address of one service and of who offers it."""

    visitor: Client
    service: str
    organisation: str

    def pages(self) -> Mapping[str, str]:
        return {
            "home": "/",
            "topics": "/onderwerpen/",
            "a topic": "/onderwerp/geld-en-schulden/",
            "a place": "/plaats/vlaardingen/",
            "a service": self.service,
            "an organisation": self.organisation,
            "my list": "/mijn-lijst/",
        }


def run(size: Size, seed: int) -> Iterator[Figure]:
    """Figures of sections 2 and 5 of the issue: growth of each page but results, and typing."""
    few, many = _portal(FEW, seed), _portal(MANY[size], seed + 1)
    yield from growth(few, many, f"{MANY[size]:,}", ROUNDS[size], PATIENCE[size])
    yield from typing(many, ROUNDS[size], PATIENCE[size])


def growth(few: Portal, many: Portal, services: str, rounds: int, patience: float) -> Iterator[Figure]:
    """Each page but results, in the large portal against the small one."""
    for name, address in many.pages().items():
        pair = (few.visitor, few.pages()[name]), (many.visitor, address)
        small, large = alternating(rounds, *pair)
        yield at_most(f"{name}: time at {services} services against {FEW}", large / small, 1.3 * patience, "x")
        yield at_most(f"{name}: queries more", queries(*pair[1]) - queries(*pair[0]), 0)
        yield told(f"{name}: time", large, "ms")


def typing(portal: Portal, rounds: int, patience: float) -> Iterator[Figure]:
    """Suggestions against an empty page behind the same middleware."""
    with override_settings(ROOT_URLCONF=__name__):
        for typed in TYPED:
            asked = (portal.visitor, "/leeg/"), (portal.visitor, f"/zoeken/suggesties/?q={typed}")
            nothing, suggestions = alternating(rounds, *asked)
            yield at_most(f"typing ‘{typed}’ against an empty page", suggestions / nothing, 2 * patience, "x")
            yield told(f"typing ‘{typed}’", suggestions, "ms")


def _portal(services: int, seed: int) -> Portal:
    tenant = make_catalogue(services, seed).tenant
    tenant.municipality_codes = ["GM0622"]
    tenant.save()
    with activate(tenant):
        rebuild()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    return portal_of(tenant)


def portal_of(tenant: Tenant) -> Portal:
    """A visitor of a portal that is filled already."""
    with activate(tenant):
        in_a_domain = Service.objects.filter(attributes__taxonomy_term__taxonomy__external_id=LIFE_DOMAINS)
        shown = in_a_domain.filter(audience="public").select_related("organization")[0]
        service, organisation = f"/hulp/{shown.uid}/", f"/organisatie/{shown.organization.uid}/"
    return Portal(visit(Client(), tenant), service, organisation)
