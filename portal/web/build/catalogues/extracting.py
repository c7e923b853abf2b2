"""Every text that a screen can show, out of code and templates."""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from babel.messages.extract import extract
from django.utils.translation import template as django_template

ROOT = Path(__file__).resolve().parents[4]
ROOMS = ("tenants", "portal", "search", "cms")
# Screens of editors, who write Dutch: they speak Dutch alone (docs/decisions/0017-editors-screens-are-dutch.md).
DUTCH_ONLY = (
    *("cms/admin", "cms/boundary", "cms/media", "cms/plain", "cms/translating"),
    *("cms/pages/models", "cms/pages/apps.py"),
)
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
INDENT = re.compile(r"^[ \t]+", re.MULTILINE)


@dataclass(frozen=True, order=True)
class Text:
    """One text, or a text with its plural, as it stands in Dutch."""

    single: str
    plural: str = ""
    context: str = ""


def texts(root: Path = ROOT) -> dict[Text, tuple[str, ...]]:
    """All texts with the files that they stand in, sorted, so that a catalogue changes only where a text does."""
    found: dict[Text, set[str]] = {}
    for path in _files(root):
        for text in texts_of(path):
            found.setdefault(text, set()).add(path.relative_to(root).as_posix())
    for name, read in DATA.items():
        for text in read(root / name) if (root / name).exists() else ():
            found.setdefault(text, set()).add(name)
    return {text: tuple(sorted(found[text])) for text in sorted(found)}


def _texts_of_matrix(path: Path) -> Iterator[Text]:
    """Titles of verbs and rows: screens say them through gettext, the file itself cannot."""
    written = tomllib.loads(path.read_text(encoding="utf-8"))
    yield from (Text(title) for title in written["verbs"].values())
    yield from (Text(row["title"]) for row in written["rows"].values())


# Words of screens that stand in data.
DATA: Mapping[str, Callable[[Path], Iterator[Text]]] = {"tenants/access/matrix.toml": _texts_of_matrix}


def texts_of(path: Path) -> Iterator[Text]:
    """The texts of one file."""
    written = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        written = as_code(written, path.name)
    for _line, messages, _comments, context in extract("python", BytesIO(written.encode()), keywords=KEYWORDS):
        single, plural = messages if isinstance(messages, tuple) else (messages, "")
        yield Text(single, plural, context or "")


def as_code(template: str, name: str) -> str:
    """A template as calls of gettext that a reader of Python understands; everything else in it becomes X."""
    return INDENT.sub("", django_template.templatize(template, origin=name))


def _files(root: Path) -> Iterator[Path]:
    for room in ROOMS:
        for path in sorted((root / room).rglob("*")):
            if path.suffix not in {".py", ".html"} or {"migrations", "built"} & set(path.parts):
                continue
            if not path.relative_to(root).as_posix().startswith(DUTCH_ONLY):
                yield path
