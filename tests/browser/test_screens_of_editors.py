"""The screens of editors: nothing wrong in our own markup, and in Wagtail's what is listed and never more."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import axe, fitting, focus, validator
from tests.browser.equipment import need
from tests.browser.screens import OURS, WAGTAILS, Screen, by_role
from tests.browser.site import Site
from tests.browser.steps import sign_in_with_a_button
from tests.browser.wagtails_faults import FRAME, INVALID, OURS_IN_FRAME, SAID, VIOLATIONS, Counts
from tests.browser.window import DESKTOP, PHONE, Window

MOMENT = re.compile(r"“[^“”]*T\d\d:\d\d[^“”]*”")

# The menu of Wagtail slides away when a window becomes small.
SETTLED = """() => document.querySelector('.sidebar--mobile')
  && !document.getAnimations().some(each => each instanceof CSSTransition)"""


@dataclass
class Looked:
    """What one visit to a screen found; a screen is opened once for everything that is asked of it."""

    screen: Screen
    html: str
    found: axe.Apart
    said: list[str] = field(default_factory=list)
    unfit: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def looked(chromium: Browser, site: Site, pictures: Path) -> list[Looked]:
    found = []
    for role, screens in by_role():
        context = chromium.new_context(locale="nl-NL", reduced_motion="reduce")
        context.set_default_timeout(20_000)
        window = Window(context, context.new_page(), site.port).listen()
        sign_in_with_a_button(window.page, site, str(role.label))
        found += [_look(window, site, screen, pictures / "screens") for screen in screens]
        context.close()
    return found


def _look(window: Window, site: Site, screen: Screen, pictures: Path) -> Looked:
    page, is_ours = window.page, screen in OURS
    page.set_viewport_size({"width": DESKTOP[0], "height": DESKTOP[1]})
    before = len(window.errors)
    answer = page.goto(site.url(screen.path))
    assert answer is not None
    assert answer.status == 200, f"{screen.name}: {answer.status}"
    page.wait_for_function("document.body.classList.contains('ready')")
    theirs, ours = (FRAME, OURS_IN_FRAME) if is_ours else ("html", "")
    seen = Looked(screen, answer.text(), axe.apart(page, theirs, ours))
    window.shoot(pictures, f"{screen.slug}-desktop")
    if is_ours:
        seen.lost = focus.faults(page)
        page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
        page.wait_for_function(SETTLED)
        seen.unfit = fitting.faults(page)
        window.shoot(pictures, f"{screen.slug}-phone")
    seen.said = [said.split(". ")[0] for said in window.errors[before:]]
    return seen


def _of(looked: Iterable[Looked], screens: tuple[Screen, ...]) -> list[Looked]:
    return [each for each in looked if each.screen in screens]


def _told(looked: Iterable[Looked], what: str) -> list[str]:
    return [f"{each.screen.name}: {line}" for each in looked for line in getattr(each, what)]


def _counted(found: Mapping[str, Iterable[str]]) -> dict[str, Counts]:
    """By screen what is found there and how often; a screen without anything is left out."""
    return {name: dict(Counter(lines)) for name, lines in found.items() if list(lines)}


def test_axe_finds_nothing_in_our_own_markup(looked: list[Looked]) -> None:
    assert [f"{each.screen.name}: {line}" for each in looked for line in each.found.ours] == []


def test_axe_finds_in_wagtail_what_is_listed_and_never_more(looked: list[Looked]) -> None:
    assert {each.screen.name: dict(each.found.theirs) for each in looked if each.found.theirs} == VIOLATIONS


def test_the_nu_validator_finds_no_error_in_our_own_markup(looked: list[Looked]) -> None:
    need("java", "validator")

    assert validator.errors_in({each.screen.slug: each.html for each in _of(looked, OURS)}) == []


def test_the_nu_validator_finds_in_wagtail_what_is_listed_and_never_more(looked: list[Looked]) -> None:
    need("java", "validator")
    slugs = {each.screen.slug: each.screen.name for each in _of(looked, WAGTAILS)}
    found: dict[str, list[str]] = {name: [] for name in slugs.values()}
    for line in validator.errors_in({each.screen.slug: each.html for each in _of(looked, WAGTAILS)}):
        slug, _line, message = re.fullmatch(r"(\S+) line (\w+): (.*)", line).groups()  # type: ignore[union-attr]
        found[slugs[slug]].append(MOMENT.sub("“a moment”", message))

    assert _counted(found) == INVALID


def test_every_stop_of_the_keyboard_shows_and_none_is_a_trap(looked: list[Looked]) -> None:
    assert _told(_of(looked, OURS), "lost") == []


def test_our_screens_fit_on_a_phone(looked: list[Looked]) -> None:
    assert _told(_of(looked, OURS), "unfit") == []


def test_the_console_stays_silent_but_for_what_is_listed(looked: list[Looked]) -> None:
    assert _counted({each.screen.name: each.said for each in looked}) == SAID


def test_a_fault_of_ours_is_not_taken_for_one_of_wagtail(chromium: Browser, site: Site) -> None:
    """Sabotage: the same fault in our part of a screen, in the name of the portal, and in the menu of Wagtail."""
    page: Page = chromium.new_page()
    sign_in_with_a_button(page, site, "Redacteur")
    page.goto(site.url("/cms/lijsten/"))
    page.wait_for_selector(OURS_IN_FRAME)
    page.evaluate(
        "parts => parts.forEach(part => document.querySelector(part).append(document.createElement('input')))",
        [".portal-screen", OURS_IN_FRAME, "#wagtail-sidebar"],
    )

    found = axe.apart(page, FRAME, OURS_IN_FRAME)
    page.close()

    assert len([line for line in found.ours if line.startswith("label")]) == 2
    assert found.theirs == Counter({"label: input": 1})
