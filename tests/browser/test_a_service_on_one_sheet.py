"""On paper a service is one sheet of A4 that holds: what stays true, whole numbers, and the way back to the screen."""

import re

import pytest

from tests.browser.conftest import OpenWindow
from tests.browser.site import MAIN, Site
from tests.browser.window import Window

SHEET = re.compile(rb"/Type\s*/Page\b(?!s)")
# The longest sheets of the demo, measured over all its services, and one of everyday length.
LONGEST = (
    ("vechtgooi", "Bijstandsuitkering aanvragen"),
    ("heidedorp", "Potjescheck in uw dorp"),
    (MAIN, "Voedselbank"),
)


def _go(window: Window, site: Site, name: str, portal: str = MAIN) -> None:
    """To the page of a service of this name, by searching for it."""
    window.page.goto(site.url(f"/zoeken/?q={name}", portal))
    href = window.page.get_by_role("link", name=name, exact=True).first.get_attribute("href")
    window.page.goto(site.url(str(href), portal))


@pytest.mark.parametrize(("portal", "name"), LONGEST)
def test_it_is_one_sheet_with_all_that_one_takes_along(
    open_window: OpenWindow, site: Site, portal: str, name: str
) -> None:
    window = open_window()
    _go(window, site, name, portal)
    sheets = SHEET.findall(window.page.pdf(format="A4", prefer_css_page_size=True))
    window.page.emulate_media(media="print")
    window.page.set_viewport_size({"width": 688, "height": 900})
    shown = window.page.locator("body").inner_text()

    assert len(sheets) == 1
    number = window.page.locator(".service a[href^='tel:'] bdi").first.inner_text()
    assert number in shown
    for word in ("Contact", "Dit papier is van", "Gecontroleerd op", "/hulp/"):
        assert word in shown
    for stale in ("Nu open", "Nu gesloten", "Plan uw route", "Bewaar", "Klopt dit niet?", "Verder zoeken"):
        assert stale not in shown
    code = window.page.locator(".on-paper .qr").bounding_box()
    assert code is not None
    assert code["width"] > 90  # pixels of 1/96 inch: 24 mm, which every phone reads
    assert window.sideways == 0


def test_without_a_script_no_button_promises_what_it_cannot_do(open_window: OpenWindow, site: Site) -> None:
    window = open_window(script=False)
    _go(window, site, "Voedselbank")

    # What sends a form needs no script ("Heeft u gevonden wat u zocht?").
    assert window.page.locator("main button:not([type='submit']):visible").count() == 0
    assert window.page.get_by_role("link", name="Plan uw route").first.is_visible()


def test_on_a_phone_the_open_state_and_the_telephone_stand_above_the_fold(open_window: OpenWindow, site: Site) -> None:
    window = open_window((390, 844))
    _go(window, site, "Voedselbank")
    for part in (".at-once .now", ".at-once .nl-button"):
        box = window.page.locator(part).bounding_box()
        assert box is not None
        assert box["y"] + box["height"] < 844
