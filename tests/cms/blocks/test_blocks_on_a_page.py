"""Blocks as a page shows them, whatever is put in: whole HTML, headings in order, nothing that runs."""

from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.images.tests.utils import get_test_image_file

from cms.media.models import PortalDocument, PortalImage
from cms.pages.models import HomePage, InformationPage, QuestionsPage, StepByStepPage
from search.indexing.building import rebuild
from tenants.access import Role, anonymous
from tenants.context import activate
from tenants.models import Tenant
from tests.cms.blocks.bodies import HOSTILE, LONG, empty_of_each, one_of_each
from tests.factories.pages import make_front, make_page, stream
from tests.factories.socialmap import make_service
from tests.portal.uploads.good_files import pdf

VOID = {"meta", "link", "br", "img", "input", "hr", "path", "circle", "rect"}


class Seen(HTMLParser):
    """What a checker looks at first."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.levels: list[int] = []
        self.ids: list[str] = []
        self.without_alt: list[str] = []
        self.scripts: list[str] = []
        self.handlers: list[str] = []
        self.frames: list[str] = []
        self.outside: list[str] = []
        self.empty_links = 0
        self._link: list[str] | None = None
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in {"h1", "h2", "h3", "h4", "h5", "h6"}:
            self.levels.append(int(tag[1]))
        if given.get("id"):
            self.ids.append(str(given["id"]))
        if tag == "img" and "alt" not in given:
            self.without_alt.append(str(given.get("src")))
        if tag == "script" and not given.get("src") and given.get("type") != "application/ld+json":
            self.scripts.append(str(given))
        self.handlers += [name for name in given if name.startswith("on") or name == "style"]
        if tag in {"iframe", "object", "embed", "video", "audio"}:
            self.frames.append(tag)
        if tag in {"img", "link", "script"}:
            at = str(given.get("src") or (given.get("href") if given.get("rel") != "alternate" else "") or "")
            if at.startswith("http") and "waterkant.localhost" not in at:
                self.outside.append(at)
        if tag == "a":
            self._link = []

    def handle_data(self, data: str) -> None:
        if self._link is not None:
            self._link.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._link is not None:
            self.empty_links += not "".join(self._link).strip()
            self._link = None

    @property
    def skipped(self) -> list[tuple[int, int]]:
        pairs = zip(self.levels, self.levels[1:], strict=False)
        return [(above, below) for above, below in pairs if below > above + 1]


@pytest.fixture
def front(waterkant: Tenant) -> HomePage:
    with activate(waterkant):
        make_service("Huurhulp")
        rebuild()
    return make_front(waterkant)


@pytest.fixture
def visitor(waterkant: Tenant) -> Client:
    return Client(SERVER_NAME="waterkant.localhost")


@pytest.fixture
def files(waterkant: Tenant, settings: Any, tmp_path: Any) -> dict[str, int]:
    settings.MEDIA_ROOT = str(tmp_path)
    with activate(waterkant):
        image = PortalImage.objects.create(title="Brug", file=get_test_image_file())
        document = PortalDocument.objects.create(title="Formulier", file=ContentFile(pdf(), name="formulier.pdf"))
    return {"image": image.pk, "document": document.pk}


@pytest.mark.parametrize("words", ["Gewone woorden", HOSTILE, LONG, "مرحبا بكم", "&amp;<>'\""])
def test_whatever_is_written_the_page_is_whole(
    words: str, front: HomePage, visitor: Client, files: dict[str, int]
) -> None:
    page = make_page(front, InformationPage, "Alles", body=one_of_each(words[:75], **files))

    shown = visitor.get(page.get_url()).content.decode()

    seen = Seen(shown)
    assert seen.levels[0] <= 2
    assert seen.levels.count(1) == 1
    assert seen.skipped == []
    assert (seen.scripts, seen.handlers, seen.frames, seen.outside, seen.without_alt) == ([], [], [], [], [])
    assert seen.empty_links == 0
    assert len(seen.ids) == len(set(seen.ids))
    assert "alert(1)</script>" not in shown


def test_a_block_that_was_left_empty_breaks_nothing(front: HomePage, visitor: Client) -> None:
    page = make_page(front, InformationPage, "Leeg", body=[])
    with activate(front.tenant):
        InformationPage.objects.filter(pk=page.pk).update(body=empty_of_each())

    answer = visitor.get(page.get_url())

    assert answer.status_code == 200
    assert Seen(answer.content.decode()).skipped == []


def test_a_picture_keeps_room_for_itself_and_a_file_says_what_it_is(
    front: HomePage, visitor: Client, files: dict[str, int]
) -> None:
    page = make_page(front, InformationPage, "Alles", body=one_of_each(**files))

    shown = visitor.get(page.get_url()).content.decode()

    assert 'width="640" height="480"' in shown
    assert "/text/" in shown
    assert '<bdi dir="ltr">PDF</bdi>' in shown


def test_a_service_of_the_map_is_shown_as_it_is_now(front: HomePage, visitor: Client) -> None:
    with activate(front.tenant):
        service = make_service("Geldspreekuur")
    page = make_page(front, InformationPage, "Contact", body=stream(("contact", {"entry": str(service.uid)})))
    assert "Geldspreekuur" in visitor.get(page.get_url()).content.decode()

    with activate(front.tenant):
        service.live = False
        service.save()

    assert "Geldspreekuur" not in visitor.get(page.get_url()).content.decode()


def test_questions_and_steps_keep_their_headings_in_order(front: HomePage, visitor: Client) -> None:
    questions = [("question", {"question": f"{HOSTILE[:60]} {number}", "answer": "<p>Ja.</p>"}) for number in range(3)]
    steps = [("step", {"title": HOSTILE[:70], "text": "<p>Bel.</p>"})]
    for page in (
        make_page(front, QuestionsPage, questions=stream(*questions)),
        make_page(front, StepByStepPage, steps=stream(*steps), body=one_of_each()),
    ):
        seen = Seen(visitor.get(page.get_url()).content.decode())
        assert (seen.skipped, seen.scripts, seen.handlers) == ([], [], [])


def test_a_search_may_ask_for_what_partners_see_and_visitors_get_no_link_to_nothing(front: HomePage) -> None:
    for audience, eyes in (("partners", 1), ("public", 2), ("", 2)):
        page = make_page(
            front, InformationPage, f"Zoek {audience}",
            body=stream(("search", {"text": "Vind hulp", "topic": "wonen", "audience": audience})),
        )  # fmt: skip
        with activate(front.tenant):
            visitor = anonymous(front.tenant)
            partner = replace(visitor, roles=visitor.roles | {Role.PARTNER})
            shown = [page.body[0].render({"actor": actor}) for actor in (visitor, partner)]
        assert sum("Vind hulp" in each for each in shown) == eyes
        assert (f"wie={audience}" in shown[1]) is bool(audience)
        assert "onderwerp=wonen" in shown[1]
