"""Reads what an editor wrote and says what could be plainer. Pure: no database, no request, nothing is kept.

The rules are those of the Dutch guidance for level B1; they are hints to a writer and never stop one.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.functional import Promise

from cms.plain import rules, writing
from cms.plain.kinds import HEAVY, KINDS
from cms.plain.level import Level, level_of
from cms.plain.pieces import Paragraph, Piece, paragraphs
from cms.plain.sentences import sentences, words

LONGEST_HEADING, LONGEST_PARAGRAPH = 8, 90
MOST_HINTS = 200
LONGEST_QUOTE = 240


@dataclass(frozen=True)
class Hint:
    """One thing that could be plainer.

    Attributes:
        kind: one of `kinds.KINDS`.
        sentence: where it stands, as written (a long one is cut).
        found: the very words.
        instead: plainer words, where we know them.
        label: the field of the screen.
    """

    kind: str
    sentence: str
    found: str
    instead: str = ""
    label: str = ""

    @property
    def title(self) -> str | Promise:
        return KINDS[self.kind].title

    @property
    def advice(self) -> str:
        return str(KINDS[self.kind].advice) % {"found": self.found, "instead": self.instead}

    @property
    def heavy(self) -> bool:
        return KINDS[self.kind].weight == HEAVY


@dataclass(frozen=True)
class Reading:
    """What was found in all texts of a page together."""

    hints: tuple[Hint, ...]
    more: int
    words: int
    sentences: int
    level: Level | None

    @property
    def count(self) -> int:
        return len(self.hints) + self.more


def hints(text: str, kind: str = "lines") -> tuple[Hint, ...]:
    """What could be plainer in one text.

    Args:
        text: Dutch, as it is written.
        kind: how it is written, see `pieces.Piece`.
    """
    return read([Piece(text, kind)]).hints


def read(pieces: Iterable[Piece]) -> Reading:
    """What could be plainer in these texts, in their order, the heavy ones first; at most 200 are listed."""
    told = [(piece.label, each) for piece in pieces for each in paragraphs(piece)]
    running = [sentence for _label, each in told if not each.heading for sentence in sentences(each.text)]
    formal = any(map(writing.formal, (each.text for _label, each in told)))
    found = [hint for label, each in told for hint in _of_paragraph(each, label, formal)]
    found.sort(key=lambda hint: not hint.heavy)
    return Reading(
        hints=tuple(found[:MOST_HINTS]),
        more=max(len(found) - MOST_HINTS, 0),
        words=sum(len(words(each.text)) for _label, each in told),
        sentences=len(running),
        level=level_of(running),
    )


def _of_paragraph(paragraph: Paragraph, label: str, formal: bool) -> Iterator[Hint]:
    count = len(words(paragraph.text))
    if paragraph.heading and count > LONGEST_HEADING:
        yield _hint("heading", paragraph.text, writing.counted(count), label=label)
    if not paragraph.heading and count > LONGEST_PARAGRAPH:
        yield _hint("paragraph", paragraph.text, writing.counted(count), label=label)
    for link in paragraph.links:
        for kind, rule in writing.LINK_RULES.items():
            if found := rule(link):
                yield _hint(kind, paragraph.text, found, label=label)
    if not paragraph.links and (found := writing.click_here(paragraph.text)):
        yield _hint("link", paragraph.text, found, label=label)
    for sentence in sentences(paragraph.text):
        yield from _of_sentence(sentence, label, formal=formal, heading=paragraph.heading)


def _of_sentence(sentence: str, label: str, *, formal: bool, heading: bool) -> Iterator[Hint]:
    count = len(words(sentence))
    if not heading and count > rules.LONGEST:
        yield _hint("wall" if count > rules.WALL else "long", sentence, writing.counted(count), label=label)
    for hard, plainer in rules.hard_words_in(sentence):
        yield _hint("word", sentence, hard, plainer, label)
    for kind, rule in writing.WRITING_RULES.items():
        if found := rule(sentence):
            told = "mixed" if kind == "informal" and formal else kind
            yield _hint(told, sentence, found, writing.instead_of(kind, found), label)


def _hint(kind: str, sentence: str, found: str, instead: str = "", label: str = "") -> Hint:
    written = " ".join(sentence.split())
    cut = written if len(written) <= LONGEST_QUOTE else f"{written[:LONGEST_QUOTE].rsplit(' ', 1)[0]} …"
    return Hint(kind, cut, found, instead, label)
