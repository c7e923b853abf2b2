"""Every text of a screen stands in every catalogue: translated, with its placeholders and all its forms."""

import ast
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.utils.translation import gettext, ngettext, override

from portal.web.build.catalogues import commanding, filing
from portal.web.build.catalogues.checking import problems
from portal.web.build.catalogues.extracting import KEYWORDS, ROOMS, ROOT, Text, as_code, texts, texts_of
from portal.web.build.catalogues.filing import Entry

ENGLISH = re.compile(r"\b(the|and|your|you|please|this|with|from|not found|sign in|log out|search|required)\b", re.I)
PLACEHOLDER = re.compile(r"%\(\w+\)s")


def test_every_text_is_in_every_catalogue_and_whole() -> None:
    assert commanding.check() == ()


def test_every_language_of_the_settings_has_a_catalogue() -> None:
    asked = {code for code, _name in settings.LANGUAGES} - {settings.LANGUAGE_CODE}

    assert set(filing.languages()) == asked == set(filing.PLURAL_FORMS)


def test_no_text_hides_inside_an_f_string_where_the_catalogues_do_not_look() -> None:
    """Babel reads an f-string of Python 3.11 as one word: a text in it is never translated, and nobody misses it."""
    hidden = [
        f"{path.name}:{call.lineno}"
        for room in ROOMS
        for path in (ROOT / room).rglob("*.py")
        for written in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(written, ast.JoinedStr)
        for call in ast.walk(written)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in KEYWORDS
    ]

    assert hidden == []


def test_texts_are_dutch_in_the_code() -> None:
    assert [text.single for text in texts() if ENGLISH.search(PLACEHOLDER.sub("", text.single))] == []


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ('{% translate "Nu open" %}', Text("Nu open")),
        ('  {% if x %}\n      {% translate "Nu open" as title %}\n  {% endif %}', Text("Nu open")),
        ("{% blocktranslate with n=x %}Tot {{ n }} uur{% endblocktranslate %}", Text("Tot %(n)s uur")),
        (
            "{% blocktranslate count n=x %}{{ n }} dag{% plural %}{{ n }} dagen{% endblocktranslate %}",
            Text("%(n)s dag", "%(n)s dagen"),
        ),
        ('{{ x|default:_("Geen") }}', Text("Geen")),
    ],
)
def test_texts_of_templates_are_found(tmp_path: Path, written: str, found: Text) -> None:
    file = tmp_path / "page.html"
    file.write_text(written, encoding="utf-8")

    assert list(texts_of(file)) == [found], as_code(written, "page.html")


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ('_("Nu open")', Text("Nu open")),
        ('gettext_lazy("Nu " "open")', Text("Nu open")),
        ('ngettext("%(n)s dag", "%(n)s dagen", n)', Text("%(n)s dag", "%(n)s dagen")),
        ('pgettext("weg", "Open")', Text("Open", "", "weg")),
    ],
)
def test_texts_of_code_are_found(tmp_path: Path, written: str, found: Text) -> None:
    file = tmp_path / "code.py"
    file.write_text(f"x = {written}\n", encoding="utf-8")

    assert list(texts_of(file)) == [found]


@pytest.mark.parametrize(
    ("text", "entry", "problem"),
    [
        (Text("Nu open"), None, "not in the catalogue"),
        (Text("Nu open"), Entry(""), "not translated"),
        (Text("Nu open"), Entry("مفتوح", fuzzy=True), "marked as doubtful"),
        (Text("Tot %(n)s uur"), Entry("حتى"), "lost a placeholder (n)"),
        (Text("Tot %(n)s uur"), Entry("حتى %(n)s و %(m)s"), "has a placeholder of its own (m)"),
        (Text("<b>Let op</b>"), Entry("انتبه"), "has other tags"),
        (Text(" en "), Entry("و"), "begins or ends with other white space"),
        (Text("%(n)s dag", "%(n)s dagen"), Entry(("يوم", "%(n)s أيام")), "has 2 forms instead of 6"),
        (Text("%(n)s dag", "%(n)s dagen"), Entry(("يوم",) * 6), "lost a placeholder (n)"),
    ],
)
def test_each_mistake_of_a_translator_is_told(text: Text, entry: Entry | None, problem: str) -> None:
    found = problems("ar", [text], {text: entry} if entry else {})

    assert any(problem in each for each in found)


def test_a_whole_translation_is_not_complained_about() -> None:
    text = Text("%(n)s dag", "%(n)s dagen")
    six = ("لا أيام", "يوم واحد", "يومان", "%(n)s أيام", "%(n)s يومًا", "%(n)s يوم")

    assert problems("ar", [text], {text: Entry(six)}) == ()


def test_translations_outlive_a_text_that_was_away(tmp_path: Path) -> None:
    code, locale = tmp_path / "portal" / "page.py", tmp_path / "locale"
    code.parent.mkdir()
    code.write_text('_("Nu open")\n', encoding="utf-8")
    commanding.update(tmp_path, locale)
    assert commanding.fill("en", {"Nu open": "Open now"}, locale, tmp_path) == ()

    code.write_text('_("Straks open")\n', encoding="utf-8")
    commanding.update(tmp_path, locale)
    assert "Open now" in filing.po_file("en", locale).read_text(encoding="utf-8")
    code.write_text('_("Nu open")\n', encoding="utf-8")
    commanding.update(tmp_path, locale)

    assert filing.read("en", locale) == {Text("Nu open"): Entry("Open now")}
    assert commanding.missing("en", (), locale, tmp_path) == {}
    assert set(commanding.missing("ar", (), locale, tmp_path)) == {"Nu open"}


def test_filling_refuses_what_is_wrong_or_unknown(tmp_path: Path) -> None:
    (tmp_path / "portal").mkdir()
    (tmp_path / "portal" / "page.py").write_text('_("Tot %(n)s uur")\n', encoding="utf-8")
    commanding.update(tmp_path, tmp_path / "locale")

    refused = commanding.fill("en", {"Tot %(n)s uur": "Until", "Weg": "Gone"}, tmp_path / "locale", tmp_path)

    assert len(refused) == 2
    assert filing.read("en", tmp_path / "locale")[Text("Tot %(n)s uur")] == Entry("")


@pytest.mark.parametrize("language", sorted(filing.PLURAL_FORMS))
def test_a_catalogue_keeps_as_many_forms_as_django_reads(tmp_path: Path, language: str) -> None:
    """Babel thinks that Turkish has one form and Polish three: it would drop what the translator wrote."""
    text = Text("%(n)s dag", "%(n)s dagen")
    forms = tuple(f"%(n)s {number}" for number in range(filing.number_of_forms(language)))

    filing.write(language, {text: Entry(forms)}, {text: ["page.py"]}, tmp_path)

    assert filing.read(language, tmp_path) == {text: Entry(forms)}


def test_arabic_counts_in_six_forms() -> None:
    forms = filing.read("ar").get(Text("%(many)s resultaat", "%(many)s resultaten"))
    assert forms is not None

    with override("ar"):
        said = [ngettext("%(many)s resultaat", "%(many)s resultaten", n) for n in (0, 1, 2, 3, 11, 100)]
    assert tuple(said) == forms.forms


def test_a_compiled_catalogue_is_what_the_site_says() -> None:
    known = filing.read("ar")
    with override("ar"):
        assert gettext("Naar de inhoud") == known[Text("Naar de inhoud")].said


def test_pruning_forgets_what_no_screen_says(tmp_path: Path) -> None:
    code, locale = tmp_path / "portal" / "page.py", tmp_path / "locale"
    code.parent.mkdir()
    code.write_text('_("Nu open")\n', encoding="utf-8")
    commanding.update(tmp_path, locale)
    commanding.fill("en", {"Nu open": "Open now"}, locale, tmp_path)
    code.write_text('_("Straks open")\n', encoding="utf-8")
    commanding.update(tmp_path, locale, prune=True)

    assert "Open now" not in filing.po_file("en", locale).read_text(encoding="utf-8")
