"""The profile of a document: how often each token stands in each field, packed so that scoring reads only what the
question asks.

Form: "lengths|title tokens| token:tttt token:tttt ", lengths as numbers, counts as one letter per field. A profile
is never parsed whole: a token is looked up with str.find, which is a memory search in C.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from search.analysis.tokens import index_tokens

FIELDS = ("title", "keywords", "summary", "body")
# Counts are written as one letter from this one on; more than the last is as much as the last.
_ZERO = 48
_MOST = 70
_COUNT = {chr(_ZERO + count): count for count in range(_MOST + 1)}


@dataclass(frozen=True, slots=True)
class Profile:
    """A packed profile, opened at its head only."""

    lengths: tuple[int, ...]
    title: str
    packed: str

    @property
    def title_tokens(self) -> frozenset[str]:
        """The tokens of the title; read when they are asked for, which most candidates never are."""
        return frozenset(self.title.split())

    def counts(self, token: str) -> tuple[int, ...] | None:
        """How often the token stands in each field; None when it is nowhere."""
        at = self.packed.find(mark_of(token))
        if at < 0:
            return None
        start = at + len(token) + 2
        return tuple(_COUNT[letter] for letter in self.packed[start : start + len(FIELDS)])

    def weighted(self, mark: str, factors: Sequence[float]) -> float | None:
        """The counts of a token (by its mark, see `mark_of`), each times its field's factor, added up; None when it
        is nowhere. Written out: a ranking asks this of every token of every candidate."""
        packed = self.packed
        at = packed.find(mark)
        if at < 0:
            return None
        at += len(mark)
        title, keywords, summary, body = factors
        return (
            title * _COUNT[packed[at]]
            + keywords * _COUNT[packed[at + 1]]
            + summary * _COUNT[packed[at + 2]]
            + body * _COUNT[packed[at + 3]]
        )


def mark_of(token: str) -> str:
    """What stands before the counts of a token."""
    return f" {token}:"


def pack(texts: Mapping[str, str], beside: Mapping[str, Iterable[str]] | None = None) -> str:
    """The profile of the texts of a document, by field.

    Args:
        beside: tokens of its translations by field (see search.analysis.translated_words). They weigh as the field
            does and count for no length: a translated document is no longer one for who asks in Dutch.
    """
    fields = [index_tokens(texts.get(field, "")) for field in FIELDS]
    counters: Sequence[Counter[str]] = [Counter(tokens) for tokens in fields]
    lengths = ".".join(str(len(tokens)) for tokens in fields)
    title = " ".join(sorted(counters[0]))
    translated = [Counter((beside or {}).get(field, ())) for field in FIELDS]
    body = " ".join([*_entries(counters), *_entries(translated)])
    return f"{lengths}|{title}| {body} "


def _entries(counters: Sequence[Counter[str]]) -> Iterator[str]:
    for token in sorted(set().union(*counters)):
        yield f"{token}:" + "".join(chr(_ZERO + min(counter[token], _MOST)) for counter in counters)


def unpack(packed: str) -> Profile:
    """Open a profile at its head."""
    lengths, title, rest = packed.split("|", 2)
    return Profile(tuple(map(int, lengths.split("."))), title, rest)


def tokens_of(packed: str) -> list[str]:
    """All tokens of a profile."""
    return [entry.partition(":")[0] for entry in packed.split("|", 2)[2].split()]
