"""A seeded sample of every page, in every state, in every mode. `make proof ONLY=site` looks at all of them."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser import validator
from tests.browser.equipment import need
from tests.browser.matrix import look, sample
from tests.browser.modes import MODES, Mode
from tests.browser.pages import STATES
from tests.browser.site import Site

SEED = 20261122
STATES_A_MODE = 4


@pytest.mark.parametrize("mode", MODES, ids=lambda mode: mode.slug)
def test_nothing_is_wrong_in_this_mode(chromium: Browser, site: Site, pictures: Path, mode: Mode) -> None:
    states = sample(mode, SEED, STATES_A_MODE)

    assert [fault.told for fault in look(chromium, site, mode, states, pictures / "states")] == []


def test_the_sample_sees_every_state(chromium: Browser) -> None:
    seen = {state.name for mode in MODES for state in sample(mode, SEED, STATES_A_MODE)}

    assert {state.name for state in STATES if state.translated} <= seen


@pytest.mark.parametrize("language", ["", "ar"], ids=["dutch", "arabic"])
def test_the_nu_validator_finds_no_error_in_any_state(site: Site, language: str) -> None:
    need("java", "validator")
    pages = {state.slug: site.read(state, language) for state in STATES if state.translated or not language}

    assert validator.errors_in(pages) == []
