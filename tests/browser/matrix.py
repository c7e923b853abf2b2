"""Each state in each mode: looks once, and tells what is wrong."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random

from playwright.sync_api import Browser

from tests.browser import axe, fitting, focus
from tests.browser.modes import MODES, Mode
from tests.browser.pages import STATES, State
from tests.browser.site import Site
from tests.browser.window import Window

# Words of one page whose script adds to it on purpose may differ without script; everything else may not.
NEEDED = ("header", "main", "footer")


@dataclass(frozen=True)
class Fault:
    state: State
    mode: Mode
    what: str

    @property
    def told(self) -> str:
        return f"{self.state.name}, {self.mode.name}: {self.what}"


def sample(mode: Mode, seed: int, size: int) -> list[State]:
    """Some states for a mode. Over all modes together every state comes by, whatever the seed."""
    deck = list(STATES)
    Random(seed).shuffle(deck)
    waiting = deck
    for each in MODES:
        new = [state for state in waiting if each.shows(state)][:size]
        if each is mode:
            known = [state for state in deck if each.shows(state) and state not in new]
            return [*new, *known[: size - len(new)]]
        waiting = [state for state in waiting if state not in new]
    raise LookupError(f"{mode.slug} is no mode of the matrix.")


def look(browser: Browser, site: Site, mode: Mode, states: Iterable[State], pictures: Path) -> Iterator[Fault]:
    """Go to these states in this mode; a fault for everything that is wrong there."""
    for state in states:
        if not mode.shows(state):
            continue
        with window(browser, site, mode, state) as opened:
            found = _faults(opened, site, mode, state)
            opened.shoot(pictures / mode.slug, state.slug)
            yield from (Fault(state, mode, what) for what in [*found, *opened.went_wrong()])


@contextmanager
def window(browser: Browser, site: Site, mode: Mode, state: State) -> Iterator[Window]:
    """A fresh window without cookies that looks in this mode at the moment of this state."""
    context = browser.new_context(**mode.context(state))
    context.set_default_timeout(20_000)
    try:
        yield Window(context, context.new_page(), site.port, expected=state.status).listen()
    finally:
        context.close()


def _faults(opened: Window, site: Site, mode: Mode, state: State) -> list[str]:
    page = opened.page
    if mode.paper:
        page.emulate_media(media="print")
    answer = page.goto(site.url(mode.path(state), state.portal))
    if answer is None or answer.status != state.status:
        return [f"answered {answer.status if answer else 'nothing'} instead of {state.status}"]
    if state.press:
        with page.expect_navigation():
            page.locator("main").get_by_role("button", name=state.press, exact=True).click()
    found = [f"there is no {part}" for part in NEEDED if state.status < 500 and not page.locator(part).count()]
    if mode.spacing:
        fitting.space_out(page)
    found += fitting.faults(page)
    found += axe.complaints(page, own_colours=not mode.forced) if mode.axe else []
    found += focus.faults(page) if mode.keys else []
    return found
