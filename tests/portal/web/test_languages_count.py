"""Counting goes as Django reads it, also where Babel knows fewer forms."""

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from django.utils.translation import ngettext, override

from portal.web.build.catalogues import commanding, filing
from portal.web.build.catalogues.extracting import Text

FOUR = ["%(n)s dzień", "%(n)s dni", "%(n)s dni", "%(n)s dnia"]
DAYS = "_n = ngettext('%(n)s dag', '%(n)s dagen', n)\n"


@pytest.mark.parametrize(
    ("many", "said"),
    [(0, "0 wyników"), (1, "1 wynik"), (3, "3 wyniki"), (12, "12 wyników"), (22, "22 wyniki"), (25, "25 wyników")],
)
def test_polish_counts_in_its_forms(many: int, said: str) -> None:
    with override("pl"):
        assert ngettext("%(many)s resultaat", "%(many)s resultaten", many) % {"many": many} == said


def test_all_forms_of_a_language_are_kept(tmp_path: Path) -> None:
    (tmp_path / "portal").mkdir()
    (tmp_path / "portal" / "page.py").write_text(DAYS, encoding="utf-8")
    locale = tmp_path / "locale"

    assert commanding.fill("pl", {"%(n)s dag": FOUR}, locale, tmp_path) == ()
    assert filing.read("pl", locale)[Text("%(n)s dag", "%(n)s dagen")].forms == tuple(FOUR)
    assert not [problem for problem in commanding.check(locale, tmp_path) if problem.startswith("pl")]


def test_sabotage_babel_alone_knows_fewer() -> None:
    assert Catalog(locale="pl").num_plurals < filing.number_of_forms("pl")


def test_a_form_of_polish_may_not_lose_its_number(tmp_path: Path) -> None:
    (tmp_path / "portal").mkdir()
    (tmp_path / "portal" / "page.py").write_text(DAYS, encoding="utf-8")

    refused = commanding.fill("pl", {"%(n)s dag": ["jeden dzień", *FOUR[1:]]}, tmp_path / "locale", tmp_path)

    assert refused == ("pl: lost a placeholder (n): '%(n)s dag'",)
