"""Every string that the interface can show, in Dutch, with the file that shows it."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[2]

# Rooms whose words stand on public and sign-in pages. The example pages of the style guide are shown to nobody else.
ROOMS = ("portal/web", "portal/intake", "portal/opendata", "portal/accounts", "portal/socialmap", "search", "tenants")
LEFT_OUT = ("showcase", "management", "migrations", "built", "demo", "build")

MARKS = frozenset({"_", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy", "translate"})
# Functions whose first argument is a context and not a sentence.
WITH_CONTEXT = frozenset({"pgettext", "pgettext_lazy", "npgettext", "npgettext_lazy"})


@dataclass(frozen=True)
class Text:
    """One string of the interface and where it comes from."""

    said: str
    where: str


def texts() -> Iterator[Text]:
    """All of them, in the order of the files; what stands in two files comes twice."""
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*")):
            if path.suffix not in {".py", ".html", ".txt"} or not set(LEFT_OUT).isdisjoint(path.parts):
                continue
            where = str(path.relative_to(ROOT))
            source = path.read_text(encoding="utf-8")
            found = in_python(source) if path.suffix == ".py" else in_template(source, where)
            yield from (Text(said, where) for said in found if said.strip())


def in_python(source: str) -> Iterator[str]:
    """The strings that Python code marks for translation."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name in MARKS:
            yield from _constants(node.args)
        elif name in WITH_CONTEXT:
            yield from _constants(node.args[1:])


def _constants(arguments: list[ast.expr]) -> Iterator[str]:
    for each in arguments:
        if isinstance(each, ast.Constant) and isinstance(each.value, str):
            yield each.value


def in_template(source: str, where: str) -> Iterator[str]:
    """The strings that a template marks for translation, and those that a page without a template engine says."""
    if "{%" not in source and "{{" not in source:
        yield from _visible(source)
        return
    # Django turns what is marked into calls of gettext and everything else into X's: almost Python, so read by line.
    for call in re.finditer(r"\b(?:n|p|np)?gettext\((.*?)\)\s", templatize(source, origin=where) + " ", re.DOTALL):
        if arguments := _as_arguments(call[1]):
            yield from arguments


def _as_arguments(written: str) -> list[str]:
    """Each u'…' and '…' of a call as templatize writes it."""
    found = re.findall(r"u?(\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*')", written, re.DOTALL)
    return [ast.literal_eval(each.replace("\n", "\\n")) for each in found]


def _visible(page: str) -> Iterator[str]:
    """The lines of a plain file of HTML or text."""
    without = re.sub(r"<(style|script|svg|head)\b.*?</\1>|<!--.*?-->", " ", page, flags=re.DOTALL)
    for block in re.split(r"</?(?:p|h\d|li|div|body|main|title|dt|dd)\b[^>]*>|\n\s*\n", without):
        text = re.sub(r"<[^>]+>", " ", block)
        yield " ".join(text.split())
