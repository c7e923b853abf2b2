"""Reads the pages of each portal: what all share (shared.toml) with the words of the portal, and its own."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from portal.demo.content.pages.shapes import Page, Site, Stands
from portal.demo.content.reading import FOLDER, ContentError

SHARED = Path(__file__).with_name("shared")
HOME = "home"
TUPLES = ("parties", "shown")

Raw = dict[str, Any]


@cache
def read_site(slug: str) -> Site:
    """The pages of a portal, in the order in which they are made: a parent before what stands under it.

    Raises:
        ContentError: a file is wrong, or a page stands under one that comes later.
    """
    own = FOLDER / slug / "pages"
    told = _load(own / "portal.toml")
    words: Mapping[str, str] = told["words"]
    files = [*sorted(SHARED.glob("*.toml")), *(file for file in sorted(own.glob("*.toml")) if file.stem != "portal")]
    differ = told.get("variants", {})
    pages = [
        _page(raw | {"variants": differ.get(raw["id"], {})}, words, file)
        for file in files
        for raw in _load(file).get("page", [])
    ]
    known = {HOME}
    for page in pages:
        if page.parent and page.parent not in known:
            raise ContentError(f"{slug}: {page.id} stands under {page.parent}, which is not there before it")
        if page.id in known:
            raise ContentError(f"{slug}: {page.id} is there twice")
        known.add(page.id)
    home = _page({"id": HOME, "type": "HomePage", "title": HOME} | told["home"], words, own)
    return Site(slug, told["organisation"], told["entries"], home, tuple(pages))


def _page(raw: Raw, words: Mapping[str, str], file: Path) -> Page:
    filled = _filled(raw, words)
    try:
        filled["stands"] = Stands(filled.get("stands", Stands.LIVE))
        told: Raw = {name: tuple(value) if name in TUPLES else value for name, value in filled.items()}
        return Page(**told)
    except (TypeError, ValueError) as wrong:
        raise ContentError(f"{file.name} ({raw.get('id')}): {wrong}") from wrong


def _filled(value: Any, words: Mapping[str, str]) -> Any:
    """The same with the words of the portal in the place of {name}."""
    if isinstance(value, dict):
        return {name: _filled(each, words) for name, each in value.items()}
    if isinstance(value, list):
        return [_filled(each, words) for each in value]
    if isinstance(value, str):
        for name, word in words.items():
            value = value.replace(f"{{{name}}}", word)
    return value


def _load(file: Path) -> Raw:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as wrong:
        raise ContentError(f"{file.parent.name}/{file.name}: {wrong}") from wrong
