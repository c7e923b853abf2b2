"""Going through a page with Tab: every stop, whether the focus shows there, and whether anything hides it."""

from dataclasses import dataclass

from playwright.sync_api import Page

MOST_STOPS = 400
MOST_PARTS = 120  # of one stop: a field for a time has four, a frame as many as the page in it

# Where the focus is, whether a ring or shadow is drawn, its size, and whether another element covers all of it.
FOCUSED = """() => {
  const e = document.activeElement;
  if (!e || e === document.body) return null;
  const s = getComputedStyle(e), r = e.getBoundingClientRect();
  const ring = s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0;
  const seen = (x, y) => {
    const at = document.elementFromPoint(x, y);
    return Boolean(at && (at === e || e.contains(at) || at.contains(e)));
  };
  const points = [[.5, .5], [.1, .2], [.9, .2], [.1, .8], [.9, .8]];
  const stop = e.dataset.proofStop || (e.dataset.proofStop = String(window.proofStops = (window.proofStops || 0) + 1));
  return {name: (e.innerText || e.getAttribute('aria-label') || e.name || e.tagName).trim().slice(0, 60),
          drawn: ring || s.boxShadow !== 'none', sized: r.width > 0 && r.height > 0, stop: Number(stop),
          covered: !points.some(([x, y]) => seen(r.left + r.width * x, r.top + r.height * y))};
}"""


@dataclass(frozen=True)
class Stop:
    """One place where Tab gets."""

    name: str
    drawn: bool
    sized: bool
    covered: bool


class Caught(AssertionError):
    """Tab does not come out of a part of the page any more."""


def stops(page: Page) -> list[Stop]:
    """Everything that Tab reaches, in order, once round.

    Raises:
        Caught: Tab stays in one place, or goes round in a part of the page.
    """
    found: dict[int, Stop] = {}
    last, parts = 0, 0
    while len(found) <= MOST_STOPS:
        page.keyboard.press("Tab")
        at = page.evaluate(FOCUSED)
        if at is None or (at["stop"] != last and at["stop"] == next(iter(found), None)):
            return list(found.values())
        parts = parts + 1 if at["stop"] == last else 1
        if parts > MOST_PARTS or (at["stop"] in found and at["stop"] != last):
            raise Caught(f"focus is caught at: {at['name']}")
        last = at["stop"]
        if last not in found:
            drawn = at["drawn"] or _looks_different(page)
            found[last] = Stop(at["name"], drawn, at["sized"], at["covered"])
    raise AssertionError(f"More than {MOST_STOPS} stops.")


def faults(page: Page) -> list[str]:
    """What is wrong with the stops of this page."""
    try:
        reached = stops(page)
    except Caught as caught:
        return [str(caught)]
    wrong = ["Tab reaches nothing"] if not reached else []
    for stop in reached:
        wrong += [f"focus shows nowhere: {stop.name}"] if not stop.drawn else []
        wrong += [f"focus without size: {stop.name}"] if not stop.sized else []
        wrong += [f"focus is covered: {stop.name}"] if stop.covered else []
    return wrong


def _looks_different(page: Page) -> bool:
    """Whether the window changes when the focus goes: a ring may be drawn by a parent, or inside a picture."""
    with_focus = page.screenshot()
    page.evaluate("window.proofAt = document.activeElement; document.activeElement.blur()")
    without = page.screenshot()
    page.evaluate("window.proofAt.focus({preventScroll: true, focusVisible: true})")
    return with_focus != without
