"""Opening many pages does not wipe the count of sign-in tries: both stand in caches that have a limited room."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache, caches

from portal.web.remembering import remembered
from search.indexing.building import rebuild
from tenants.access import Actor
from tenants.models import Tenant
from tests.factories.socialmap import make_service

PAGES = 400
PRODUCTION = Path(settings.ROOT) / "portal/config/settings/production.py"


@pytest.fixture(autouse=True)
def _empty() -> None:
    cache.clear()
    caches["pages"].clear()


def test_what_pages_remember_stands_apart_from_the_tries(in_waterkant: Tenant, anonymous: Actor) -> None:
    make_service("Huurhulp")
    rebuild()
    remembered(anonymous, "one page", lambda: "told")

    assert remembered(anonymous, "one page", lambda: "anew") == "told"
    assert caches["default"]._cache == {}  # type: ignore[attr-defined]


def test_many_counts_leave_each_other_alone() -> None:
    cache.set("try-of-somebody", 9)
    for number in range(PAGES):
        cache.set(f"another-{number}", 1)

    assert cache.get("try-of-somebody") == 9


def test_sabotage_in_the_room_that_django_gives_the_count_is_lost(settings: Any) -> None:
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "small"}}
    cache.set("try-of-somebody", 9)
    for number in range(PAGES):
        cache.set(f"another-{number}", 1)

    assert cache.get("try-of-somebody") is None


def test_production_has_that_room_too() -> None:
    assert re.search(r'^CACHES\["default"\] = ROOM \|', PRODUCTION.read_text(encoding="utf-8"), re.MULTILINE)
