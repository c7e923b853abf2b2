"""Canaries: words that exist once in the world, and who may ever see each of them."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from random import Random

from tenants.access import Actor

SHAPE = re.compile(r"kanarie[bcdfghjkmnpqrstvwxz]{10}")
CONSONANTS = "bcdfghjkmnpqrstvwxz"  # no stemmer, speller or hyphenator has a rule for these

KnownTo = Callable[[Actor], bool]


def nobody(_actor: Actor) -> bool:
    return False


@dataclass(frozen=True)
class Canary:
    """One unique word, what it stands for, and who may see it through a screen."""

    word: str
    what: str
    known_to: KnownTo

    @property
    def is_known_to_nobody(self) -> bool:
        return self.known_to is nobody


@dataclass
class Aviary:
    """All canaries of a world. `numbers` are secrets that cannot be words: positions, ids."""

    random: Random
    words: dict[str, Canary] = field(default_factory=dict)
    numbers: dict[str, Canary] = field(default_factory=dict)

    def word(self, what: str, known_to: KnownTo = nobody) -> str:
        made = "kanarie" + "".join(self.random.choices(CONSONANTS, k=10))
        self.words[made] = Canary(made, what, known_to)
        return made

    def number(self, text: str, what: str, known_to: KnownTo = nobody) -> None:
        self.numbers[text] = Canary(text, what, known_to)

    def seen_in(self, text: str) -> Iterable[Canary]:
        """The canaries that sing in this text, each once."""
        lowered = text.lower()
        for word in set(SHAPE.findall(lowered)):
            if word in self.words:
                yield self.words[word]
        for number, canary in self.numbers.items():
            if number in lowered:
                yield canary
