"""No rule travels to every phone for a class that no page has."""

import re
from pathlib import Path

import pytest

from portal.web.build import __main__ as build
from portal.web.build.places import BUILT, NODE_MODULES, WEB

ROOT = WEB.parents[1]
# Where a class can be given: templates, scripts, and Python that draws (widgets, codes, the map).
GIVEN = (
    *(path for room in ("portal", "cms", "search") for path in (ROOT / room).rglob("*.html")),
    *(WEB / "scripts").rglob("*.js"),
    *(path for path in (ROOT / "portal").rglob("*.py") if "tests" not in path.parts and "build" not in path.parts),
    *(WEB / "pictures").glob("*.svg"),
)
CLASS = re.compile(r"\.(-?[_a-zA-Z][\w-]*)")
STRING = re.compile(r"\"[^\"]*\"|'[^']*'|url\([^)]*\)")


@pytest.fixture(scope="module")
def bundle() -> str:
    if not NODE_MODULES.is_dir():
        pytest.skip("Needs node_modules: run `make assets`.")
    assert build.main() == 0
    return (BUILT / "portal.css").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def words() -> set[str]:
    """Everything that could be the name of a class, of pages and of the drawings and scripts in them."""
    return {word for path in GIVEN for word in re.findall(r"[\w-]+", path.read_text(encoding="utf-8"))}


def _classes(css: str) -> set[str]:
    selectors = re.findall(r"([^{}]+)\{", STRING.sub("", css))
    return {name for selector in selectors for name in CLASS.findall(selector.partition("@")[0])}


def _layer(bundle: str, name: str) -> str:
    return bundle.split(f"@layer {name}{{", 1)[1].split("@layer ", 1)[0]


def _given(name: str, words: set[str]) -> bool:
    """As it stands, or put together in a template: "alert--" with its kind behind it."""
    stem = name.rpartition("--")[0]
    return name in words or (bool(stem) and f"{stem}--" in words)


@pytest.mark.parametrize("layer", ["lib", "portaal"])
def test_every_class_is_given_to_something(bundle: str, words: set[str], layer: str) -> None:
    classes = _classes(_layer(bundle, layer))

    assert len(classes) > 10
    assert {name for name in classes if not _given(name, words)} == set()


def test_a_class_that_nothing_has_would_be_found(words: set[str]) -> None:
    assert not _given("utrecht-button-group--column", words)


def test_our_styles_are_in_files_that_one_can_read() -> None:
    lengths = {
        path.name: len(Path(path).read_text(encoding="utf-8").splitlines()) for path in (WEB / "styles").glob("*.css")
    }

    assert {name: length for name, length in lengths.items() if length > 300} == {}
