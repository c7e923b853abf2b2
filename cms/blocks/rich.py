"""Running text as pages show it: only the marks that we know, and links that lead somewhere for who reads.

The database holds what the editor's screen sent. Whatever that is, what comes out here is our own marks around escaped
words: the screen of an editor is no wall.
"""

import re
from collections.abc import Iterable, Mapping
from html import escape, unescape
from html.parser import HTMLParser
from urllib.parse import urlsplit

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from portal.web.templatetags.languages import speaks

# As they come in -> as they go out.
MARKS = {"p": "p", "b": "strong", "strong": "strong", "i": "em", "em": "em", "ul": "ul", "ol": "ol", "li": "li"}
LISTS, BLOCKS = frozenset({"ul", "ol"}), frozenset({"p", "ul", "ol"})
# What stands inside these is not meant for readers.
SILENT = frozenset({"script", "style", "template", "iframe", "object", "svg", "math", "textarea", "title", "noscript"})
# These have no end, so nothing stands inside them.
VOID = frozenset({"br", "hr", "img", "embed", "input", "link", "meta"})
SCHEMES = frozenset({"http", "https", "mailto", "tel"})
PAGE_LINK = re.compile(r"""<a\b(?=[^>]*\blinktype\s*=\s*["']page["'])[^>]*?\bid\s*=\s*["'](\d{1,18})["']""")


def linked_pages(sources: Iterable[str]) -> set[int]:
    """The pages to which these texts link."""
    return {int(found) for source in sources for found in PAGE_LINK.findall(source)}


def shown(source: str, addresses: Mapping[int, str]) -> SafeString:
    """The text for a page.

    Args:
        source: as the database has it.
        addresses: of the linked pages that this reader may see. A link to another one becomes plain words.
    """
    reader = _Reader(addresses)
    reader.feed(source)
    reader.close()
    return mark_safe(reader.written())  # noqa: S308  every word is escaped and every mark is ours


def spoken(source: str, addresses: Mapping[int, str]) -> SafeString:
    """The text for a page, in an element that says that it is Dutch where the reader's language is another one and
    nobody translated it."""
    written, marks = shown(source, addresses), speaks(source)
    return format_html("<div{}>{}</div>", marks, written) if written and marks else written


def plain(source: str) -> str:
    """The words alone, for the search and for summaries."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", shown(source, {}))).split())


def safe_address(address: str) -> str:
    """An address that a link may have; nothing for one that could run something."""
    cleaned = "".join(sign for sign in address.strip() if sign.isprintable() and not sign.isspace())
    try:
        scheme = urlsplit(cleaned).scheme.lower()
    except ValueError:
        return ""
    if scheme in SCHEMES:
        return cleaned
    return cleaned if not scheme and cleaned.startswith(("/", "#")) and not cleaned.startswith("//") else ""


class _Reader(HTMLParser):
    """Writes the marks that it knows and closes each that it opened."""

    def __init__(self, addresses: Mapping[int, str]) -> None:
        super().__init__(convert_charrefs=True)
        self._addresses = addresses
        self._out: list[str] = []
        self._open: list[str] = []
        self._silent: list[str] = []

    def written(self) -> str:
        while self._open:
            self._out.append(f"</{self._open.pop()}>")
        return "".join(self._out)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in SILENT:
            self._silent.append(tag)
        if self._silent:
            return
        if tag == "br":
            self._make_room("")
            self._out.append("<br>")
        elif tag == "a":
            self._begin_link({name: value or "" for name, value in attrs})
        elif tag == "li":
            self._begin_item()
        elif tag in MARKS:
            self._make_room(tag)
            self._begin(MARKS[tag])

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in VOID:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if self._silent:
            if tag == self._silent[-1]:
                self._silent.pop()
            return
        mark = "a" if tag == "a" else MARKS.get(tag, "")
        if mark not in self._open:
            return
        while self._open:
            closed = self._open.pop()
            self._out.append(f"</{closed}>")
            if closed == mark:
                return

    def handle_data(self, data: str) -> None:
        if self._silent:
            return
        if data.strip():
            self._make_room("")
        self._out.append(escape(data))

    def _make_room(self, mark: str) -> None:
        """Only items stand straight in a list, and a paragraph holds no paragraph and no list."""
        if mark in BLOCKS and "p" in self._open:
            self.handle_endtag("p")
        if mark != "li" and self._open and self._open[-1] in LISTS:
            self._begin("li")

    def _begin(self, mark: str, attributes: str = "") -> None:
        self._open.append(mark)
        self._out.append(f"<{mark}{attributes}>")

    def _begin_item(self) -> None:
        """An item ends the one before it; outside a list it is no item."""
        while self._open and self._open[-1] not in LISTS and LISTS & set(self._open):
            self._out.append(f"</{self._open.pop()}>")
        if self._open:
            self._begin("li")

    def _begin_link(self, attributes: Mapping[str, str]) -> None:
        """A link in a link, or one that leads nowhere, stays words."""
        if "a" in self._open:
            return
        if attributes.get("linktype") == "page":
            number = attributes.get("id", "")
            address = self._addresses.get(int(number), "") if number.isascii() and number.isdigit() else ""
        else:
            address = "" if attributes.get("linktype") else safe_address(attributes.get("href", ""))
        if not address:
            return
        elsewhere = ' rel="noreferrer"' if address.lower().startswith("http") else ""
        self._make_room("a")
        self._begin("a", f' href="{escape(address, quote=True)}"{elsewhere}')
