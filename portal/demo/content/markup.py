"""A few marks by which the texts of pages are written in the content files, read into blocks as Wagtail keeps them.

Chunks are parted by an empty line:

    # Kop                       a section begins; `---` ends it
    Tekst met **vet**           running text, lists with "- "
    ! Kop :: tekst              a warning; "i " good to know, "+ " good news
    1. Wat u doet :: uitleg     steps, one a line
    > Citaat :: wie             a quotation
    ? Vraag                     a question, with its answer on the lines below
    [tabel] titel               a table, with its rows on the lines below
    [beeld] naam :: wat er te zien is
    [knop] tekst -> pagina      a button to a page of this portal, or to an address that begins with /
    [contact] id                an entry of the map
    [zoek] tekst | onderwerp    [diensten] kop | onderwerp    [kaart] kop | onderwerp
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any
from uuid import UUID, uuid5

Block = dict[str, Any]
BOLD = re.compile(r"\*\*(.+?)\*\*")
KINDS_OF_WARNING = {"!": "warn", "i": "info", "+": "good"}
# These stand on a page, never inside a section.
ON_THEIR_OWN = ("services", "map")


@dataclass(frozen=True)
class Names:
    """What a text may name, with what the database calls it: pages, pictures and entries of the map."""

    pages: Mapping[str, int]
    pictures: Mapping[str, int]
    entries: Mapping[str, UUID]


def rich(text: str) -> str:
    """Running text: paragraphs and lists."""
    out: list[str] = []
    for chunk in _chunks(text):
        items = [line.removeprefix("- ") for line in chunk.splitlines()]
        if chunk.startswith("- "):
            out.append("<ul>" + "".join(f"<li>{_inline(item)}</li>" for item in items) + "</ul>")
        else:
            out.append(f"<p>{_inline(' '.join(items))}</p>")
    return "".join(out)


def stream(text: str, names: Names, seed: UUID) -> list[Block]:
    """The blocks of a text. Their ids follow from the seed and their place, so a translation has the same.

    Raises:
        KeyError: the text names something that is not there.
    """
    flat = [_block(chunk, names) for chunk in _chunks(text)]
    return _numbered(_nested(_joined(flat)), seed)


def _chunks(text: str) -> list[str]:
    return [chunk.strip() for chunk in re.split(r"\n\s*\n", text.strip()) if chunk.strip()]


def _inline(text: str) -> str:
    return BOLD.sub(r"<b>\1</b>", escape(text, quote=False))


def _block(chunk: str, names: Names) -> Block:
    first, _, rest = chunk.partition("\n")
    if first.startswith("["):
        mark, _, told = first.partition("] ")
        return _MARKS[mark[1:]](told, rest, names)
    sign, _, told = first.partition(" ")
    if sign in KINDS_OF_WARNING:
        title, _, words = told.partition(" :: ")
        return _made("warning", {"kind": KINDS_OF_WARNING[sign], "title": title, "text": rich(words)})
    if sign == "#":
        return _made("section", {"heading": told, "content": []})
    if sign == "---":
        return _made("end", {})
    if sign == ">":
        words, _, who = told.partition(" :: ")
        return _made("quotation", {"text": words, "who": who})
    if sign == "?":
        return _made("question", {"question": told, "answer": rich(rest)})
    if re.fullmatch(r"\d+\.", sign):
        return _made("steps", {"steps": [_made("item", step) for step in steps(chunk)]})
    return _made("text", rich(chunk))


def steps(chunk: str) -> list[dict[str, str]]:
    """Lines such as "1. Bel ons :: Elke dag." as steps."""
    found = []
    for line in chunk.strip().splitlines():
        title, _, words = line.partition(" ")[2].partition(" :: ")
        found.append({"title": title, "text": rich(words)})
    return found


def _action(told: str, _rest: str, names: Names) -> Block:
    text, _, target = told.partition(" -> ")
    outside = target.startswith("/")
    page = None if outside else names.pages[target]
    return _made("action", {"text": text, "page": page, "address": target if outside else ""})


def _contact(told: str, _rest: str, names: Names) -> Block:
    empty = dict.fromkeys(("name", "phone", "mail", "address", "hours"), "")
    return _made("contact", {"entry": str(names.entries[told]), **empty})


def _image(told: str, _rest: str, names: Names) -> Block:
    name, _, alt = told.partition(" :: ")
    return _made("image", {"image": names.pictures[name], "alt": alt, "ornament": not alt, "caption": ""})


def _services(told: str, _rest: str, _names: Names) -> Block:
    title, _, topic = told.partition(" | ")
    return _made("services", {"title": title, "topic": topic, "target": "", "municipality": "", "most": 4})


def _map(told: str, _rest: str, _names: Names) -> Block:
    title, _, topic = told.partition(" | ")
    return _made("map", {"title": title, "topic": topic})


def _search(told: str, _rest: str, _names: Names) -> Block:
    text, _, topic = told.partition(" | ")
    return _made("search", {"text": text, "words": "", "topic": topic, "target": "", "municipality": ""})


def _table(told: str, rest: str, _names: Names) -> Block:
    return _made("table", {"caption": told, "rows": rest})


_MARKS: Mapping[str, Callable[[str, str, Names], Block]] = {
    "knop": _action,
    "contact": _contact,
    "beeld": _image,
    "diensten": _services,
    "kaart": _map,
    "zoek": _search,
    "tabel": _table,
}


def _made(kind: str, value: Any) -> Block:
    return {"type": kind, "value": value}


def _joined(blocks: list[Block]) -> list[Block]:
    """Paragraphs and lists that follow each other are one text."""
    out: list[Block] = []
    for block in blocks:
        if out and block["type"] == out[-1]["type"] == "text":
            out[-1]["value"] += block["value"]
        else:
            out.append(block)
    return out


def _nested(blocks: list[Block]) -> list[Block]:
    out: list[Block] = []
    inside: list[Block] | None = None
    for block in blocks:
        kind = block["type"]
        if kind in {"section", "end", *ON_THEIR_OWN}:
            inside = block["value"]["content"] if kind == "section" else None
            if kind != "end":
                out.append(block)
        else:
            (out if inside is None else inside).append(block)
    return out


def _numbered(blocks: list[Block], seed: UUID) -> list[Block]:
    for place, block in enumerate(blocks):
        block["id"] = str(uuid5(seed, f"{place}"))
        value = block["value"]
        for inner in ("content", "steps"):
            if isinstance(value, dict) and inner in value:
                _numbered(value[inner], UUID(block["id"]))
    return blocks
