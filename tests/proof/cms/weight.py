"""What a first visit to the heaviest page of each type costs over the wire, in each theme of the example."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.equipment import CHROMIUM, need
from tests.browser.pages import EVERY_PORTAL
from tests.browser.window import ARGUMENTS
from tests.proof.cms.demo_pages import heaviest
from tests.proof.figure import Figure, Size, told
from tests.proof.real_site import real_site
from tests.proof.weight import figures_of, visit


def run(size: Size, seed: int) -> Iterator[Figure]:
    """The budgets of every page. Nothing is drawn at random."""
    need("chromium", "styles")
    with (
        tempfile.TemporaryDirectory(prefix="ketenwijzer-real-") as home,
        real_site(Path(home)) as site,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        types = set()
        for portal in EVERY_PORTAL:
            for kind, path in heaviest(site, portal).items():
                types.add(kind)
                yield from figures_of(f"{portal}, {kind}", visit(browser, site, site.url(path, portal)))
        browser.close()
    yield told("types of pages looked at", len(types))
