"""Front page and topic of a portal of two thousand pages, beside three hundred portals of twenty, against a portal of
twenty.

Both portals have the same services, and show the same news and words. The small one is asked in turn with the large one
while all the others stand beside them, and once before, when it stood alone.
"""

from collections.abc import Iterator, Mapping

from django.test import Client
from django.test.utils import override_settings

from search.indexing.building import rebuild
from tenants.context import activate
from tests.factories.accounts import visit
from tests.factories.tenants import make_tenant
from tests.proof import as_the_portal_grows
from tests.proof.cms.large_site import EACH_TYPE, TOPIC, analyse, make_neighbour, make_site
from tests.proof.figure import Figure, Size, at_most, told
from tests.proof.timing import alternating, queries
from tests.search.bench_catalogue import make_catalogue

PAGES = {Size.SMALL: 60, Size.FULL: 2_000}
BESIDE = {Size.SMALL: 1, Size.FULL: 300}
ROUNDS = {Size.SMALL: 2, Size.FULL: 40}
# A few rounds in a busy test run say nothing about a millisecond; they prove that the benchmark runs.
PATIENCE = {Size.SMALL: 20.0, Size.FULL: 1.0}
SERVICES = 60
LIMIT = 1.2
ADDRESSES: Mapping[str, str] = {"home": "/", "a topic": f"/onderwerp/{TOPIC}/"}
EMPTY = "/leeg/"  # an address that the growth of the portal brings, behind the same middleware as everything


def run(size: Size, seed: int) -> Iterator[Figure]:
    """Time and queries of both pages, as ratios."""
    with override_settings(ROOT_URLCONF=as_the_portal_grows.__name__):
        yield from _ratios(size, seed)


def _ratios(size: Size, seed: int) -> Iterator[Figure]:
    few = _portal("klein", EACH_TYPE, seed)
    analyse()
    alone, nothing_then = _beside_nothing(few, ROUNDS[size])
    many = _portal("groot", PAGES[size], seed)
    for number in range(BESIDE[size]):
        tenant = make_tenant(f"naast{number}")
        make_neighbour(tenant, EACH_TYPE)
        with activate(tenant):
            rebuild()
    analyse()
    later, nothing_now = _beside_nothing(many, ROUNDS[size])
    pages, beside, limit = f"{PAGES[size]:,} pages", f"beside {BESIDE[size]} portals", LIMIT * PATIENCE[size]
    for name, address in ADDRESSES.items():
        small, large = alternating(ROUNDS[size], (few, address), (many, address))
        yield at_most(f"{name}: time with {pages} against {EACH_TYPE}, both {beside}", large / small, limit, "x")
        # Minutes apart, so each is laid beside what an empty page cost at that moment.
        apart = (later[name] / nothing_now) / (alone[name] / nothing_then)
        yield at_most(f"{name}: time with {pages} {beside} against {EACH_TYPE} alone before", apart, limit, "x")
        yield at_most(f"{name}: queries more", queries(many, address) - queries(few, address), 0)
        yield told(f"{name}: time with {pages}", large, "ms")


def _beside_nothing(visitor: Client, rounds: int) -> tuple[dict[str, float], float]:
    """What both pages cost now, and what an empty one costs in turn with them."""
    *times, nothing = alternating(rounds, *((visitor, address) for address in (*ADDRESSES.values(), EMPTY)))
    return dict(zip(ADDRESSES, times, strict=True)), nothing


def _portal(slug: str, pages: int, seed: int) -> Client:
    tenant = make_catalogue(SERVICES, seed, slug).tenant
    make_site(tenant, pages)
    with activate(tenant):
        rebuild()
    return visit(Client(), tenant)
