"""The policy of the site holds in a real browser: what is not a file of ours does not run."""

from collections.abc import Callable, Iterator
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.site import MAIN, Site

INLINE = "<script>document.title = 'overgenomen'</script>"
HANDLER = '<img src="/nergens.png" alt="" onerror="document.title = \'overgenomen\'">'
STYLE = "<style>body { display: none }</style>"
OUTSIDE = '<script src="https://elders.example/kwaad.js"></script>'


@pytest.fixture
def tampered(chromium: Browser, site: Site) -> Iterator[Callable[..., Page]]:
    """The page on privacy with something slipped in, as if a text had not been escaped."""
    context = chromium.new_context()

    def load(slipped_in: str, *, policy: bool = True) -> Page:
        html, told = _page_and_policy(site)
        headers = {"Content-Type": "text/html; charset=utf-8"} | ({"Content-Security-Policy": told} if policy else {})
        page = context.new_page()
        page.route("**/elders.example/**", lambda route: route.fulfill(body="document.title = 'overgenomen'"))
        page.route(
            "**/privacy/",
            lambda route: route.fulfill(
                status=200, headers=headers, body=html.replace("</main>", f"{slipped_in}</main>")
            ),
        )
        page.goto(site.url("/privacy/"))
        return page

    yield load
    context.close()


def _page_and_policy(site: Site) -> tuple[str, str]:
    asked = Request(f"http://127.0.0.1:{site.port}/privacy/", headers={"Host": f"{MAIN}.localhost:{site.port}"})
    with urlopen(asked, timeout=20) as answer:
        return answer.read().decode(), answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize("slipped_in", [INLINE, HANDLER, OUTSIDE])
def test_a_script_that_slipped_in_does_not_run(tampered: Callable[..., Page], slipped_in: str) -> None:
    assert tampered(slipped_in).title().startswith("Privacy")


def test_a_style_that_slipped_in_changes_nothing(tampered: Callable[..., Page]) -> None:
    assert tampered(STYLE).locator("h1").is_visible()


@pytest.mark.parametrize("slipped_in", [INLINE, HANDLER, OUTSIDE])
def test_without_the_policy_it_would_run(tampered: Callable[..., Page], slipped_in: str) -> None:
    """Sabotage: the same page, with the header taken away."""
    page = tampered(slipped_in, policy=False)
    page.wait_for_function("document.title === 'overgenomen'")
