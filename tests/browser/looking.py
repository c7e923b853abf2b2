"""Goes to each page of a list, as whoever may see it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from playwright.sync_api import Page

from tenants.access import Role
from tests.browser.pages import FOR_EVERYBODY, State, states_of
from tests.browser.site import MAIN, Site
from tests.browser.steps import sign_in_with_a_button


@dataclass(frozen=True)
class Seen:
    """A page that stands in the window now, and what the server sent."""

    name: str
    html: str


def public_pages(page: Page, site: Site, portal: str = MAIN) -> Iterator[Seen]:
    """The public pages that every portal has, and entries of the main one, one after the other in this window."""
    shared = [
        state for state in FOR_EVERYBODY.values() if not state.only_main and (portal == MAIN or not state.of_main)
    ]
    yield from _each(page, site, shared, portal)


def pages_of(page: Page, site: Site, role: Role) -> Iterator[Seen]:
    """Sign in with this role, and look at each of its pages."""
    sign_in_with_a_button(page, site, str(role.label))
    yield from _each(page, site, states_of(role), MAIN)


def _each(page: Page, site: Site, states: Iterable[State], portal: str) -> Iterator[Seen]:
    for state in states:
        answer = page.goto(site.url(state.path, portal))
        assert answer is not None
        assert answer.status == state.status, f"{state.name}: {answer.status}"
        yield Seen(state.name, answer.text())
