"""What is wrong with a catalogue, in sentences for the translator."""

import re
from collections.abc import Iterable, Iterator, Mapping

from portal.web.build.catalogues.extracting import Text
from portal.web.build.catalogues.filing import Entry, number_of_forms

PLACEHOLDER = re.compile(r"(?:%\(|\{)(\w+)(?:\)[sd]|\})")
TAG = re.compile(r"</?[a-z][^>]*>")
# A form for one or two of something may leave the number out: "one result", and in Arabic the dual says it.
MAY_LEAVE_OUT = {"en": frozenset({0}), "ar": frozenset({0, 1, 2})}


def problems(language: str, wanted: Iterable[Text], catalogue: Mapping[Text, Entry]) -> tuple[str, ...]:
    """Each text that is missing, empty, doubtful, or that lost a placeholder or a form; in order."""
    return tuple(
        f"{language}: {problem}: {text.single!r}"
        for text in sorted(wanted)
        for problem in _problems_of(language, text, catalogue.get(text))
    )


def _problems_of(language: str, text: Text, entry: Entry | None) -> Iterator[str]:
    if entry is None:
        yield "not in the catalogue"
        return
    if not all(form.strip() for form in entry.forms):
        yield "not translated"
        return
    if entry.fuzzy:
        yield "marked as doubtful"
    if text.plural and len(entry.forms) != number_of_forms(language):
        yield f"has {len(entry.forms)} forms instead of {number_of_forms(language)}"
    for number, form in enumerate(entry.forms):
        yield from _lost(language, text, number, form)


def _lost(language: str, text: Text, number: int, form: str) -> Iterator[str]:
    asked = set(PLACEHOLDER.findall(text.single)) | set(PLACEHOLDER.findall(text.plural))
    given = set(PLACEHOLDER.findall(form))
    if given - asked:
        yield f"has a placeholder of its own ({', '.join(sorted(given - asked))})"
    may_miss = text.plural and number in MAY_LEAVE_OUT.get(language, frozenset()) and len(asked - given) <= 1
    if asked - given and not may_miss:
        yield f"lost a placeholder ({', '.join(sorted(asked - given))})"
    if sorted(TAG.findall(form)) != sorted(TAG.findall(text.plural if number and text.plural else text.single)):
        yield "has other tags"
    if _edge(form) != _edge(text.single):
        yield "begins or ends with other white space"


def _edge(text: str) -> tuple[str, str]:
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
