"""The content in other languages: translations/LANGUAGE.toml, by portal and id, and sentences that many entries share.

Each entry says of which Dutch text it is a translation (`of`, the beginning of a hash), so that nobody changes the one
and forgets the other: a test compares them, and what no longer fits is left out.
"""

import hashlib
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from portal.demo.content.shapes import Service
from portal.demo.content.words import HOW_TO_BEGIN

FOLDER = Path(__file__).parent / "translations"
SENTENCES = "sentences"
# Names in the files -> fields of a service on the map.
FIELDS = {"name": "name", "plain": "plain_text", "who": "eligibility_description"}


@dataclass(frozen=True)
class InLanguage:
    """Everything in one language."""

    code: str
    sentences: Mapping[str, str]
    entries: Mapping[tuple[str, str], Mapping[str, str]]


@cache
def translations() -> tuple[InLanguage, ...]:
    """The files, in order of their language."""
    return tuple(_read(path) for path in sorted(FOLDER.glob("*.toml")))


def mark_of(service: Service) -> str:
    """By which a translation knows of which Dutch text it is one."""
    written = "\n".join((service.name, service.plain, service.who))
    return hashlib.sha256(written.encode()).hexdigest()[:10]


def texts_of(portal: str, service: Service, language: InLanguage) -> Iterator[tuple[str, str, str]]:
    """Field, Dutch text and translation of all of a service that is translated."""
    told = language.entries.get((portal, service.id), {})
    if told.get("of") == mark_of(service):
        for name, field in FIELDS.items():
            if name in told:
                yield field, getattr(service, name), told[name]
    for field, written in _shared(service):
        if written in language.sentences:
            yield field, written, language.sentences[written]


def _shared(service: Service) -> Iterator[tuple[str, str]]:
    """What is said of many services in the same words."""
    yield "application_process", HOW_TO_BEGIN[service.how, service.remote]
    yield "wait_time", service.wait
    yield "cost", service.cost
    yield "alert", service.alert
    if service.capacity is not None:
        yield "unit", service.capacity.unit
    for number, paper in enumerate(service.bring):
        yield f"document.{number}", paper
    for number, closed in enumerate(service.closed):
        yield f"closed.{number}", closed.why
    for number, hours in enumerate(service.hours):
        yield f"hours.{number}", hours.note


def _read(path: Path) -> InLanguage:
    written = tomllib.loads(path.read_text(encoding="utf-8"))
    sentences = written.pop(SENTENCES, {})
    entries = {(portal, told): texts for portal, each in written.items() for told, texts in each.items()}
    return InLanguage(path.stem, sentences, entries)
