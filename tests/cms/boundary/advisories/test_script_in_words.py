"""Words of an editor that want to be a script, on the screens of readers and of other editors."""

import json
from html.parser import HTMLParser
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.template import Context, Template
from django.test import Client
from django.urls import reverse

from cms.blocks.rich import safe_address, shown
from cms.blocks.telling import TableBlock
from cms.blocks.words import Line, Lines
from cms.media.models import PortalDocument
from cms.pages.models import InformationPage, QuestionsPage
from portal.uploads.refusing import Unfit
from tenants.context import activate
from tests.cms.boundary.advisories.table import against
from tests.cms.boundary.world import Things

pytestmark = pytest.mark.django_db
SCRIPT = "<script>stelen()</script>"
BROKEN_OUT = f'x"><img src=x onerror=stelen()>{SCRIPT}'
# Each runs something where a link of it is clicked.
RUNS = ("javascript:stelen()", "JaVaScRiPt:stelen()", "java\nscript:stelen()", "data:text/html,<b>", "vbscript:x")


class Runs(HTMLParser):
    """What would run in this HTML: inline scripts with our word in them, and handlers."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self._inside = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kinds = dict(attrs).get("type") or ""
        self._inside = tag == "script" and "json" not in kinds
        self.found += [f"{tag} {name}" for name, value in attrs if name.startswith("on") and "stelen" in (value or "")]

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag != "script"

    def handle_data(self, data: str) -> None:
        if self._inside and "stelen" in data:
            self.found.append("script")


def content_with_link(address: str) -> str:
    """What the editor's screen sends for one linked word."""
    block = {
        "key": "a", "text": "woord", "type": "unstyled", "depth": 0, "inlineStyleRanges": [],
        "entityRanges": [{"key": 0, "offset": 0, "length": 5}],
    }  # fmt: skip
    entity = {"type": "LINK", "mutability": "MUTABLE", "data": {"url": address}}
    return json.dumps({"blocks": [block], "entityMap": {"0": entity}})


@against("CVE-2021-29434")
@pytest.mark.parametrize("address", RUNS)
def test_a_link_that_runs_is_not_kept_and_not_shown(address: str) -> None:
    widget = QuestionsPage.get_edit_handler().get_form_class().base_fields["intro"].widget
    kept = widget.value_from_datadict({"intro": content_with_link(address)}, {}, "intro")

    assert "href" not in kept or "stelen" not in kept
    assert "href" not in shown(f'<p><a href="{address}">woord</a></p>', {})
    assert safe_address(address) == ""


@against("CVE-2021-29434")
def test_a_link_that_leads_somewhere_is_kept_and_shown() -> None:
    widget = QuestionsPage.get_edit_handler().get_form_class().base_fields["intro"].widget
    kept = widget.value_from_datadict({"intro": content_with_link("https://voorbeeld.invalid/")}, {}, "intro")

    assert 'href="https://voorbeeld.invalid/"' in shown(kept, {})


@against("CVE-2021-32681")
@pytest.mark.parametrize("block", [Line(), Lines()], ids=["line", "lines"])
def test_a_plain_block_is_escaped_where_it_has_no_template(block: Any) -> None:
    page = Template("{% load wagtailcore_tags %}{% include_block bound %}")
    written = page.render(Context({"bound": block.bind(BROKEN_OUT)})) if hasattr(block, "bind") else ""
    written = written or block.render(BROKEN_OUT)

    assert "&lt;script&gt;" in written
    assert Runs(written).found == []


@against("CVE-2026-28222")
def test_a_table_of_ours_escapes_its_cells_and_knows_no_classes() -> None:
    rows = f"Wie|Bedrag\n{BROKEN_OUT}|10\n{SCRIPT}|20"
    block = TableBlock()
    written = block.render(block.to_python({"caption": BROKEN_OUT, "rows": rows}))

    assert "&lt;script&gt;" in written
    assert Runs(written).found == []
    assert set(block.child_blocks) == {"caption", "rows"}, "No class name, no alignment, nothing else to smuggle."


@against("CVE-2026-28223")
def test_a_title_stays_words_on_the_screens_of_other_editors(browser: Client, here: Things) -> None:
    with activate(here.tenant):
        page = InformationPage(title=SCRIPT + BROKEN_OUT[:100], slug="kwaad", owner=here.colleague)
        here.home.add_child(instance=page)
        page.save_revision(user=here.colleague)

    for address in (
        reverse("wagtailadmin_explore", args=[here.home.pk]),
        reverse("wagtailadmin_pages:edit", args=[page.pk]),
        reverse("wagtailadmin_pages:history", args=[page.pk]),
        reverse("wagtailadmin_pages:copy", args=[page.pk]),
        "/cms/vertalen/",
        f"/cms/vertalen/{page.pk}/ar/",
    ):
        answer = browser.get(address)
        assert answer.status_code == 200, address
        assert "stelen" in answer.content.decode(), address
        assert Runs(answer.content.decode()).found == [], address


@against("CVE-2026-28223")
def test_the_message_after_saving_a_translation_runs_nothing(browser: Client, here: Things) -> None:
    with activate(here.tenant):
        page = InformationPage(title=SCRIPT, slug="kwaad", owner=here.colleague)
        here.home.add_child(instance=page)
    answer = browser.post(f"/cms/vertalen/{page.pk}/ar/", {"t0": "x"}, follow=True)

    assert answer.status_code == 200
    assert Runs(answer.content.decode()).found == []


@against("CVE-2025-45388")
def test_a_document_is_taken_along_and_never_opened_in_the_portal(visitor: Client, here: Things) -> None:
    """Also when its file reached the store by a way that looks into nothing."""
    for name in ("stuk.pdf", "blad.html", "plaatje.svg"):
        with activate(here.tenant):
            stored = here.document.file.storage.save(f"waterkant/{name}", ContentFile(b"%PDF-1.4 " + SCRIPT.encode()))
            PortalDocument.objects.filter(pk=here.document.pk).update(file=stored)
        answer = visitor.get(reverse("media:document", args=[here.document.uid]))
        assert answer.status_code == 200
        assert answer["Content-Disposition"].startswith("attachment")
        assert answer["X-Content-Type-Options"] == "nosniff"


@against("CVE-2025-45388")
def test_a_document_that_is_not_what_it_says_does_not_come_in(here: Things) -> None:
    with activate(here.tenant), pytest.raises(Unfit):
        PortalDocument(title="x", collection=here.provision.shelf).file.save("stuk.pdf", ContentFile(SCRIPT.encode()))
