"""Fonts: every letter of a language is there, and a page brings those of its own language alone."""

import re
from itertools import chain
from pathlib import Path

import pytest
from django.test import Client
from fontTools.ttLib import TTFont

from portal.demo.content.translating import translations
from portal.web.build.catalogues import filing
from portal.web.build.fonts import ARABIC, FONTS, LATIN, LATIN_EXTENDED, letters_of
from portal.web.build.places import BUILT
from portal.web.themes import THEMES
from tenants.models import Tenant

DUTCH, IN_ARABIC = 70_000, 210_000  # bytes that a phone loads once


@pytest.fixture(scope="module", autouse=True)
def _built() -> None:
    if not (BUILT / "fonts").is_dir():
        pytest.skip("Needs the assets: run `make assets`.")


def _fonts_of(page: str) -> list[Path]:
    return [BUILT / "fonts" / name for name in re.findall(r"/static/fonts/([^\"]+)\"", page)]


def _weight(paths: list[Path]) -> int:
    return sum(path.stat().st_size for path in paths)


@pytest.mark.parametrize("theme", THEMES)
def test_a_page_brings_the_fonts_of_its_language_within_the_budget(
    visitor: Client, waterkant: Tenant, theme: str
) -> None:
    waterkant.theme = theme
    waterkant.save()
    dutch, arabic = (_fonts_of(visitor.get(f"{prefix}/onderwerpen/").content.decode()) for prefix in ("", "/ar"))

    assert dutch
    assert not [path for path in dutch if "arabic" in path.name]
    assert [path for path in arabic if "arabic" in path.name]
    assert _weight(dutch) <= DUTCH
    assert _weight(arabic) <= IN_ARABIC


def test_no_letter_of_a_page_in_arabic_lacks_a_font() -> None:
    catalogue = chain.from_iterable(entry.forms for entry in filing.read("ar").values())
    content = next(each for each in translations() if each.code == "ar")
    entries = chain.from_iterable(told.values() for told in content.entries.values())
    known = letters_of(LATIN) | letters_of(LATIN_EXTENDED) | letters_of(ARABIC)

    lacking = {letter for text in chain(catalogue, entries, content.sentences.values()) for letter in text}
    assert {letter for letter in lacking if ord(letter) not in known} == set()


def test_the_arabic_font_has_every_letter_and_its_joined_forms() -> None:
    font = TTFont(BUILT / "fonts" / "noto-sans-arabic-arabic-wght-normal.woff2")
    letters = {letter for letter in letters_of("U+0621-063A,U+0641-064A") if letter in letters_of(ARABIC)}
    features = {record.FeatureTag for record in font["GSUB"].table.FeatureList.FeatureRecord}

    assert letters - set(font.getBestCmap()) == set()
    assert {"init", "medi", "fina"} <= features


@pytest.mark.parametrize("font", FONTS, ids=lambda font: font.file)
def test_a_font_has_the_weights_that_its_rule_says(font: object) -> None:
    made = TTFont(BUILT / "fonts" / font.file)  # type: ignore[attr-defined]

    axes = {axis.axisTag: (axis.minValue, axis.maxValue) for axis in made["fvar"].axes} if "fvar" in made else {}
    lightest, heaviest = font.weights  # type: ignore[attr-defined]
    assert axes == ({} if lightest == heaviest else {"wght": (lightest, heaviest)})


def test_a_part_of_a_font_does_not_use_a_reserved_name() -> None:
    made = TTFont(BUILT / "fonts" / "source-serif-4-latin-wght-normal.woff2")

    assert made["name"].getDebugName(1) == "Ketenwijzer Serif"
