"""How many queries each type of page asks, on a site of twenty pages and on one of two thousand."""

from collections.abc import Iterator, Mapping

from django.core.cache import caches
from django.test import Client

from search.indexing.building import rebuild
from tenants.access import Role
from tenants.context import activate
from tests.factories.accounts import make_person, sign_in, visit
from tests.proof.cms.large_site import EACH_TYPE, make_site
from tests.proof.figure import Figure, Size, at_most, told
from tests.proof.timing import ask, queries
from tests.search.bench_catalogue import make_catalogue

MANY = {Size.SMALL: 60, Size.FULL: 2_000}
SERVICES = 20
READ_BY_PARTNERS = "PartnerPage"


def run(size: Size, seed: int) -> Iterator[Figure]:
    """Per type: how many queries more on the large site. The small size looks at the same types."""
    few, many = _counts("weinig", EACH_TYPE, seed), _counts("veel", MANY[size], seed)
    for name, count in many.items():
        yield at_most(f"{name}: queries more with {MANY[size]:,} pages than with {EACH_TYPE}", count - few[name], 0)
        yield told(f"{name}: queries", count)


def _counts(slug: str, pages: int, seed: int) -> Mapping[str, int]:
    tenant = make_catalogue(SERVICES, seed, slug).tenant
    site = make_site(tenant, pages)
    with activate(tenant):
        rebuild()
    visitor = visit(Client(), tenant)
    partner = sign_in(Client(), make_person(tenant, Role.PARTNER, name=f"Partner-{slug}"), tenant)
    return {
        name: _count(partner if name == READ_BY_PARTNERS else visitor, address)
        for name, address in site.addresses.items()
    }


def _count(visitor: Client, address: str) -> int:
    ask(visitor, address)  # what is learnt once does not count
    for cache in caches.all():
        cache.clear()
    return queries(visitor, address)
