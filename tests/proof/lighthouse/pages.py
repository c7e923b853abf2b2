"""Which pages of a portal Lighthouse visits."""

import re
from collections.abc import Mapping

from tests.browser.pages import State
from tests.browser.site import Site

RESULTS = "/zoeken/?q=schulden"
SERVICE = re.compile(r'href="(/hulp/[0-9a-f-]{36}/)"')


def pages_of(site: Site, portal: str) -> Mapping[str, str]:
    """Name -> address: the front page, a page of results, and the service that stands first there."""
    first = SERVICE.search(site.read(State("results", RESULTS, portal=portal)))
    assert first, f"{portal}: nothing found with {RESULTS}"
    return {"home": "/", "results": RESULTS, "service": first[1]}
