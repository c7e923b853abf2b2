"""Open data: ten thousand questions to the API, and what a page, a download and a feed cost at 10,000 services."""

import tracemalloc
from collections.abc import Callable, Iterator
from statistics import quantiles
from time import perf_counter
from typing import Any

from django.core.cache import cache
from django.test import Client, override_settings

from portal.opendata.downloads.views import FORMS
from portal.opendata.ledger.reconciling import reconcile
from tenants.context import activate
from tests.factories.tenants import make_tenant
from tests.portal.opendata.asking import API, UNLIMITED, ask
from tests.portal.opendata.conftest import HOST, SCHEMAS, fill
from tests.portal.opendata.known import known_ids
from tests.proof.figure import Figure, Size, at_least, at_most, told
from tests.search.bench_catalogue import make_catalogue

EXAMPLES = {Size.SMALL: 110, Size.FULL: 10_000}
SERVICES = {Size.SMALL: 200, Size.FULL: 10_000}
TIMES = {Size.SMALL: 3, Size.FULL: 20}
# A page of a hundred whole services, and a directory that fits in the memory of the smallest server.
PAGE_MS, DOWNLOAD_MB = {Size.SMALL: 10_000, Size.FULL: 1_000}, 64


def run(size: Size, seed: int) -> Iterator[Figure]:
    """The figures of section 5 of the issue, and those of section 4."""
    yield from _questions(size, seed)
    yield from _costs(size, seed)


def _questions(size: Size, seed: int) -> Iterator[Figure]:
    if not SCHEMAS.exists():
        yield Figure("questions to the API", 0, "", "the schemas in shared/data/hsds", False)
        return
    tenant = make_tenant(HOST.split(".")[0])
    with activate(tenant):
        fill(tenant)
    asked = ask(EXAMPLES[size], at_random=seed, known=known_ids(tenant))
    for each in sorted(set(asked.broken))[:20]:
        print(f"       {each}")
    yield at_least("questions to the API", asked.total, EXAMPLES[size] * 0.98)
    yield at_most("answers with status 500 or more", sum(n for code, n in asked.statuses.items() if code >= 500), 0)
    yield at_most("answers that break a promise or the official schema", len(asked.broken), 0)
    yield told("documents held to the official schema", asked.documents)
    for status, number in sorted(asked.statuses.items()):
        yield told(f"answers with status {status}", number)


def _costs(size: Size, seed: int) -> Iterator[Figure]:
    """Times over the whole stack of the server, without a network."""
    catalogue = make_catalogue(SERVICES[size], seed)
    with activate(catalogue.tenant):
        reconcile()
    client = Client(SERVER_NAME=catalogue.tenant.primary_host)
    with override_settings(OPEN_DATA_LIMITS=UNLIMITED):
        for name, path in PAGES.items():
            p95 = _p95(lambda path=path: client.get(path), TIMES[size])
            yield at_most(f"{name} at {SERVICES[size]:,} services, p95", p95, PAGE_MS[size], "ms")
        for form in FORMS:
            seconds, megabytes, memory = _download(client, f"/open-data/download/{form}")
            yield told(f"{form} of {SERVICES[size]:,} services", seconds, "s")
            yield told(f"{form} of {SERVICES[size]:,} services, size", megabytes, "MB")
            yield at_most(f"{form} of {SERVICES[size]:,} services, memory", memory, DOWNLOAD_MB, "MB")


PAGES = {
    "100 services": f"{API}/services?per_page=100",
    "100 whole services": f"{API}/services?per_page=100&full=true",
    "the last 100 whole services": f"{API}/services?per_page=100&full=true&page=100",
    "100 services with a word": f"{API}/services?per_page=100&search=hulp",
    "all ids with their dates": f"{API}/services?minimal=true",
    "one whole service": f"{API}/services?per_page=1&full=true",
    "the feed": "/open-data/wijzigingen.atom",
}


def _p95(asked: Callable[[], Any], times: int) -> float:
    taken = []
    for _each in range(times + 1):  # the first one learns
        cache.clear()
        began = perf_counter()
        assert asked().status_code == 200
        taken.append((perf_counter() - began) * 1000)
    return quantiles(taken[1:], n=20)[-1]


def _download(client: Client, path: str) -> tuple[float, float, float]:
    """Seconds without measuring memory, size, and the most memory at one moment of a second time."""
    began = perf_counter()
    sent = sum(len(piece) for piece in client.get(path).streaming_content)
    seconds = perf_counter() - began
    tracemalloc.start()
    for _piece in client.get(path).streaming_content:
        pass
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return seconds, sent / 2**20, peak / 2**20
