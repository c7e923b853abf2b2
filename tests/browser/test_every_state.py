"""A seeded sample of every page, in every state, in every mode. `make proof ONLY=site` looks at all of them."""

from pathlib import Path

import pytest
from django.apps import apps
from playwright.sync_api import Browser

from cms.blocks.streams import Body
from cms.pages.models import BasePage
from tests.browser import validator
from tests.browser.equipment import need
from tests.browser.matrix import look, sample
from tests.browser.modes import MODES, Mode
from tests.browser.pages import PAGE_TYPES, STATES, path_of
from tests.browser.site import Site
from tests.cms.blocks.bodies import one_of_each

SEED = 20261122
STATES_A_MODE = 5


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


def test_every_type_of_page_has_a_state(site: Site) -> None:
    """And it shows a page of that type; a topic stands on the page of the portal about it."""
    types = {model.__name__ for model in apps.get_models() if issubclass(model, BasePage) and model is not BasePage}

    assert set(PAGE_TYPES) == types
    shown = {kind: site.page_types.get(path_of(name)) for kind, name in PAGE_TYPES.items() if kind != "TopicPage"}
    assert shown == {kind: kind for kind in shown}
    assert "TopicPage" in site.page_types.values()
    assert path_of(PAGE_TYPES["TopicPage"]).startswith("/onderwerp/")


def test_a_page_of_the_states_has_every_block() -> None:
    assert {block["type"] for block in one_of_each()} == set(Body().child_blocks)
