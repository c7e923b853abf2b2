"""The scores of the pages of editors that people meet first, on a phone and on a desk, in every theme."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.browser.equipment import need
from tests.browser.pages import EVERY_PORTAL
from tests.proof.cms.demo_pages import HOME, addresses
from tests.proof.figure import Figure, Size
from tests.proof.lighthouse.figures import MISSING, figures_of_page
from tests.proof.lighthouse.measuring import FORMS, is_installed
from tests.proof.real_site import real_site

TYPES = (HOME, "TopicPage", "InformationPage", "SchemePage", "NewsPage")


def run(size: Size, seed: int) -> Iterator[Figure]:
    """Every score of the first page of each of these types. Nothing is drawn at random."""
    if not is_installed():
        yield MISSING
        return
    need("chromium", "styles")
    with tempfile.TemporaryDirectory(prefix="ketenwijzer-real-") as home, real_site(Path(home)) as site:
        for portal in EVERY_PORTAL:
            for kind in TYPES:
                for form in FORMS:
                    url = site.url(addresses(portal)[kind][0], portal)
                    yield from figures_of_page(url, f"{portal}, {kind}, {form}", form)
