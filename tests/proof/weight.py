"""What a first visit costs over the wire, counted by Chromium on a site that is served as a real one."""

import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Request, sync_playwright

from tests.browser.equipment import CHROMIUM, need
from tests.browser.pages import EVERY_PORTAL
from tests.browser.site import Site
from tests.browser.window import ARGUMENTS
from tests.proof.figure import Figure, Size, at_most
from tests.proof.lighthouse.pages import pages_of
from tests.proof.real_site import real_site

# Kind of file -> most bytes over the wire.
BUDGETS: Mapping[str, int] = {"html": 15_000, "css": 25_000, "script": 8_000, "fonts": 70_000}
FIRST_VIEW, REQUESTS = 120_000, 12
KINDS: Mapping[str, str] = {"document": "html", "stylesheet": "css", "script": "script", "font": "fonts"}


@dataclass
class Visit:
    """What one window asked and got, by kind. Bodies only: Chromium counts what came over the wire, packed."""

    port: int
    bytes: Counter[str] = field(default_factory=Counter)
    requests: int = 0
    strangers: list[str] = field(default_factory=list)

    def note(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in {"http", "https"}:
            return
        self.requests += 1
        if parts.port != self.port or not (parts.hostname or "").endswith("localhost"):
            self.strangers.append(request.url)
            return
        self.bytes[KINDS.get(request.resource_type, "other")] += request.sizes()["responseBodySize"]


def run(size: Size, seed: int) -> Iterator[Figure]:
    """The heaviest of home, results and service page per theme. Nothing is drawn at random."""
    need("chromium", "styles")
    with (
        tempfile.TemporaryDirectory(prefix="ketenwijzer-real-") as home,
        real_site(Path(home)) as site,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        for portal in EVERY_PORTAL:
            for name, path in pages_of(site, portal).items():
                yield from figures_of(f"{portal}, {name}", visit(browser, site, site.url(path, portal)))
        browser.close()


def visit(browser: Browser, site: Site, url: str) -> Visit:
    """Open the page in a window that has nothing yet, and wait until it is quiet."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page, seen = context.new_page(), Visit(site.port)
    finished: list[Request] = []
    page.on("requestfinished", lambda request: finished.append(request))
    page.goto(url, wait_until="networkidle")
    for request in list(finished):
        seen.note(request)
    context.close()
    return seen


def figures_of(what: str, seen: Visit) -> Iterator[Figure]:
    """One visit against each budget."""
    for kind, limit in BUDGETS.items():
        yield at_most(f"{what}: {kind}", seen.bytes[kind], limit, "bytes")
    yield at_most(f"{what}: first view", seen.bytes.total(), FIRST_VIEW, "bytes")
    yield at_most(f"{what}: requests", seen.requests, REQUESTS)
    yield at_most(f"{what}: requests to others", len(seen.strangers), 0)
