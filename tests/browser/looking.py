"""Goes to each page of a list, as whoever may see it."""

from collections.abc import Iterator
from dataclasses import dataclass

from playwright.sync_api import Page

from tenants.access import Role
from tests.browser.pages import BEHIND_THE_DOOR, FOR_EVERYBODY
from tests.browser.site import MAIN, Site
from tests.browser.steps import sign_in_with_a_button


@dataclass(frozen=True)
class Seen:
    """A page that stands in the window now, and what the server sent."""

    name: str
    html: str


def public_pages(page: Page, site: Site, portal: str = MAIN) -> Iterator[Seen]:
    """Every public page of a portal, one after the other in this window."""
    yield from _each(page, site, FOR_EVERYBODY, portal)


def pages_of(page: Page, site: Site, role: Role) -> Iterator[Seen]:
    """Sign in with this role, and look at each of its pages."""
    sign_in_with_a_button(page, site, str(role.label))
    yield from _each(page, site, BEHIND_THE_DOOR[role], MAIN)


def _each(page: Page, site: Site, paths: dict[str, str] | object, portal: str) -> Iterator[Seen]:
    assert isinstance(paths, dict)
    found = _first_links(page, site, portal)
    for name, path in paths.items():
        answer = page.goto(site.url(path.format(**found), portal))
        assert answer is not None
        assert answer.status == (404 if name == "not found" else 200), f"{name}: {answer.status}"
        yield Seen(name, answer.text())


def _first_links(page: Page, site: Site, portal: str) -> dict[str, str]:
    page.goto(site.url("/zoeken/?q=schulden", portal))
    service = page.locator("ol.cards a[href^='/hulp/']").first.get_attribute("href") or ""
    page.goto(site.url(service, portal))
    organisation = page.locator("main a[href^='/organisatie/']").first.get_attribute("href") or ""
    return {"service": service, "organisation": organisation}
