"""A folder to hand out: chosen on the screen, taken along as a PDF, and whole on paper."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenWindow
from tests.browser.entries_of_demo import FOOD_BANK, SERVICE
from tests.browser.equipment import need
from tests.browser.site import Site
from tests.browser.steps import sign_in_with_a_button
from tests.browser.window import DESKTOP, PHONE

A4, A4_LYING = (595, 842), (842, 595)  # points of 1/72 inch
BY_HAND = [path.strip("/").split("/")[1] for path in (FOOD_BANK, SERVICE)]


@pytest.fixture(autouse=True)
def _a_press() -> None:
    need("folder")


def _taken_along(page: Page, into: Path) -> tuple[str, list[str], tuple[int, int]]:
    """The name of the file, the words of each page, and the size of the first one."""
    from pypdf import PdfReader

    with page.expect_download(timeout=60_000) as going:
        page.get_by_role("button", name="Maak een PDF").or_(page.get_by_role("link", name="Maak een PDF")).click()
    path = into / going.value.suggested_filename
    going.value.save_as(path)
    found = PdfReader(path)
    width, height = (round(float(each)) for each in found.pages[0].mediabox[2:])
    return path.name, [each.extract_text() for each in found.pages], (width, height)


def _choose(page: Page, **chosen: str) -> None:
    for label, value in chosen.items():
        page.get_by_role("combobox", name=label).select_option(label=value)


def test_a_topic_becomes_a_folder_of_a4(open_window: OpenWindow, site: Site, pictures: Path, tmp_path: Path) -> None:
    window = open_window(DESKTOP)
    page = window.page
    sign_in_with_a_button(page, site, "Redacteur")
    page.goto(site.url("/folder/"))
    _choose(page, Onderwerp="Eten en spullen")
    window.shoot(pictures, "folder-is-chosen")
    page.get_by_role("button", name="Bekijk en print").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Eten en spullen")
    names = page.locator(".folder-entry__title").all_inner_texts()
    codes = page.locator(".folder-entry .qr")
    assert codes.count() == len(names) > 5
    window.shoot(pictures, "folder-on-the-screen")

    file, pages, size = _taken_along(page, tmp_path)

    assert file == "folder-eten-en-spullen.pdf"
    assert size == A4
    assert "Wat staat erin?" in pages[0]
    whole = " ".join(" ".join(pages).split())
    assert [name for name in names if name not in whole] == []
    assert "Direct hulp nodig?" in pages[-1]
    assert 4 <= len(pages) <= len(names)  # cover, some services on each page, and the back


def test_a_list_by_hand_becomes_a_booklet_to_fold(
    open_window: OpenWindow, site: Site, pictures: Path, tmp_path: Path
) -> None:
    window = open_window(PHONE)
    page = window.page
    page.goto(site.url(f"/folder/?h={','.join(BY_HAND)}"))
    expect(page.get_by_text("In deze folder staan 2 vermeldingen van uw lijst.")).to_be_visible()
    page.get_by_label("Boekje om te vouwen").check()
    assert window.sideways == 0
    window.shoot(pictures, "folder-by-hand-phone")

    file, sides, size = _taken_along(page, tmp_path)

    assert file == "folder-hulp-voor-u-uitgezocht.pdf"
    assert size == A4_LYING
    assert len(sides) == 2  # four pages of A5: one sheet
    assert "Direct hulp nodig?" in sides[0]
    assert "Hulp voor u uitgezocht" in sides[0]
    assert "Voedselbank" in sides[1]


def test_in_arabic_it_is_a_folder_from_right_to_left(open_window: OpenWindow, site: Site, tmp_path: Path) -> None:
    page = open_window(DESKTOP).page
    page.goto(site.url(f"/folder/?h={','.join(BY_HAND)}"))
    _choose(page, Taal="العربيّة")
    page.get_by_role("button", name="Bekijk en print").click()
    assert page.locator("html").get_attribute("dir") == "rtl"
    expect(page.locator(".folder-entry .qr")).to_have_count(2)
