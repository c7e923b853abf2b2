"""Reads the whole interface: each sentence that breaks a rule, once, with the files that say it."""

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from cms.plain.rules import WALL, complaints
from cms.plain.sentences import sentences, words
from tests.reading.extracting import Text, texts


@dataclass(frozen=True)
class Hard:
    """A sentence that breaks a rule."""

    sentence: str
    rule: str
    found: str
    where: tuple[str, ...]

    @property
    def over_the_wall(self) -> bool:
        return self.rule == "long" and len(words(self.sentence)) > WALL

    @property
    def told(self) -> str:
        return f"{self.rule} ({self.found}): {self.sentence!r} in {', '.join(self.where)}"


@dataclass(frozen=True)
class Allowed:
    """A sentence that may break one rule, and why."""

    sentence: str
    rule: str
    reason: str


def read(said: Iterable[Text] | None = None) -> list[Hard]:
    """Every sentence of these strings (of the interface) that breaks a rule."""
    places: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for text in said if said is not None else texts():
        for sentence in sentences(text.said):
            for rule, found in complaints(sentence).items():
                places[sentence, rule, found].add(text.where)
    return [Hard(*key, tuple(sorted(where))) for key, where in sorted(places.items())]


def allowed() -> list[Allowed]:
    """The exceptions, from exceptions.toml."""
    written = (Path(__file__).parent / "exceptions.toml").read_text(encoding="utf-8")
    return [Allowed(**each) for each in tomllib.loads(written).get("exception", [])]


def judged(found: Iterable[Hard], exceptions: Iterable[Allowed]) -> Iterator[Hard]:
    """What remains when the exceptions are taken away. A sentence over the wall has no exception."""
    excused = {(each.sentence, each.rule) for each in exceptions}
    return (each for each in found if each.over_the_wall or (each.sentence, each.rule) not in excused)


def unused(found: Iterable[Hard], exceptions: Iterable[Allowed]) -> list[Allowed]:
    """Exceptions for a sentence that nobody says any more, or that breaks its rule no longer."""
    broken = {(each.sentence, each.rule) for each in found}
    return [each for each in exceptions if (each.sentence, each.rule) not in broken]
