"""Every state of every public page in every mode, and the Nu validator over all of them."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.browser import validator
from tests.browser.equipment import CHROMIUM, need
from tests.browser.matrix import look
from tests.browser.modes import MODES
from tests.browser.pages import STATES
from tests.browser.site import ROOT, Site, running
from tests.browser.window import ARGUMENTS
from tests.proof.figure import Figure, Size, at_most, told

PICTURES = ROOT / "var" / "browser" / "states"
VALIDATED = ("", "ar")


def run(size: Size, seed: int) -> Iterator[Figure]:
    """Faults per mode: violations of axe, sideways scroll, cut off text, hidden focus, errors, strangers asked.

    Everything is looked at, so nothing is drawn at random. The pictures stay in var/browser/states.
    """
    need("chromium", "java", "validator", "styles")
    with tempfile.TemporaryDirectory(prefix="ketenwijzer-site-") as home, running(Path(home)) as site:
        yield told("states of public pages", len(STATES))
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
            yield from _modes(browser, site)
            browser.close()
        yield from _validated(site)


def _modes(browser: Browser, site: Site) -> Iterator[Figure]:
    looked_at = 0
    for mode in MODES:
        states = [state for state in STATES if mode.shows(state)]
        looked_at += len(states)
        faults = list(look(browser, site, mode, states, PICTURES))
        for fault in faults:
            print(f"  {fault.told}", flush=True)
        yield at_most(f"faults, {mode.name}", len(faults), 0)
    yield told("pages looked at", looked_at)


def _validated(site: Site) -> Iterator[Figure]:
    for language in VALIDATED:
        states = [state for state in STATES if state.translated or not language]
        errors = validator.errors_in({state.slug: site.read(state, language) for state in states})
        for error in errors:
            print(f"  {error}", flush=True)
        yield at_most(f"errors of the Nu validator, {language or 'nl'}, {len(states)} pages", len(errors), 0)
