"""A page as pieces of text, and the page again with other texts."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.pages import models
from cms.pages.models import HomePage
from cms.pages.segments import segments, with_texts
from tenants.context import activate
from tests.cms.blocks.bodies import one_of_each
from tests.factories.pages import make_page, stream


@pytest.fixture
def page(front: HomePage) -> Any:
    made = make_page(
        front,
        models.SchemePage,
        "Bijzondere bijstand",
        search_description="Kort.",
        for_whom="<p>Voor u.</p>",
        body=one_of_each("Woorden"),
        variants=stream(("variant", {"municipality": "GM0622", "amount": "<p>10 euro</p>"})),
    )
    with activate(front.tenant):
        return models.SchemePage.objects.get(pk=made.pk)


def test_every_word_of_a_page_is_a_piece_and_what_is_no_word_is_none(page: Any) -> None:
    found = segments(page)

    texts = {each.text for each in found}
    assert {"Bijzondere bijstand", "Kort.", "<p>Voor u.</p>", "<p>10 euro</p>", "Woorden"} <= texts
    assert not {"GM0622", "https://video.invalid/x", "010 123 45 67", "warn", "wonen"} & texts
    assert len({each.path for each in found}) == len(found)
    assert {each.kind for each in found} == {"line", "lines", "rich"}


def test_other_texts_stand_where_the_first_stood(page: Any) -> None:
    turned = {each.path: each.text.upper() for each in segments(page)}

    other = with_texts(page, turned)

    assert {each.path: each.text for each in segments(other)} == turned
    assert [each.path for each in segments(other)] == [each.path for each in segments(page)]


def test_the_page_itself_stays_what_it_was(page: Any) -> None:
    before = segments(page)

    with_texts(page, {each.path: "anders" for each in before})

    assert segments(page) == before


def test_a_path_that_is_gone_changes_nothing(page: Any) -> None:
    other = with_texts(page, {"body:weg.tekst": "x", "nergens": "y", "body:": "z"})

    assert segments(other) == segments(page)


def test_pieces_ask_nothing_of_the_database(page: Any) -> None:
    with CaptureQueriesContext(connection) as asked:
        with_texts(page, {each.path: "anders" for each in segments(page)})

    assert len(asked) == 0


def test_a_block_that_moves_keeps_its_path(page: Any) -> None:
    before = {each.path for each in segments(page)}
    raw = list(page.body.raw_data)
    page.body = page.body.stream_block.to_python(raw[::-1])

    assert {each.path for each in segments(page)} == before


@pytest.mark.parametrize("name", ["QuestionsPage", "StepByStepPage", "ExperiencePage", "CampaignPage", "HomePage"])
def test_each_type_names_fields_that_it_has(name: str) -> None:
    model = getattr(models, name)

    assert all(model._meta.get_field(field) for field in model.words)
