"""python -m tests.browser.guide_pictures [PORT:HOME]: draws the pictures of the Dutch guides anew, from the demo.

Small on purpose: as many colours as fit in sixty kilobytes. Without an argument it fills a demo of its own first.
"""

import os
import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import django
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.browser.settings")
os.environ.setdefault("KETENWIJZER_BROWSER_HOME", tempfile.gettempdir())
django.setup()

from portal.demo.content.cases import read_cases  # noqa: E402  Django first
from tenants.access import Role  # noqa: E402
from tests.browser.clock import HEADER, moment  # noqa: E402
from tests.browser.entries_of_demo import FOOD_BANK, SERVICE  # noqa: E402
from tests.browser.equipment import CHROMIUM  # noqa: E402
from tests.browser.site import MAIN, ROOT, Site, fill_demo, running, that_runs  # noqa: E402
from tests.browser.steps import sign_in_with_a_button  # noqa: E402
from tests.browser.window import ARGUMENTS  # noqa: E402

FOLDER = ROOT / "docs" / "gids" / "beelden"
MOST_BYTES = 60_000
COLOURS = (128, 64, 32, 16, 8)
ENTRY_FORM = f"/cms/sociale-kaart/service/{FOOD_BANK.split('/')[2]}/"
PHONE, DESK, WIDE = (390, 844), (1200, 800), (1440, 900)


def _nothing(page: Page) -> None:
    """The page as it comes."""


def _results(page: Page) -> None:
    page.locator("#resultaten").evaluate("each => each.scrollIntoView()")


def _keep_two(page: Page) -> None:
    for _number in range(2):
        page.locator("button.favourite[aria-pressed='false']").locator("visible=true").first.click()
    page.goto(page.url.split("/zoeken/")[0] + "/mijn-lijst/")
    page.wait_for_load_state("networkidle")


def _send(page: Page) -> None:
    page.get_by_role("button", name="Stuur naar cliënt").locator("visible=true").first.click()


def _shortcuts(page: Page) -> None:
    page.keyboard.press("?")


def _week(page: Page) -> None:
    page.locator("#tijden-in-woorden").evaluate("each => each.scrollIntoView({ block: 'center' })")


def _page_beside_its_hints(page: Page) -> None:
    page.get_by_role("link", name="Geld en schulden").first.click()
    page.get_by_role("button", name="Leesbaarheid laten zien of verbergen").click()
    page.locator(".kw-reading__sum").wait_for()


def _issue(page: Page) -> None:
    page.get_by_role("link", name="Nieuwsbrief: ").first.click()
    page.wait_for_load_state("networkidle")


def _first_of(tab: str) -> Callable[[Page], None]:
    """The first line of a list of one's work."""

    def go(page: Page) -> None:
        page.get_by_role("navigation", name="Werklijsten").get_by_role("link", name=re.compile(tab)).click()
        page.get_by_role("row").get_by_role("link").first.click()
        page.wait_for_load_state("networkidle")

    return go


def _composing(page: Page) -> None:
    _first_of("Concepten")(page)
    page.get_by_role("link", name="Maak het concept af").click()
    page.wait_for_load_state("networkidle")


def _who_knows_what(page: Page) -> None:
    karel = next(case for case in read_cases(MAIN).with_a_code if case.language == "nl")
    page.get_by_label("Uw code").fill(karel.code)
    page.get_by_label("Uw geboortedatum").fill("-".join(reversed(karel.birth_date.split("-"))))
    page.get_by_role("button", name="Bekijk wie wat van u weet").click()
    page.wait_for_load_state("networkidle")


@dataclass(frozen=True)
class Picture:
    """What is drawn: where, how large, by whom, and what was done there first."""

    name: str
    path: str
    size: tuple[int, int]
    role: Role | None = None
    does: Callable[[Page], None] = _nothing


PICTURES = (
    Picture("bewoner-voorpagina", "/", PHONE),
    Picture("bewoner-resultaten", "/zoeken/?q=eten", PHONE, does=_results),
    Picture("bewoner-kaart", "/zoeken/?q=eten", WIDE, does=_results),
    Picture("bewoner-hulp", FOOD_BANK, PHONE),
    Picture("bewoner-mijn-lijst", "/zoeken/?q=eten", PHONE, does=_keep_two),
    Picture("bewoner-arabisch", f"/ar{FOOD_BANK}", PHONE),
    Picture("bewoner-klopt-dit-niet", f"{FOOD_BANK}klopt-dit-niet/", PHONE),
    Picture("bewoner-wie-weet-wat", "/wie-weet-wat/", PHONE, does=_who_knows_what),
    Picture("bewoner-aanmelden", "/aanmelden/", PHONE),
    Picture("professional-inloggen", "/account/inloggen/", DESK),
    Picture("professional-overzicht", "/overzicht/", DESK, Role.PARTNER),
    Picture("professional-resultaten", "/zoeken/?q=eten", DESK, Role.PARTNER, _results),
    Picture("professional-hulp", SERVICE, DESK, Role.PARTNER),
    Picture("professional-stuur", SERVICE, DESK, Role.PARTNER, _send),
    Picture("professional-sneltoetsen", "/zoeken/?q=eten", DESK, Role.PARTNER, _shortcuts),
    Picture("professional-vermeldingen", "/kaart/mijn-vermeldingen/", DESK, Role.PARTNER),
    Picture("professional-mijn-werk", "/mijn-werk/", WIDE, Role.PARTNER),
    Picture("professional-doorverwijzing", "/mijn-werk/", WIDE, Role.PARTNER, _first_of("Wacht op hen")),
    Picture("professional-opstellen", "/mijn-werk/", WIDE, Role.PARTNER, _composing),
    Picture("redacteur-vertalen", "/cms/vertalen/", DESK, Role.EDITOR),
    Picture("redacteur-lijst-inlezen", "/cms/lijsten/", DESK, Role.EDITOR),
    Picture("redacteur-mijn-werk", "/cms/", DESK, Role.EDITOR),
    Picture("redacteur-pagina", "/cms/pages/", WIDE, Role.EDITOR, _page_beside_its_hints),
    Picture("redacteur-vermelding", ENTRY_FORM, WIDE, Role.EDITOR, _week),
    Picture("redacteur-nieuwsbrief", "/cms/nieuwsbrief/", DESK, Role.EDITOR, _issue),
    Picture("redacteur-folder", "/folder/print/?onderwerp=eten-en-spullen", DESK, Role.EDITOR),
    Picture("redacteur-thema", "/instellingen/thema/", DESK, Role.MUNICIPALITY_ADMIN),
)


def draw(browser: Browser, site: Site, picture: Picture) -> bytes:
    """One picture as a small PNG, on a Tuesday morning, when doors are open."""
    context = browser.new_context(
        viewport={"width": picture.size[0], "height": picture.size[1]}, locale="nl-NL", reduced_motion="reduce"
    )
    page = context.new_page()
    if picture.role is not None:
        sign_in_with_a_button(page, site, str(picture.role.label))
    else:
        context.set_extra_http_headers({HEADER: moment("workday")})
    page.goto(site.url(picture.path))
    page.wait_for_load_state("networkidle")
    picture.does(page)
    drawn = page.screenshot()
    context.close()
    return small(drawn)


def small(drawn: bytes) -> bytes:
    """The same picture with a palette, in at most `MOST_BYTES`.

    Raises:
        ValueError: even with eight colours it is too large.
    """
    image = Image.open(BytesIO(drawn)).convert("RGB")
    for colours in COLOURS:
        packed = BytesIO()
        image.quantize(colours, dither=Image.Dither.NONE).save(packed, "PNG", optimize=True)
        if packed.tell() <= MOST_BYTES:
            return packed.getvalue()
    raise ValueError(f"{packed.tell()} bytes")


@contextmanager
def _site() -> Iterator[Site]:
    if len(sys.argv) > 1:
        yield that_runs(sys.argv[1])
        return
    with tempfile.TemporaryDirectory(prefix="ketenwijzer-guides-") as home, running(Path(home), fill_demo) as site:
        yield site


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    with _site() as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        for picture in PICTURES:
            drawn = draw(browser, site, picture)
            (FOLDER / f"{picture.name}.png").write_bytes(drawn)
            print(f"{picture.name}: {len(drawn):,} bytes")
        browser.close()


if __name__ == "__main__":
    main()
