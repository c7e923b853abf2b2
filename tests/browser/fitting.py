"""Whether a page fits: nothing scrolls sideways, and nothing is cut off, also with the text spacing of WCAG 1.4.12."""

from playwright.sync_api import Page

# A style sheet made by script is no inline style, so the policy of the site allows it.
SPACED = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}"""
# Text that is wider or higher than what shows it. What only screen readers read is one pixel large on purpose.
CUT_OFF = """() => [...document.querySelectorAll('body *')].filter(e => {
  const s = getComputedStyle(e), r = e.getBoundingClientRect();
  if (!e.innerText?.trim() || r.width <= 1 || r.height <= 1 || s.visibility === 'hidden') return false;
  const hides = way => ['hidden', 'clip'].includes(way);
  if (e.closest('.visually-hidden, svg, select, textarea')) return false;
  if (s.clipPath !== 'none' && r.width <= 2) return false;
  return (hides(s.overflowX) && e.scrollWidth > e.clientWidth + 1)
      || (hides(s.overflowY) && e.scrollHeight > e.clientHeight + 1);
}).map(e => `${e.tagName.toLowerCase()}.${e.className}: ${e.innerText.trim().slice(0, 50)}`)"""
# Elements that stick out of the page, for who has to mend it.
TOO_WIDE = """() => [...document.querySelectorAll('body *')].filter(e => {
  const r = e.getBoundingClientRect(), w = document.documentElement.clientWidth;
  const flows = !e.closest('svg') && getComputedStyle(e).position !== 'absolute';
  return r.width && flows && (r.right > w + 1 || r.left < -1);
}).slice(-3).map(e => `${e.tagName.toLowerCase()}.${e.className}`)"""


def space_out(page: Page) -> None:
    page.evaluate(SPACED)


def faults(page: Page) -> list[str]:
    """What does not fit in this window."""
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    sideways = [f"{wide} pixels too wide: {', '.join(page.evaluate(TOO_WIDE))}"] if wide > 0 else []
    return sideways + [f"cut off: {each}" for each in page.evaluate(CUT_OFF)]
