"""Catalogues as files: sorted and without dates or line numbers, so that a change shows what was translated."""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from portal.web.build.catalogues.extracting import ROOT, Text

LOCALE = ROOT / "portal" / "locale"
# As Django's own catalogues say it, so that both are read as one.
PLURAL_FORMS = {
    "en": "nplurals=2; plural=(n != 1);",
    "ar": (
        "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : "
        "n%100>=11 && n%100<=99 ? 4 : 5;"
    ),
    "tr": "nplurals=2; plural=(n > 1);",
    "pl": (
        "nplurals=4; plural=(n==1 ? 0 : (n%10>=2 && n%10<=4) && (n%100<12 || n%100>14) ? 1 : "
        "n!=1 && (n%10>=0 && n%10<=1) || (n%10>=5 && n%10<=9) || (n%100>=12 && n%100<=14) ? 2 : 3);"
    ),
    "uk": (
        "nplurals=4; plural=(n % 1 == 0 && n % 10 == 1 && n % 100 != 11 ? 0 : n % 1 == 0 && n % 10 >= 2 && n % 10 <= 4 "
        "&& (n % 100 < 12 || n % 100 > 14) ? 1 : n % 1 == 0 && (n % 10 ==0 || (n % 10 >=5 && n % 10 <=9) || "
        "(n % 100 >=11 && n % 100 <=14 )) ? 2: 3);"
    ),
}
HEADER = """\
# The words of the screens in another language. Made by `python -m portal.web.build.catalogues update`.
# How to translate, and which words to use: portal/locale/README.md.
msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plural_forms}\\n"

"""

Translated = str | tuple[str, ...]


@dataclass(frozen=True)
class Entry:
    """A text in another language; empty where nobody translated it yet."""

    said: Translated
    fuzzy: bool = False

    @property
    def forms(self) -> tuple[str, ...]:
        return self.said if isinstance(self.said, tuple) else (self.said,)


def po_file(language: str, locale: Path = LOCALE) -> Path:
    return locale / language / "LC_MESSAGES" / "django.po"


def languages(locale: Path = LOCALE) -> tuple[str, ...]:
    """The languages that have a catalogue."""
    return tuple(sorted(path.parent.parent.name for path in locale.glob("*/LC_MESSAGES/django.po")))


def number_of_forms(language: str) -> int:
    return int(PLURAL_FORMS[language].removeprefix("nplurals=").split(";")[0])


def read(language: str, locale: Path = LOCALE, *, with_obsolete: bool = False) -> dict[Text, Entry]:
    """What the catalogue holds. With obsolete texts too, a text that comes back finds its translation again."""
    path = po_file(language, locale)
    if not path.exists():
        return {}
    with path.open("rb") as file:
        catalog = read_po(file, locale=language)
    messages: list[Message] = [each for each in catalog if each.id]
    if with_obsolete:
        messages = [*catalog.obsolete.values(), *messages]
    return {_text(each): Entry(_said(each.string), each.fuzzy) for each in messages}


def write(
    language: str,
    known: Mapping[Text, Entry],
    where: Mapping[Text, Iterable[str]],
    locale: Path = LOCALE,
) -> None:
    """Write the catalogue of what stands in code and templates; translations of other texts are kept as obsolete."""
    catalog = Catalog(locale=language)
    # Babel knows other numbers of forms of some languages (Turkish one, Polish three); the file follows Django.
    catalog.mime_headers = [("Plural-Forms", PLURAL_FORMS[language])]
    empty = ("",) * number_of_forms(language)
    for text in sorted(where):
        entry = known.get(text, Entry(""))
        said = entry.said if isinstance(entry.said, tuple) == bool(text.plural) else ""
        catalog.add(
            (text.single, text.plural) if text.plural else text.single,
            (said or empty) if text.plural else said,
            locations=[(path, 0) for path in where[text]],
            context=text.context or None,
            flags=["fuzzy"] if entry.fuzzy else [],
        )
    for text in sorted(set(known) - set(where)):
        if any(known[text].forms):
            key = (text.single, text.plural) if text.plural else text.single
            catalog.obsolete[text.single] = Message(key, known[text].said, context=text.context or None)
    written = BytesIO()
    written.write(HEADER.format(language=language, plural_forms=PLURAL_FORMS[language]).encode())
    write_po(written, catalog, width=120, omit_header=True, include_lineno=False)
    _replace(po_file(language, locale), written.getvalue().rstrip() + b"\n")


def compile_catalogue(language: str, locale: Path = LOCALE) -> Path:
    """The form that Django reads, beside the catalogue; what is not translated stays Dutch."""
    with po_file(language, locale).open("rb") as file:
        catalog = read_po(file, locale=language)
    written = BytesIO()
    write_mo(written, catalog)
    return _replace(po_file(language, locale).with_suffix(".mo"), written.getvalue())


def _replace(path: Path, content: bytes) -> Path:
    """In one step, because a site may be reading the old one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    beside.write_bytes(content)
    beside.replace(path)
    return path


def _text(message: Message) -> Text:
    single, plural = message.id if isinstance(message.id, tuple) else (message.id, "")
    return Text(str(single), str(plural), message.context or "")


def _said(string: str | tuple[str, ...] | list[str] | None) -> Translated:
    return tuple(string) if isinstance(string, tuple | list) else string or ""
