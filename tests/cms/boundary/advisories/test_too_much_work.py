"""Requests that cost a sender nothing and once cost the server much."""

import time
from io import BytesIO
from typing import Any

import pytest
from django.core.files.base import File
from django.db import connection
from django.test import Client
from django.urls import reverse
from PIL import Image as Picture
from wagtail.images.fields import WagtailImageField
from wagtail.search.utils import parse_query_string
from wagtail.utils.file import hash_filelike

from cms.boundary.searching import readable
from cms.media.models import PortalDocument
from cms.media.sizes import SIZES
from tests.cms.boundary.advisories.table import against
from tests.cms.boundary.world import Things

pytestmark = pytest.mark.django_db
WIDE = 99_999
PERMITTED = (f"width-{WIDE}", f"height-{WIDE}", f"max-{WIDE}x{WIDE}", f"min-{WIDE}x{WIDE}", f"fill-{WIDE}x{WIDE}",
             "|".join(f"width-{size}" for size in range(39, 4, -1)))  # fmt: skip
REFUSED = ("scale-100000", f"max-{WIDE}x{WIDE}|scale-9000", "jpegquality-100|scale-500", "kwaad-1", "|" * 50)
# Twenty thousand signs took the old reading of search texts seconds; ten times that would take minutes.
LONG_SEARCHES = ("a" * 200_000, "a:" * 100_000, 'a:"' * 70_000, "'" * 200_000, " " * 200_000)
MOST_SECONDS = 3.0
ODD_SEARCHES = ('a:"' * 1_300, '"' + "ab " * 1_300)
SEARCHES = ("wagtailadmin_pages:search", "wagtailadmin_choose_page_search", "wagtailimages:index", "wagtaildocs:index",
            "wagtailimages_chooser:choose_results", "wagtaildocs_chooser:choose_results")  # fmt: skip


class Counted(BytesIO):
    """A file that remembers the largest bite."""

    largest = 0

    def read(self, size: int | None = -1, /) -> bytes:
        given = super().read(-1 if size is None else size)
        self.largest = max(self.largest, len(given))
        return given

    def readinto(self, buffer: Any, /) -> int:
        self.largest = max(self.largest, len(buffer))
        return super().readinto(buffer)


@against("CVE-2023-28837")
def test_a_large_file_is_read_in_small_bites() -> None:
    sent = Counted(b"x" * 4_000_000)
    document = PortalDocument(title="Groot", file=File(sent, name="groot.bin"))
    document._set_document_file_metadata()

    assert document.file_size == 4_000_000
    assert document.file_hash == hash_filelike(BytesIO(b"x" * 4_000_000))
    assert 0 < sent.largest <= 1_000_000


@against("CVE-2023-28837")
def test_an_image_has_a_largest_size_in_bytes_and_in_pixels() -> None:
    field = WagtailImageField()

    assert 0 < field.max_upload_size <= 10 * 1024 * 1024
    assert 0 < field.max_image_pixels <= 128 * 1_000_000


@against("CVE-2024-39317")
@pytest.mark.parametrize("written", LONG_SEARCHES, ids=["word", "keys", "quotes", "apostrophes", "spaces"])
def test_a_long_search_text_is_read_at_once(written: str) -> None:
    begun = time.process_time()
    parse_query_string(written)

    assert time.process_time() - begun < MOST_SECONDS


@against("CVE-2024-39317")
def test_the_admin_answers_every_search_at_once(browser: Client) -> None:
    for name in SEARCHES:
        for written in ODD_SEARCHES:
            begun = time.process_time()
            assert browser.get(reverse(name), {"q": written}).status_code == 200, (name, written[:20])
            assert time.process_time() - begun < MOST_SECONDS, (name, written[:20])


@against("CVE-2024-39317")
def test_sabotage_without_the_tidying_a_quote_ends_in_an_error(
    browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("Only the search of SQLite stumbles over a quote.")
    monkeypatch.setattr("cms.boundary.wall.tidy_search", lambda request: None)

    assert browser.get(reverse("wagtailimages:index"), {"q": 'huur "eigen'}).status_code == 500


@against("CVE-2024-39317")
def test_a_search_keeps_its_words() -> None:
    assert readable("  huur \"eigen risico' ") == "huur eigen risico"
    assert readable("a " * 500) == " ".join("a" * 20)
    assert len(readable("a" * 5_000)) == 200


@against("CVE-2026-54260")
def test_a_preview_is_never_larger_than_the_image(browser: Client, here: Things) -> None:
    for spec in PERMITTED:
        answer = browser.get(reverse("wagtailimages:preview", args=[here.image.pk, spec]))
        assert answer.status_code == 200, spec
        made = Picture.open(BytesIO(b"".join(answer.streaming_content)))  # type: ignore[attr-defined]
        assert made.width <= here.image.width, spec
        assert made.height <= here.image.height, spec


@against("CVE-2026-54260")
def test_other_work_on_an_image_is_refused(browser: Client, here: Things) -> None:
    for spec in REFUSED:
        assert browser.get(reverse("wagtailimages:preview", args=[here.image.pk, spec])).status_code == 400, spec


@against("CVE-2026-54260")
def test_readers_ask_for_one_of_our_sizes_only(visitor: Client, here: Things) -> None:
    for size in ("scale-9000", "max-9999x9999", "original"):
        assert visitor.get(f"/beeld/{here.image.uid}/{size}/").status_code == 404
    for size in SIZES:
        assert visitor.get(f"/beeld/{here.image.uid}/{size}/").status_code == 200
