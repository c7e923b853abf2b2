"""The words of a page for the checks. No query."""

from typing import Any

from cms.pages.segments import segments
from cms.plain.checks import Reading, read
from cms.plain.pieces import Piece

HEADINGS = frozenset({"title", "heading"})


def pieces_of(page: Any) -> list[Piece]:
    """Each text of a page under the name of its field; a title or a heading is read as one.

    Args:
        page: as its own type (`specific`), or as a form has filled it.
    """
    return [
        Piece(each.text, "heading" if _last_name(each.path) in HEADINGS else each.kind, _label(page, each.path))
        for each in segments(page)
    ]


def reading_of(page: Any) -> Reading:
    """What could be plainer in a page as it is in hand."""
    return read(pieces_of(page))


def _last_name(path: str) -> str:
    return path.replace(":", ".").rpartition(".")[2]


def _label(page: Any, path: str) -> str:
    name = path.partition(":")[0]
    return str(page._meta.get_field(name).verbose_name).capitalize()
