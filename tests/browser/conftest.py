"""One demo and one Chromium for all browser tests; a fresh window, without any cookie, for each."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.browser.equipment import CHROMIUM, need
from tests.browser.site import Site, running, that_runs
from tests.browser.window import ARGUMENTS, Window

PICTURES = Path(__file__).resolve().parents[2] / "var" / "browser"

OpenWindow = Callable[..., Window]

# What a page does by itself (keeping a draft, for one) takes seconds on a busy machine.
expect.set_options(timeout=20_000)


# They change the one demo that all tests share: a referral that was withdrawn opens no page any more.
JOURNEYS = (
    "test_a_receiver_without_an_account",
    "test_a_referral_from_draft_to_outcome",
    "test_a_series_of_meetings",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What looks comes before what changes."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
    items.sort(key=lambda item: item.path.stem in JOURNEYS)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The filled demo, served. KETENWIJZER_SITE (PORT:HOME) names one that runs already."""
    need("chromium", "styles")
    if named := os.environ.get("KETENWIJZER_SITE"):
        yield that_runs(named)
        return
    with running(tmp_path_factory.mktemp("site")) as started:
        yield started


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    need("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def open_window(chromium: Browser, site: Site) -> Iterator[OpenWindow]:
    """Opens windows; at the end of the test none may have an error in its console or a request to anybody else."""
    opened: list[Window] = []

    def open_one(size: tuple[int, int] = (1440, 900), *, script: bool = True) -> Window:
        context = chromium.new_context(
            viewport={"width": size[0], "height": size[1]}, java_script_enabled=script, locale="nl-NL"
        )
        context.set_default_timeout(15_000)
        window = Window(context, context.new_page(), site.port).listen()
        opened.append(window)
        return window

    yield open_one
    wrong = [said for window in opened for said in window.went_wrong()]
    for window in opened:
        window.context.close()
    assert wrong == []


@pytest.fixture(scope="session")
def pictures() -> Path:
    return PICTURES
