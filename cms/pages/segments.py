"""A page as pieces of text, for translators: each with a road that stays the same when blocks change place."""

import copy
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField

from cms.blocks.leaves import paths_of, rewritten
from cms.blocks.words import kind_of

# What every page has; the rest is named by its type (`words`).
ALWAYS = ("title", "search_description")


@dataclass(frozen=True)
class Segment:
    """One text of a page.

    Attributes:
        path: the field, and inside a stream the ids of blocks and names of their fields: "body:3f0c….text".
        kind: "line" (one line), "lines" (plain, several lines) or "rich" (running text with marks).
    """

    path: str
    text: str
    kind: str


def segments(page: Any) -> list[Segment]:
    """All words of a page, in the order of its fields; empty ones are left out. No query.

    Args:
        page: as its own type (`specific`).
    """
    found: list[Segment] = []
    for name in _fields(page):
        field = page._meta.get_field(name)
        if isinstance(field, StreamField):
            found += [
                Segment(f"{name}:{path}", str(kept), kind)
                for path, block, kept in paths_of(getattr(page, name))
                if (kind := kind_of(block)) and kept
            ]
        elif getattr(page, name):
            found.append(Segment(name, str(getattr(page, name)), _kind_of_field(field)))
    return found


def with_texts(page: Any, texts: Mapping[str, str]) -> Any:
    """A copy of the page with other texts, to show; never to save.

    Args:
        texts: by the path of a segment. A path that the page does not have (any more) changes nothing.
    """
    shown = copy.copy(page)
    for name in _fields(page):
        if isinstance(page._meta.get_field(name), StreamField):
            if any(path.startswith(f"{name}:") for path in texts):
                setattr(shown, name, rewritten(getattr(page, name), _exchange(name, texts)))
        elif name in texts:
            setattr(shown, name, texts[name])
    return shown


def _fields(page: Any) -> tuple[str, ...]:
    return (*ALWAYS, *getattr(page, "words", ()))


def _exchange(name: str, texts: Mapping[str, str]) -> Any:
    def exchange(path: str, block: blocks.Block, kept: Any) -> Any:
        return texts.get(f"{name}:{path}", kept) if kind_of(block) else kept

    return exchange


def _kind_of_field(field: Any) -> str:
    if isinstance(field, RichTextField):
        return "rich"
    return "lines" if isinstance(field, models.TextField) else "line"
