"""What an editor sees before publishing: the same page in the eyes of a visitor, a partner, or right to left."""

from typing import Any

import pytest
from django.test import RequestFactory

from cms.pages.models import HomePage, InformationPage
from tenants.access import Actor
from tenants.context import activate
from tests.factories.pages import make_page, stream


@pytest.fixture
def seen(front: HomePage, eva: Actor, settings: Any) -> Any:
    """The answer of a preview in one mode, of a page that was never published."""
    draft = make_page(
        front,
        InformationPage,
        "Concept",
        live=False,
        body=stream(("services", {"title": "Hulp", "topic": "wonen", "most": 3}), ("text", "<p>Nieuw.</p>")),
    )

    def show(mode: str) -> Any:
        request = RequestFactory().get("/", SERVER_NAME="waterkant.localhost")
        with activate(front.tenant):
            return draft.make_preview_request(request, mode)

    return show


@pytest.mark.parametrize("mode", ["", "ar", "partner", "print"])
def test_each_mode_shows_the_draft(mode: str, seen: Any) -> None:
    answer = seen(mode)

    assert answer.status_code == 200
    assert "Nieuw." in answer.content.decode()
    assert ('dir="rtl"' in answer.content.decode().split(">", 2)[1]) is (mode == "ar")


def test_only_the_editors_screen_of_this_host_may_frame_it(seen: Any) -> None:
    answer = seen("")

    assert answer["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in answer["Content-Security-Policy"]


def test_on_paper_it_has_the_styles_of_a_printer(seen: Any) -> None:
    assert "portal-on-paper.css" in seen("print").content.decode()
    assert "portal-on-paper.css" not in seen("").content.decode()


def test_a_preview_counts_no_answers(seen: Any) -> None:
    assert "Heeft u gevonden" not in seen("").content.decode()
