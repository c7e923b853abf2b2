"""What can be done with the catalogues; each a function of plain values, for the command line and for tests."""

import fcntl
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from portal.web.build.catalogues.checking import problems
from portal.web.build.catalogues.extracting import ROOT, Text, texts
from portal.web.build.catalogues.filing import (
    LOCALE,
    PLURAL_FORMS,
    Entry,
    compile_catalogue,
    languages,
    number_of_forms,
    po_file,
    read,
    write,
)

BETWEEN = "\x04"  # between context and text, as in compiled catalogues


def update(root: Path = ROOT, locale: Path = LOCALE, *, prune: bool = False) -> dict[str, int]:
    """Bring every catalogue to what stands in code and templates; returns how many texts are untranslated.

    Args:
        prune: forget the translations of texts that no screen says any more.
    """
    where = texts(root)
    left = {}
    for language in PLURAL_FORMS:
        with _alone(language, locale):
            known = read(language, locale, with_obsolete=not prune)
            kept = {text: entry for text, entry in known.items() if not prune or text in where}
            write(language, kept, where, locale)
            left[language] = len(_untranslated(language, where, locale))
    return left


def missing(language: str, under: Sequence[str] = (), locale: Path = LOCALE, root: Path = ROOT) -> dict[str, Any]:
    """The texts without a translation, ready to be filled in: {Dutch: ""} or, with a plural, {Dutch: ["", ""]}.

    Args:
        under: only texts that stand in a file whose path begins so.
    """
    where = texts(root)
    wanted = _untranslated(language, where, locale)
    return {
        _key(text): [f"({text.plural})"] * number_of_forms(language) if text.plural else ""
        for text in wanted
        if not under or any(path.startswith(tuple(under)) for path in where[text])
    }


def fill(language: str, filled: dict[str, Any], locale: Path = LOCALE, root: Path = ROOT) -> tuple[str, ...]:
    """Put translations in, as `missing` gave them; a text that was translated before gets the new words.

    Returns:
        What was not taken, because no screen says it or because its forms do not fit.
    """
    where = texts(root)
    by_key = {_key(text): text for text in where}
    refused = []
    with _alone(language, locale):
        known = read(language, locale, with_obsolete=True)
        for key, said in filled.items():
            text = by_key.get(key)
            if text is None:
                refused.append(f"no screen says {key!r}")
                continue
            entry = Entry(tuple(said) if isinstance(said, list) else said)
            wrong = problems(language, [text], {text: entry})
            if wrong:
                refused.extend(wrong)
                continue
            known[text] = entry
        write(language, known, where, locale)
    return tuple(refused)


def compile_all(locale: Path = LOCALE) -> set[Path]:
    """Every catalogue in the form that Django reads."""
    return {compile_catalogue(language, locale) for language in languages(locale)}


def check(locale: Path = LOCALE, root: Path = ROOT) -> tuple[str, ...]:
    """All that keeps a language from being complete."""
    where = texts(root)
    return tuple(problem for language in PLURAL_FORMS for problem in problems(language, where, read(language, locale)))


def _untranslated(language: str, where: dict[Text, tuple[str, ...]], locale: Path) -> list[Text]:
    known = read(language, locale)
    return [text for text in where if text not in known or not all(known[text].forms) or known[text].fuzzy]


def _key(text: Text) -> str:
    return f"{text.context}{BETWEEN}{text.single}" if text.context else text.single


@contextmanager
def _alone(language: str, locale: Path) -> Iterator[None]:
    """One writer at a time: several translators work at once."""
    path = po_file(language, locale)
    path.parent.mkdir(parents=True, exist_ok=True)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)
