"""Ukrainian counts, dates and spells as Ukrainians do."""

import re
from collections.abc import Iterator
from datetime import date

import pytest
from django.utils.formats import date_format
from django.utils.translation import ngettext, override

from portal.demo.content.translating import translations
from portal.socialmap.translations_of_ours import our_translations
from portal.web.build.catalogues import filing
from portal.web.build.catalogues.checking import problems
from portal.web.build.catalogues.extracting import Text
from portal.web.build.catalogues.filing import Entry

RUSSIAN = re.compile(r"[ыэъё]", re.IGNORECASE)
# A Latin letter inside a Cyrillic word looks the same, and nobody finds the word.
TWO_SCRIPTS = re.compile(r"[а-яіїєґ][a-z]|[a-z][а-яіїєґ]", re.IGNORECASE)
NOT_SPOKEN = re.compile(r"%\(\w+\)[sd]|\{\w+\}|<[^>]*>")
# Where a typewriter has one sign, Ukrainian has м’яч, «так» and –.
TYPEWRITER = re.compile(r"['\"]|\s-\s")


def _written() -> Iterator[str]:
    """Every word of ours in Ukrainian: screens, topics and the example portals."""
    for entry in filing.read("uk").values():
        yield from (NOT_SPOKEN.sub("", form) for form in entry.forms)
    for terms in our_translations()["uk"].values():
        for told in terms.values():
            yield from told
    for language in translations():
        if language.code == "uk":
            yield from language.sentences.values()
            yield from (text for told in language.entries.values() for name, text in told.items() if name != "of")


@pytest.mark.parametrize(
    ("many", "said"),
    [
        (1, "1 результат"),
        (2, "2 результати"),
        (5, "5 результатів"),
        (11, "11 результатів"),
        (12, "12 результатів"),
        (21, "21 результат"),
        (22, "22 результати"),
        (100, "100 результатів"),
    ],
)
def test_ukrainian_counts_by_the_last_digit(many: int, said: str) -> None:
    with override("uk"):
        assert ngettext("%(many)s resultaat", "%(many)s resultaten", many) % {"many": many} == said


def test_no_form_leaves_the_number_out_because_one_form_is_for_1_and_21() -> None:
    text = Text("%(n)s dag", "%(n)s dagen")

    found = problems("uk", [text], {text: Entry(("день", "%(n)s дні", "%(n)s днів", "%(n)s дня"))})

    assert found == ("uk: lost a placeholder (n): '%(n)s dag'",)


def test_a_date_has_the_month_as_it_stands_in_a_date() -> None:
    with override("uk"):
        assert date_format(date(2026, 11, 5), "DATE_FORMAT") == "5 листопада 2026"


def test_ukrainian_is_spelled_in_its_own_letters() -> None:
    wrong = [text for text in _written() if RUSSIAN.search(text) or TWO_SCRIPTS.search(text)]

    assert wrong == []


def test_ukrainian_has_its_own_signs() -> None:
    assert [text for text in _written() if TYPEWRITER.search(text)] == []


@pytest.mark.parametrize("wrong", ["мы", "дoпомога", "м'яч", "сайт - тут"])
def test_sabotage_a_slip_would_be_found(wrong: str) -> None:
    assert RUSSIAN.search(wrong) or TWO_SCRIPTS.search(wrong) or TYPEWRITER.search(wrong)
