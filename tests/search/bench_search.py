"""How quick finding is: at 100,000 services, and against a bare driver at 10,000."""

from collections.abc import Callable, Iterator
from statistics import quantiles
from time import perf_counter
from typing import Any

from django.db import connection

from search.api import search
from search.indexing.building import rebuild
from search.query import SearchQuery
from tenants.access import anonymous
from tenants.context import activate
from tests.proof.figure import Figure, Size, at_most, told
from tests.search.bare_driver import fetch_alike
from tests.search.bench_catalogue import Catalogue, make_catalogue

# Services, and how many questions of each kind.
MANY = {Size.SMALL: 300, Size.FULL: 100_000}
FEWER = {Size.SMALL: 300, Size.FULL: 10_000}
QUESTIONS = {Size.SMALL: 10, Size.FULL: 50}
# A small sample in a busy test run says nothing about 60 ms; it proves that the benchmark runs.
PATIENCE = {Size.SMALL: 20.0, Size.FULL: 1.0}


def run(size: Size, seed: int) -> Iterator[Figure]:
    """The figures of section 8 of the issue."""
    patience = PATIENCE[size]
    catalogue = _filled(MANY[size], seed)
    with activate(catalogue.tenant):
        hits = _times(catalogue, QUESTIONS[size], with_facets=False)
        whole = _times(catalogue, QUESTIONS[size], with_facets=True)
        yield at_most(f"hits at {MANY[size]:,} services, p95", _p95(hits), 60 * patience, "ms")
        yield at_most(f"hits and all facets at {MANY[size]:,} services, p95", _p95(whole), 120 * patience, "ms")
        yield told("hits, median", _median(hits), "ms")
        yield told("hits and all facets, median", _median(whole), "ms")
    fewer = catalogue if FEWER[size] == MANY[size] else _filled(FEWER[size], seed + 1)
    with activate(fewer.tenant):
        ours, bare = _against_bare_driver(fewer, QUESTIONS[size])
        ratio = _p95(ours) / _p95(bare)
        yield at_most(f"search.api against the bare driver at {FEWER[size]:,} services, p95", ratio, 3 * patience, "x")


def _filled(services: int, seed: int) -> Catalogue:
    catalogue = make_catalogue(services, seed)
    with activate(catalogue.tenant):
        rebuild()
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE")
    return catalogue


def _questions(catalogue: Catalogue, count: int) -> list[str]:
    return [text for kind in catalogue.questions.values() for text in kind[:count]]


def _times(catalogue: Catalogue, count: int, *, with_facets: bool) -> list[float]:
    actor = anonymous(catalogue.tenant)
    questions = [SearchQuery(text=text, with_facets=with_facets) for text in _questions(catalogue, count)]
    search(actor, SearchQuery(text="wordtnooitgevonden"))  # what is loaded once per process
    return [_milliseconds(lambda query=query: search(actor, query)) for query in questions]


def _against_bare_driver(catalogue: Catalogue, count: int) -> tuple[list[float], list[float]]:
    actor = anonymous(catalogue.tenant)
    ours, bare = [], []
    for text in _questions(catalogue, count):
        ours.append(_milliseconds(lambda text=text: search(actor, SearchQuery(text=text))))
        bare.append(fetch_alike(actor, text))
    return ours, bare


def _milliseconds(run_it: Callable[[], Any]) -> float:
    start = perf_counter()
    run_it()
    return (perf_counter() - start) * 1000


def _p95(times: list[float]) -> float:
    return quantiles(times, n=20)[-1]


def _median(times: list[float]) -> float:
    return quantiles(times, n=2)[0]
