"""To what a page links: pages, files, entries and addresses, out of its running texts and its blocks. No query."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser
from typing import Any

from django.db import models
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.fields import RichTextField, StreamField

from cms.blocks.entries import EntryBlock, OrganisationBlock
from cms.blocks.leaves import leaves_of
from cms.blocks.words import kind_of

ADDRESS_FIELDS = frozenset({"address", "apply_address"})


@dataclass(frozen=True)
class Link:
    """Where a link goes.

    Attributes:
        kind: "page" and "document" (to their id), "service" and "organization" (to their uid), "address".
        words: what the link says, where that is known.
    """

    kind: str
    to: str
    words: str = ""


def links_of(page: Any) -> Iterator[Link]:
    """All links of a page, as its own type, in the order of its fields."""
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            for block, kept in leaves_of(getattr(page, field.name)):
                yield from _of_leaf(block, kept)
        elif isinstance(field, RichTextField):
            yield from links_in(getattr(page, field.name) or "")
        elif isinstance(field, models.URLField) and getattr(page, field.name):
            yield Link("address", getattr(page, field.name))


def links_in(source: str) -> list[Link]:
    """The links of a running text as the database has it."""
    if "<a" not in source:
        return []
    reader = _Reader()
    reader.feed(source)
    reader.close()
    return reader.found


def _of_leaf(block: blocks.Block, kept: Any) -> Iterator[Link]:
    if not kept:
        return
    if isinstance(block, OrganisationBlock):
        yield Link("organization", str(kept))
    elif isinstance(block, EntryBlock):
        yield Link("service", str(kept))
    elif isinstance(block, blocks.PageChooserBlock):
        yield Link("page", str(kept))
    elif isinstance(block, DocumentChooserBlock):
        yield Link("document", str(kept))
    elif isinstance(block, blocks.URLBlock) or block.name in ADDRESS_FIELDS:
        yield Link("address", str(kept))
    elif kind_of(block) == "rich":
        yield from links_in(str(kept))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Link] = []
        self._open: tuple[str, str] | None = None
        self._words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag != "a":
            return
        given = {name: value or "" for name, value in attrs}
        kind = given.get("linktype", "")
        self._open = (kind, given.get("id", "")) if kind in {"page", "document"} else ("address", given.get("href", ""))
        self._words = []

    def handle_data(self, data: str) -> None:
        self._words.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._open is not None:
            kind, to = self._open
            if to:
                self.found.append(Link(kind, unescape(to), " ".join("".join(self._words).split())))
            self._open = None
