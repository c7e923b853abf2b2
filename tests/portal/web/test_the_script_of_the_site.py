"""One small file of our own, that holds no words and that no page needs."""

import gzip
import re
from pathlib import Path

import pytest
from django.test import Client

from portal.web.build import scripts
from portal.web.build.places import NODE_MODULES, WEB
from tenants.access import Actor
from tests.factories.accounts import sign_in

BUDGET = 8_000  # gzip, all together
MODULES = sorted((WEB / "scripts").glob("*.js"))
# What would let text of others become markup or code, or send something elsewhere. The content policy stops most of it
# too; here it is not even tried.
NEVER = ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function(", "http://", "https://")
TEMPLATES = sorted(WEB.parents[1].glob("portal/*/templates/**/*.html"))


@pytest.fixture(scope="module")
def bundle() -> str:
    if not NODE_MODULES.is_dir():
        pytest.skip("Needs node_modules: run `make assets`.")
    return scripts.build().read_text(encoding="utf-8")


def test_the_script_stays_inside_its_budget(bundle: str) -> None:
    assert len(gzip.compress(bundle.encode(), 9)) <= BUDGET


def test_the_script_is_ours_alone(bundle: str) -> None:
    imported = {name for path in MODULES for name in re.findall(r'from "([^"]+)"', path.read_text(encoding="utf-8"))}

    assert {name for name in imported if not name.startswith("./")} == set()
    assert {name.removeprefix("./") for name in imported} | {"portal.js"} == {path.name for path in MODULES}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.name)
def test_nothing_in_it_makes_markup_of_text(path: Path) -> None:
    written = path.read_text(encoding="utf-8")

    assert [each for each in NEVER if each in written] == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.name)
def test_no_sentence_of_the_screen_stands_in_it(path: Path) -> None:
    """Words come from the page, where they are translated."""
    code = re.sub(r"/\*.*?\*/|(?<!:)//[^\n]*", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    strings = [text for text in re.findall(r'"([^"\n]*)"', code) if not text.startswith("./")]

    assert [text for text in strings if re.fullmatch(r"[A-Z][\w’'é]* [\w ,.’'é]+[.!?]?", text)] == []


def test_every_word_that_the_script_asks_for_stands_on_the_page(visitor: Client, waterkant: object) -> None:
    asked = {
        name
        for path in MODULES
        for name in re.findall(r"(?<!/)\b(?:words|said)\.(\w+)", path.read_text(encoding="utf-8"))
    }
    page = visitor.get("/mijn-lijst/").content.decode()

    assert asked
    assert {name for name in asked if f'data-{name}="' not in page} == set()


@pytest.mark.parametrize("path", ["/", "/zoeken/?q=geld", "/mijn-lijst/", "/bestaat-niet/"])
def test_each_page_loads_it_as_a_module_and_allows_nothing_else(visitor: Client, waterkant: object, path: str) -> None:
    """A module waits for the page. No page has a script in it, so no nonce is needed: `self` alone is stricter."""
    response = visitor.get(path)
    page = response.content.decode()
    policy = response.headers["Content-Security-Policy"]

    scripts_there = [tag for tag in re.findall(r"<script[^>]*>", page) if "application/ld+json" not in tag]  # data
    assert scripts_there == ['<script type="module" src="/static/portal.js">']
    assert re.search(r"script-src 'self'(;|$)", policy)
    assert re.search(r"connect-src 'self'(;|$)", policy)
    assert "unsafe" not in policy


def test_no_template_has_a_handler_or_a_script_of_its_own() -> None:
    handlers = re.compile(r"\son[a-z]+=|javascript:|<script(?![^>]*\bsrc=)(?![^>]*application/(?:ld\+)?json)")

    assert [path.name for path in TEMPLATES if handlers.search(path.read_text(encoding="utf-8"))] == []


def test_only_who_signed_in_gets_keys_and_the_dialog_to_send(visitor: Client, alice: Actor) -> None:
    for id_of_dialog in ('id="sneltoetsen"', 'id="stuur"'):
        assert id_of_dialog not in visitor.get("/").content.decode()
        assert id_of_dialog in sign_in(Client(), alice).get("/").content.decode()
