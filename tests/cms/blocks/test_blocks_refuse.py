"""What a block refuses, with a sentence at its field."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from wagtail.blocks.struct_block import StructBlockValidationError

from cms.blocks.entries import EntryBlock
from cms.blocks.live import ContactBlock
from cms.blocks.media import ImageBlock, VideoBlock
from cms.blocks.streams import Body
from cms.blocks.telling import ActionBlock, TableBlock, cells
from tenants.context import activate
from tenants.models import Tenant
from tests.factories.socialmap import make_service

WRONG: dict[str, tuple[Any, dict[str, Any], str]] = {
    "a table without rows": (TableBlock, {"caption": "T", "rows": "Wie|Bedrag"}, "rows"),
    "a table of one column": (TableBlock, {"caption": "T", "rows": "Wie\nIk"}, "rows"),
    "a row with too little": (TableBlock, {"caption": "T", "rows": "Wie|Bedrag\nIk"}, "rows"),
    "a column without a head": (TableBlock, {"caption": "T", "rows": "Wie||Wat\na|b|c"}, "rows"),
    "a table without a caption": (TableBlock, {"caption": "", "rows": "Wie|Bedrag\nIk|1"}, "caption"),
    "a button that leads nowhere": (ActionBlock, {"text": "Ga", "page": None, "address": ""}, "address"),
    "a button that runs": (ActionBlock, {"text": "Ga", "page": None, "address": "javascript:alert(1)"}, "address"),
    "a video without encryption": (
        VideoBlock,
        {"title": "V", "address": "http://video.invalid/", "transcript": "<p>Dag</p>", "poster": None, "minutes": None},
        "address",
    ),
    "a video without its words": (
        VideoBlock,
        {"title": "V", "address": "https://video.invalid/", "transcript": "", "poster": None, "minutes": None},
        "transcript",
    ),
    "a contact of nobody and somebody": (
        ContactBlock,
        {"entry": "", "name": "", "phone": "", "mail": "", "address": "", "hours": ""},
        "entry",
    ),
}


@pytest.mark.parametrize("what", WRONG)
def test_it_is_refused_at_the_field(what: str, db: None) -> None:
    kind, value, field = WRONG[what]
    block = kind()

    with pytest.raises(StructBlockValidationError) as refused:
        block.clean(block.to_python(value))

    assert field in refused.value.block_errors


@pytest.mark.parametrize(("alt", "ornament"), [("", False), ("Een brug", True)])
def test_a_picture_says_what_it_shows_or_that_it_is_ornament(
    alt: str, ornament: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    block = ImageBlock()
    monkeypatch.setattr(type(block.child_blocks["image"]), "clean", lambda _self, value: value)

    with pytest.raises(StructBlockValidationError):
        block.clean(block._to_struct_value([("image", None), ("alt", alt), ("ornament", ornament), ("caption", "")]))


def test_an_entry_is_named_by_its_address_and_kept_by_its_uid(waterkant: Tenant, heidedorp: Tenant) -> None:
    with activate(waterkant):
        service = make_service("Hulp")
        assert EntryBlock().clean(f"https://x.invalid/hulp/{service.uid}/") == str(service.uid)
    with activate(heidedorp), pytest.raises(ValidationError):
        EntryBlock().clean(f"/hulp/{service.uid}/")


def test_a_table_is_read_from_a_spreadsheet_and_from_hand() -> None:
    assert (
        cells("Wie\tBedrag\nIk\t10") == cells("| Wie | Bedrag |\n| Ik | 10 |\n\n") == [["Wie", "Bedrag"], ["Ik", "10"]]
    )


def test_no_block_takes_html_or_a_heading_level() -> None:
    names = {type(block).__name__ for block in _all(Body())}

    assert not {"RawHTMLBlock", "EmbedBlock"} & names
    assert all(
        set(block.features) == {"bold", "italic", "link", "ul", "ol"}
        for block in _all(Body())
        if type(block).__name__ == "Text"
    )


def _all(block: Any) -> list[Any]:
    children = [*getattr(block, "child_blocks", {}).values(), getattr(block, "child_block", None)]
    return [block, *(each for child in children if child is not None for each in _all(child))]
