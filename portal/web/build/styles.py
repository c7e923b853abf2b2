"""The style sheets: chosen parts of the design system, only the tokens that they use, our own layer, the themes."""

import re
import subprocess
import tempfile
from pathlib import Path

from portal.web.build import fonts
from portal.web.build.places import BUILT, NODE_MODULES, STYLES, esbuild
from portal.web.colours import turned_over
from portal.web.themes import DARK, SANS, THEMES, Theme, declarations, style_of

TOKENS = "@nl-design-system-unstable/voorbeeld-design-tokens"
LIBRARY = {
    "utrecht/document-css": "dist/index.css",
    "utrecht/form-label-css": "dist/index.css",
    "utrecht/textbox-css": "dist/index.css",
    "utrecht/textarea-css": "dist/index.css",
    "utrecht/select-css": "dist/index.css",
    "utrecht/custom-checkbox-css": "dist/index.css",
    "nl-design-system-candidate/button-css": "dist/button.css",
    "nl-design-system-candidate/skip-link-css": "dist/skip-link.css",
}
# What our pages use of the library: a selector with another class of it stays behind, and the tokens that it needs.
USED = frozenset(
    [
        "nl-button",
        "nl-button--primary",
        "nl-button--secondary",
        "nl-button--subtle",
        "nl-skip-link",
        "nl-skip-link--visible-on-focus",
        "utrecht-document",
        "utrecht-form-label",
        "utrecht-checkbox",
        "utrecht-checkbox--custom",
        "utrecht-checkbox--html-input",
        "utrecht-select",
        "utrecht-select--html-select",
        "utrecht-textarea",
        "utrecht-textarea--html-textarea",
        "utrecht-textbox",
        "utrecht-textbox--html-input",
    ]
)
CLASS = re.compile(r"\.((?:nl|utrecht)-[\w-]+)")
# What every theme shares and the example tokens fill differently.
OWN_TOKENS = {
    "--basis-text-font-family-default": SANS,
    "--basis-focus-outline-style": "solid",
    "--basis-focus-outline-width": "0.1875rem",
    "--basis-focus-outline-offset": "0px",
    "--basis-pointer-target-min-block-size": "2.75rem",
    "--basis-pointer-target-min-inline-size": "2.75rem",
    "--basis-page-max-inline-size": "86rem",
    "--basis-form-control-max-inline-size": "100%",
}
DECLARATION = re.compile(r"^\s*(--[\w-]+):\s*([^;]+);", re.MULTILINE)
# A required box that nobody touched yet is not wrong: only what the server refused (aria-invalid) is shown so.
INVALID = re.compile(r"[^,{}]*:invalid\b[^,{}]*,")
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
NOT = re.compile(r":not\([^()]*\)")
COLOUR = re.compile(r"#[0-9a-f]{6}")
USE = re.compile(r"var\(\s*(--[\w-]+)")
MEDIUM = re.compile(r"@media (print|screen)\b")
OTHER_MEDIUM = {"print": "screen", "screen": "print"}
# A sheet of A4 with its margins, on a table.
SHEET = (
    "html{background:#c8ccd0}body{box-sizing:border-box;inline-size:min(210mm,100%);min-block-size:297mm;"
    "margin:1rem auto;padding:min(15mm,5vw);background:#fff}"
)
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")


def build() -> list[Path]:
    """Write the bundle and one file per theme."""
    (BUILT / "themes").mkdir(exist_ok=True)
    library = "\n".join(_library_part(name, file) for name, file in LIBRARY.items())
    own, work = _own(STYLES), _own(STYLES / "work")
    layers = (
        "@layer tokens,lib,portaal,thema;"
        f"@layer tokens{{{_tokens_for(library + own + work)}}}"
        f"@layer lib{{{library}}}"
        f"@layer portaal{{{own}}}"
        f"{fonts.faces()}"
    )
    bundle = _minified(layers, BUILT / "portal.css")
    bundle.append(_on_paper(BUILT / "portal.css"))
    # Screens of people at work have more; a visitor on an old phone does not load it.
    bundle += _minified(f"@layer portaal{{{work}}}", BUILT / "work.css")
    themes = [path for theme in THEMES.values() for path in _theme(theme)]
    return [*bundle, *themes]


def _own(folder: Path) -> str:
    """Our sheets in a folder, in the order of their names."""
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.css")))


def _on_paper(bundle: Path) -> Path:
    """The same styles as a printer has them, to be looked at on a screen: editors see a page on paper before it is."""
    turned = MEDIUM.sub(lambda found: f"@media {OTHER_MEDIUM[found[1]]}", bundle.read_text(encoding="utf-8"))
    path = bundle.with_name("portal-on-paper.css")
    path.write_text(turned + SHEET, encoding="utf-8")
    return path


def _library_part(name: str, file: str) -> str:
    """One part of the library, without what no page of ours has."""
    written = COMMENT.sub(_only_licence, (NODE_MODULES / f"@{name}" / file).read_text(encoding="utf-8"))
    return INVALID.sub("", RULE.sub(_used_part, written))


def _used_part(rule: re.Match[str]) -> str:
    """The rule for those of its selectors that a page of ours can meet."""
    before, brace, selectors = rule[1].rpartition("*/")
    kept = [each for each in _each_selector(selectors) if set(CLASS.findall(NOT.sub("", each))) <= USED]
    return before + brace + (",".join(kept) + f"{{{rule[2]}}}" if kept else "")


def _only_licence(comment: re.Match[str]) -> str:
    return comment[0] if "@license" in comment[0] else ""


def _each_selector(selectors: str) -> list[str]:
    """Parts between commas, leaving alone the commas inside :is() and :not()."""
    return re.split(r",(?![^()]*(?:\([^()]*\)[^()]*)*\))", selectors)


def _tokens_for(styles: str) -> str:
    """The tokens that these styles use, and those that they use in turn."""
    path = NODE_MODULES / TOKENS / "dist" / "theme.css"
    known = dict(DECLARATION.findall(path.read_text(encoding="utf-8"))) | OWN_TOKENS
    needed: set[str] = set()
    waiting = set(USE.findall(styles)) & known.keys()
    while waiting:
        token = waiting.pop()
        needed.add(token)
        waiting |= (set(USE.findall(known[token])) & known.keys()) - needed
    in_every_theme = declarations(next(iter(THEMES.values()))).keys()
    kept = sorted(needed - in_every_theme)
    dark = "".join(
        f"{token}:{turned_over(known[token])};"
        for token in kept
        if "-kleuren-" in token and COLOUR.fullmatch(known[token])
    )
    return ":root{" + "".join(f"{token}:{known[token]};" for token in kept) + "}" + f"{DARK}{{:root{{{dark}}}}}"


def _theme(theme: Theme) -> list[Path]:
    return _minified(style_of(theme), BUILT / "themes" / f"{theme.slug}.css")


def _minified(css: str, path: Path) -> list[Path]:
    """Write without spaces and comments, notices linked: the licence of the library asks that they stay."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / path.name
        source.write_text(css, encoding="utf-8")
        options = [
            "--minify",
            "--legal-comments=linked",
            "--log-level=warning",
            "--target=chrome109,firefox115,safari16",
        ]
        subprocess.run([esbuild(), source, f"--outfile={path}", *options], check=True)  # noqa: S603  our own text
    legal = path.with_name(path.name + ".LEGAL.txt")
    return [path, legal] if legal.exists() else [path]
