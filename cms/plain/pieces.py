"""What editors write, taken apart into paragraphs with their links: HTML, what the screen keeps, plain lines."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

BLOCKS = frozenset({"p", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "div", "blockquote", "tr", "td", "th"})
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
SILENT = frozenset({"script", "style", "template"})
KINDS = frozenset({"heading", "line", "lines", "rich", "draft"})


@dataclass(frozen=True)
class Piece:
    """One text of a page or an entry.

    Attributes:
        kind: "heading", "line", "lines" (plain), "rich" (HTML) or "draft" (what the editor's screen keeps).
        label: how the screen calls it.
    """

    text: str
    kind: str = "lines"
    label: str = ""


@dataclass
class Paragraph:
    """A run of words that belongs together."""

    text: str = ""
    heading: bool = False
    item: bool = False  # of a list: it may be long without being a long paragraph
    links: list[str] = field(default_factory=list)


def paragraphs(piece: Piece) -> list[Paragraph]:
    """The paragraphs of a piece, without empty ones. What cannot be read as its kind is read as plain lines."""
    if piece.kind == "heading":
        return [Paragraph(piece.text.strip(), heading=True)] if piece.text.strip() else []
    readers = {"rich": _of_html, "draft": _of_draft}
    found = readers.get(piece.kind, _of_lines)(piece.text)
    return [each for each in found if each.text.strip()]


def _of_lines(text: str) -> Iterator[Paragraph]:
    return (Paragraph(line.strip()) for line in text.splitlines())


def _of_html(text: str) -> list[Paragraph]:
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return reader.found


def _of_draft(text: str) -> Iterator[Paragraph]:
    """Content state of Draft.js, as Wagtail's field keeps it in the page. Its offsets count UTF-16 units."""
    try:
        kept = json.loads(text or "null")
    except ValueError:
        return _of_lines(text)
    if kept is None:
        return iter(())
    blocks = kept.get("blocks") if isinstance(kept, Mapping) else None
    if not isinstance(blocks, list):
        return _of_lines(text)
    links = _links_of(kept.get("entityMap"))
    return (_of_block(block, links) for block in blocks if isinstance(block, Mapping))


def _links_of(entities: object) -> frozenset[str]:
    if not isinstance(entities, Mapping):
        return frozenset()
    return frozenset(
        str(key) for key, entity in entities.items() if isinstance(entity, Mapping) and entity.get("type") == "LINK"
    )


def _of_block(block: Mapping[str, Any], links: frozenset[str]) -> Paragraph:
    text, kind = str(block.get("text") or ""), str(block.get("type") or "")
    ranges = block.get("entityRanges")
    return Paragraph(
        text,
        heading=kind.startswith("header"),
        item=kind.endswith("list-item"),
        links=[
            _units(text, each.get("offset"), each.get("length"))
            for each in (ranges if isinstance(ranges, list) else [])
            if isinstance(each, Mapping) and str(each.get("key")) in links
        ],
    )


def _units(text: str, offset: object, length: object) -> str:
    if not (isinstance(offset, int) and isinstance(length, int) and offset >= 0 and length >= 0):
        return ""
    written = text.encode("utf-16-le", "surrogatepass")[2 * offset : 2 * (offset + length)]
    return written.decode("utf-16-le", "ignore")


class _Reader(HTMLParser):
    """Words between marks; a mark that stands on its own line ends a paragraph."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Paragraph] = [Paragraph()]
        self._silent = 0
        self._link: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in SILENT:
            self._silent += 1
        elif tag in BLOCKS:
            self.found.append(Paragraph(heading=tag in HEADINGS, item=tag == "li"))
        elif tag == "br":
            self.found[-1].text += "\n"
        elif tag == "a":
            self._link = []

    def handle_endtag(self, tag: str) -> None:
        if tag in SILENT:
            self._silent = max(self._silent - 1, 0)
        elif tag in BLOCKS:
            self.found.append(Paragraph())
        elif tag == "a" and self._link is not None:
            self.found[-1].links.append("".join(self._link))
            self._link = None

    def handle_data(self, data: str) -> None:
        if self._silent:
            return
        self.found[-1].text += data
        if self._link is not None:
            self._link.append(data)
