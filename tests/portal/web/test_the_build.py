"""`python -m portal.web.build`: what stands in portal/web/built."""

import gzip
import json
import re
from pathlib import Path

import pytest

from portal.web.build import __main__ as build
from portal.web.build.icons import ICONS
from portal.web.build.places import BUILT, NODE_MODULES, WEB
from portal.web.themes import THEMES

TEMPLATES = [WEB / "templates", WEB.parents[1] / "portal" / "accounts" / "templates"]


@pytest.fixture(scope="module", autouse=True)
def _built() -> None:
    if not NODE_MODULES.is_dir():
        pytest.skip("Needs node_modules: run `make assets`.")
    assert build.main() == 0


@pytest.fixture(scope="module")
def bundle() -> str:
    return (BUILT / "portal.css").read_text(encoding="utf-8")


def test_the_bundle_stays_inside_its_budget(bundle: str) -> None:
    """At most 25 KB, and 1 KB per theme: a phone on a slow line waits for it."""
    assert len(gzip.compress(bundle.encode(), 9)) <= 25_000
    for theme in THEMES:
        assert len(gzip.compress((BUILT / "themes" / f"{theme}.css").read_bytes(), 9)) <= 1_000


def test_what_a_printer_has_can_be_looked_at_on_a_screen(bundle: str) -> None:
    paper = (BUILT / "portal-on-paper.css").read_text(encoding="utf-8")

    assert bundle.count("@media print") == paper.count("@media screen") > 0
    assert bundle.count("@media screen") == paper.count("@media print") > 0
    assert "297mm" in paper


def test_a_theme_wins_by_its_layer(bundle: str) -> None:
    assert re.search(r"@layer tokens,\s*lib,\s*portaal,\s*thema;", bundle)
    assert (BUILT / "themes" / "waterkant.css").read_text(encoding="utf-8").startswith("@layer thema{")


def test_every_token_that_our_own_styles_use_has_a_value(bundle: str) -> None:
    theme = (BUILT / "themes" / "heidedorp.css").read_text(encoding="utf-8")
    given = set(re.findall(r"(--[\w-]+):", bundle + theme))
    own = "\n".join(path.read_text(encoding="utf-8") for path in (WEB / "styles").glob("*.css"))

    assert set(re.findall(r"var\((--[\w-]+)\)", own)) - given == set()


def test_unused_tokens_stay_behind(bundle: str) -> None:
    assert "denhaag" not in bundle
    assert "pagination" not in bundle


def test_nothing_is_fetched_from_elsewhere(bundle: str) -> None:
    links = re.findall(r"url\([\"']?([^\"')]+)", bundle)

    assert links
    assert [link for link in links if not link.startswith(("fonts/", "data:"))] == []
    assert all((BUILT / link).exists() for link in links if link.startswith("fonts/"))


def test_every_icon_that_a_template_asks_for_is_built() -> None:
    shapes = json.loads((BUILT / "icons.json").read_text(encoding="utf-8"))
    asked = {
        name
        for folder in TEMPLATES
        for path in folder.rglob("*.html")
        for name in re.findall(r'{% icon "([\w-]+)"', path.read_text(encoding="utf-8"))
    }

    assert asked - shapes.keys() == set()
    assert shapes.keys() == ICONS.keys()
    assert all(shape.startswith("<") for shape in shapes.values())


def test_the_notices_travel_with_the_work() -> None:
    notices = (BUILT / "NOTICES.txt").read_text(encoding="utf-8")

    for licence in ("EUPL", "SIL OPEN FONT LICENSE", "MIT License", "Tabler"):
        assert licence.lower() in notices.lower()


def test_building_twice_gives_the_same_files() -> None:
    before = _contents()
    assert build.main() == 0

    assert _contents() == before


def test_what_an_earlier_build_left_is_removed() -> None:
    left = BUILT / "themes" / "oud.css"
    left.write_text("oud", encoding="utf-8")
    build.main()

    assert not left.exists()


def _contents() -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in sorted(BUILT.rglob("*")) if path.is_file()}
