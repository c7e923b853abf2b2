"""The pages of editors that the filled example has, by type and address."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from portal.demo.content.pages.reading import read_site
from portal.demo.content.pages.shapes import Stands
from tests.browser.pages import State
from tests.browser.site import Site

HOME = "HomePage"
BEHIND_THE_DOOR = "PartnerPage"


@cache
def addresses(portal: str) -> Mapping[str, tuple[str, ...]]:
    """Type -> where its pages stand that everybody may read. A topic stands at the address of its life domain."""
    found: dict[str, list[str]] = defaultdict(list, {HOME: ["/"]})
    places: dict[str, str] = {"": "/"}
    for page in read_site(portal).pages:
        places[page.id] = f"{places[page.parent]}{page.id}/"
        if page.stands != Stands.LIVE or page.type == BEHIND_THE_DOOR:
            continue
        of_topic = f"/onderwerp/{page.fields['topic']}/" if page.type == "TopicPage" else ""
        found[page.type].append(of_topic or places[page.id])
    return {kind: tuple(paths) for kind, paths in found.items()}


def heaviest(site: Site, portal: str) -> Mapping[str, str]:
    """Type -> the page of it with the most text, on this portal."""
    return {kind: max(paths, key=lambda path: _size(site, portal, path)) for kind, paths in addresses(portal).items()}


def _size(site: Site, portal: str, path: str) -> int:
    return len(site.read(State(path, path, portal=portal)))
