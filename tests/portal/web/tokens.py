"""Reads the built styles as a browser would: which colour a token is, per theme and per scheme."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from portal.web.build.places import BUILT, STYLES

SCHEMES = ("light", "dark", "more", "dark more")
BLOCK = re.compile(r"([^{}]+)\{([^{}]*)\}")
TOKEN = re.compile(r"(--[\w-]+)\s*:\s*([^;]+)")
VAR = re.compile(r"var\((--[\w-]+)\)")
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
# Names that the minifier likes better than the code of the same colour.
NAMES = {"red": "#ff0000", "tan": "#d2b48c", "gold": "#ffd700", "white": "#ffffff", "black": "#000000"}


@dataclass(frozen=True)
class Rule:
    """What a rule of our own layer declares, and inside which @media it stands."""

    media: str
    selector: str
    declared: Mapping[str, str]

    @property
    def scheme(self) -> str:
        return "dark" if "scheme: dark" in self.media else "more" if "contrast: more" in self.media else "light"


def colour(token: str, theme: str, scheme: str = "light", where: str = "") -> str:
    """The colour of `--token` on the page, or inside the part `where` that gives tokens values of its own."""
    known = _values(theme, scheme) | _of_part(where, scheme)
    value = f"var({token})"
    while found := VAR.search(value):
        value = value.replace(found[0], known[found[1]])
    return _long(NAMES.get(value, value))


@cache
def rules() -> tuple[Rule, ...]:
    """All rules of portal/web/styles in order."""
    return tuple(
        rule
        for path in sorted(STYLES.glob("*.css"))
        for media, inside in _parts(COMMENT.sub("", path.read_text(encoding="utf-8")))
        for rule in _rules_in(media, inside)
    )


def _parts(css: str) -> list[tuple[str, str]]:
    """The text outside @media, and that inside each (one level, as our styles are written)."""
    parts, outside, at = [], "", 0
    for found in re.finditer(r"@(?:media|supports|container)[^{]*\{", css):
        if found.start() < at:
            continue
        outside += css[at : found.start()]
        depth, at = 1, found.end()
        while depth:
            depth += {"{": 1, "}": -1}.get(css[at], 0)
            at += 1
        parts.append((found[0], css[found.end() : at - 1]))
    return [("", outside + css[at:]), *parts]


def _rules_in(media: str, css: str) -> list[Rule]:
    return [
        Rule(media, found[1].strip(), dict(re.findall(r"([\w-]+)\s*:\s*([^;]+)", found[2])))
        for found in BLOCK.finditer(css)
    ]


@cache
def _values(theme: str, scheme: str) -> dict[str, str]:
    """The tokens of :root: those of the library, those of the theme, then our own; later ones win."""
    layers = (
        (BUILT / "portal.css").read_text(encoding="utf-8").split("@layer portaal{")[0],
        (BUILT / "themes" / f"{theme}.css").read_text(encoding="utf-8"),
    )
    known: dict[str, str] = {}
    for css in layers:
        for media, inside in _parts(css.replace("@layer", "\n@layer")):
            if media and not ("dark" in scheme and "scheme:dark" in media):
                continue
            known |= dict(TOKEN.findall(";".join(re.findall(r":root\{([^{}]*)", inside))))
    return known | _of_part(":root", scheme)


@cache
def _of_part(selector: str, scheme: str) -> dict[str, str]:
    """The tokens that our own layer sets in this part, for the scheme."""
    found: dict[str, str] = {}
    for rule in rules():
        if rule.selector == selector and rule.scheme in {"light", *scheme.split()} and "forced" not in rule.media:
            found |= {name: value for name, value in rule.declared.items() if name.startswith("--")}
    return found


def _long(code: str) -> str:
    return "#" + "".join(2 * digit for digit in code[1:]) if len(code) == 4 else code
