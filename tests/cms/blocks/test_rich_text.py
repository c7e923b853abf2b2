"""Running text: only our own marks come out, and links lead where this reader may go."""

import json
import re
from html.parser import HTMLParser

import pytest
from django.utils.translation import gettext_lazy
from hypothesis import given
from hypothesis import strategies as st
from wagtail.admin.telepath import JSContext

from cms.blocks.rich import MARKS, linked_pages, plain, safe_address, shown
from cms.blocks.words import Text

HOSTILE = [
    "<script>alert(1)</script>",
    "<p onclick='x()'>Dag</p>",
    "<a href='javascript:alert(1)'>hier</a>",
    "<a href='java\tscript:alert(1)'>hier</a>",
    "<a href=' data:text/html,<script>1</script>'>hier</a>",
    "<img src=x onerror=alert(1)>",
    "<iframe src='https://kwaad.example'></iframe>",
    "<svg onload=alert(1)><p>x</p></svg>",
    "<style>p{display:none}</style>",
    "<h1>Kop</h1>",
    "<p><a href='https://goed.example' style='x'>weg</a>",
    "<<p>>&lt;script&gt;</p>",
    "<a linktype='page' id='9'>geheim</a>",
    "<embed embedtype='image' id='1'>",
]
ALLOWED = {*MARKS.values(), "a", "br"}


class Marks(HTMLParser):
    """What stands in a text, and whether it is nested as HTML wants it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.addresses: list[str] = []
        self.open: list[str] = []
        self.crooked: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _value in attrs}
        self.addresses += [value or "" for name, value in attrs if name == "href"]
        inside = self.open[-1] if self.open else ""
        if (tag == "li") != (inside in {"ul", "ol"}) or (tag in {"p", "ul", "ol"} and "p" in self.open):
            self.crooked.append(f"{tag} in {inside}")
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.crooked.append(f"/{tag}")


@pytest.mark.parametrize("written", HOSTILE)
def test_of_hostile_text_only_known_marks_and_safe_links_are_left(written: str) -> None:
    marks = Marks(shown(written, {}))

    assert marks.tags <= ALLOWED
    assert marks.attributes <= {"href", "rel"}
    assert all(re.match(r"https?:|mailto:|tel:|/|#", address) for address in marks.addresses)


@given(st.text(alphabet="<>/apuliobrstrongem \"'=&;x", max_size=120))
def test_whatever_is_written_the_marks_are_closed_and_nested(written: str) -> None:
    marks = Marks(shown(written, {}))

    assert (marks.crooked, marks.open) == ([], [])
    assert marks.tags <= ALLOWED


def test_a_link_to_a_page_gets_its_address_and_one_that_may_not_be_followed_is_words() -> None:
    written = '<p><a linktype="page" id="3">Toeslag</a> en <a linktype="page" id="4">Protocol</a></p>'

    assert linked_pages([written]) == {3, 4}
    assert shown(written, {3: "/toeslag/"}) == '<p><a href="/toeslag/">Toeslag</a> en Protocol</p>'


def test_lists_bold_and_italic_stay() -> None:
    written = "<ul><li><b>Een</b></li><li><i>Twee</i></li></ul>"

    assert shown(written, {}) == "<ul><li><strong>Een</strong></li><li><em>Twee</em></li></ul>"


def test_for_the_search_only_words_are_left() -> None:
    assert plain("<p>Tot &euro; 100</p><ul><li>en &amp; meer</li></ul><script>x</script>") == "Tot € 100 en & meer"


@pytest.mark.parametrize(
    "address", ["//kwaad.example", "javascript:x", "vbscript:x", "data:x", "ht tp", "http://[", ""]
)
def test_an_address_that_could_run_something_or_lead_astray_is_none(address: str) -> None:
    assert safe_address(address) == ""


def test_who_writes_running_text_hears_what_it_is_for() -> None:
    told = JSContext().pack(Text(label=gettext_lazy("Uitleg")).field.widget)

    assert '"ariaLabel": "Uitleg"' in json.dumps(told)
