"""Fonts: every letter of a language is there, and a page brings those of its own language alone."""

import re
from itertools import chain

import pytest
from django.conf import settings
from django.test import Client
from fontTools.ttLib import TTFont

from portal.demo.content.translating import translations
from portal.socialmap.translations_of_ours import our_translations
from portal.web.build.catalogues import filing
from portal.web.build.fonts import ARABIC, FONTS, LATIN, Font, letters_of
from portal.web.build.places import BUILT, STYLES
from portal.web.themes import FONT_FILES, THEMES
from tenants.models import Tenant

# Bytes that a phone loads once.
BUDGETS = {"nl": 70_000, "en": 70_000, "tr": 70_000, "pl": 70_000, "uk": 70_000, "ar": 210_000}
ALPHABETS = {
    "nl": "abcdefghijklmnopqrstuvwxyzéëïöü",
    "tr": "abcçdefgğhıijklmnoöprsştuüvyzâîû",
    "pl": "aąbcćdeęfghijklłmnńoóprsśtuwyzźż",
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
}
BY_THE_MACHINE = {"\n", "≥"}  # a sign of one screen of work is not worth a file
FONT_OF = {font.file: font for font in FONTS}


@pytest.fixture(scope="module", autouse=True)
def _built() -> None:
    if not (BUILT / "fonts").is_dir():
        pytest.skip("Needs the assets: run `make assets`.")


def _fonts_of(page: str) -> list[Font]:
    return [FONT_OF[name] for name in re.findall(r"/static/fonts/([^\"]+)\"", page)]


def _weight(fonts: list[Font]) -> int:
    return sum((BUILT / "fonts" / font.file).stat().st_size for font in fonts)


def _letters_of_all(fonts: list[Font]) -> set[int]:
    return set(chain.from_iterable(letters_of(font.letters) for font in fonts))


@pytest.mark.parametrize("language", BUDGETS)
@pytest.mark.parametrize("theme", THEMES)
def test_a_page_brings_the_fonts_of_its_language_within_the_budget(
    visitor: Client, waterkant: Tenant, theme: str, language: str
) -> None:
    waterkant.theme, waterkant.languages = theme, list(BUDGETS)
    waterkant.save()
    prefix = "" if language == "nl" else f"/{language}"

    fonts = _fonts_of(visitor.get(f"{prefix}/onderwerpen/").content.decode())

    assert fonts
    assert _weight(fonts) <= BUDGETS[language]
    assert (ARABIC in {font.letters for font in fonts}) == (language == "ar")
    assert language not in ("nl", "en") or {font.letters for font in fonts} == {LATIN}


@pytest.mark.parametrize("language", ["tr", "pl", "uk", "nl"])
@pytest.mark.parametrize("theme", THEMES)
def test_the_first_fonts_have_the_whole_alphabet_of_the_language_for_text_and_for_headings(
    theme: str, language: str
) -> None:
    alphabet = {ord(letter) for letter in ALPHABETS[language] + ALPHABETS[language].replace("i", "İ").upper()}
    alphabet -= {ord("İ")} if language != "tr" else set()
    fonts = [FONT_OF[file] for file in THEMES[theme].fonts_of_first_screen(language)]

    for family in {font.family for font in fonts}:
        files = [font for font in fonts if font.family == family]
        cut = set(chain.from_iterable(TTFont(BUILT / "fonts" / font.file).getBestCmap() for font in files))
        assert {chr(letter) for letter in alphabet - (cut & _letters_of_all(files))} == set(), family


@pytest.mark.parametrize("language", sorted(set(BUDGETS) - {"nl"}))
def test_no_letter_of_a_page_lacks_a_font(language: str) -> None:
    catalogue = chain.from_iterable(entry.forms for entry in filing.read(language).values())
    ours = (
        text for terms in our_translations().get(language, {}).values() for texts in terms.values() for text in texts
    )
    content = [each for each in translations() if each.code == language]
    entries = (text for each in content for told in each.entries.values() for text in told.values())
    sentences = (text for each in content for text in each.sentences.values())
    fonts = [FONT_OF[file] for file in THEMES["waterkant"].fonts_of_first_screen(language)]

    written = {letter for text in chain(catalogue, ours, entries, sentences) for letter in text} - BY_THE_MACHINE
    assert {letter for letter in written if ord(letter) not in _letters_of_all(fonts)} == set()


def test_a_dutch_page_needs_no_letter_of_another_file() -> None:
    written = {letter for text in filing.read("en") for letter in text.single + text.plural} - BY_THE_MACHINE

    assert {letter for letter in written if ord(letter) not in letters_of(LATIN)} == set()


def test_the_name_of_a_language_in_other_letters_comes_in_a_font_of_the_machine() -> None:
    rules = (STYLES / "13-languages.css").read_text(encoding="utf-8")
    strange = [code for code, name in settings.LANGUAGES if {ord(letter) for letter in name} - letters_of(LATIN)]

    assert strange
    assert [code for code in strange if f"[lang={code}]" not in rules] == []


def test_a_letter_is_in_one_file_of_its_family_so_that_no_page_loads_two_for_it() -> None:
    for family in {font.family for font in FONTS}:
        letters = list(chain.from_iterable(letters_of(font.letters) for font in FONTS if font.family == family))
        assert len(letters) == len(set(letters)), family


def test_a_theme_asks_for_files_that_are_built() -> None:
    asked = {file for files in FONT_FILES.values() for file in files.values()}

    assert asked == set(FONT_OF)
    assert [file for file in asked if not (BUILT / "fonts" / file).is_file()] == []


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


@pytest.mark.parametrize("file", [font.file for font in FONTS if font.package == "source-serif-4"])
def test_a_part_of_a_font_does_not_use_a_reserved_name(file: str) -> None:
    made = TTFont(BUILT / "fonts" / file)

    assert made["name"].getDebugName(1) == "Ketenwijzer Serif"
