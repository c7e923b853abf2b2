"""The text of a covenant: a few marks at the start of a line, and nothing that could be HTML.

    ## Heading          a heading
    - point             a point of a list
    1. point            a point of a numbered list
    anything else       a paragraph; an empty line ends it

Templates show the blocks with Django's escaping, so whatever is written stays text.
"""

import hashlib
import re
import unicodedata
from dataclasses import dataclass

_HEADING = re.compile(r"#{1,6}\s+(?P<text>.+)")
_POINT = re.compile(r"[-*]\s+(?P<text>.+)")
_NUMBER = re.compile(r"\d{1,3}[.)]\s+(?P<text>.+)")
# What no reader sees and what would make two texts that look alike differ, or one text look like another.
_UNSEEN = re.compile("[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u2028-\u202e\u2060-\u2069\ufeff]")


@dataclass(frozen=True)
class Block:
    """One piece of the text. `kind` is heading, paragraph, list or numbers; a list has more lines than one."""

    kind: str
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        return " ".join(self.lines)


def normalised(text: str) -> str:
    """The text as it is kept and hashed: one way to write each letter, line ends alike, no space at the ends of lines.

    Two texts that a reader cannot tell apart come out the same.
    """
    plain = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    plain = _UNSEEN.sub("", plain.replace("\t", " ").replace("\u00a0", " "))
    lines = [" ".join(line.split()) for line in plain.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def hash_of(text: str) -> str:
    """SHA-256 over the normalised text, in hexadecimal: 64 characters."""
    return hashlib.sha256(normalised(text).encode()).hexdigest()


def blocks(text: str) -> tuple[Block, ...]:
    """The text in pieces, in order."""
    found: list[Block] = []
    ended = True
    for line in normalised(text).split("\n"):
        if not line:
            ended = True
            continue
        kind, words = _read(line)
        if found and not ended and kind != "heading" and found[-1].kind == kind:
            found[-1] = Block(kind, (*found[-1].lines, words))
        else:
            found.append(Block(kind, (words,)))
        ended = False
    return tuple(found)


def _read(line: str) -> tuple[str, str]:
    for kind, mark in (("heading", _HEADING), ("list", _POINT), ("numbers", _NUMBER)):
        match = mark.fullmatch(line)
        if match is not None:
            return kind, match["text"]
    return "paragraph", line
