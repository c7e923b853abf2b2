"""Parts of Wagtail that had a hole and that we do not install or mount."""

from collections.abc import Iterator
from importlib.util import find_spec
from typing import Any

import pytest
from django.apps import apps
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

from cms.boundary.routes import route_of
from tests.cms.boundary.advisories.table import against
from tests.cms.boundary.aiming import addresses
from tests.cms.boundary.world import CANARY, Things, rows_of

pytestmark = pytest.mark.django_db
# The API for programs, and Wagtail's own ways to give out a file.
UNWANTED = ("wagtail.api", "wagtail.documents.views.serve", "wagtail.images.views.serve", "wagtail.contrib")


def installed(label: str) -> bool:
    return any(each.name == label for each in apps.get_app_configs())


def homes(patterns: Any) -> Iterator[str]:
    """The module of each view that the portal answers with."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from homes(pattern.url_patterns)
        elif isinstance(pattern, URLPattern):
            view = pattern.callback
            maker: Any = getattr(view, "cls", None) or getattr(view, "view_class", None) or view
            yield str(maker.__module__)


def mounted() -> list[str]:
    return sorted({each for each in homes(get_resolver().url_patterns) if each.startswith(UNWANTED)})


def closed(names: list[str]) -> bool:
    return all((route := route_of(name)) is None or not route.opens for name in names)


@against("CVE-2023-28836")
def test_model_admin_is_not_installed() -> None:
    assert find_spec("wagtail.contrib.modeladmin") is None
    assert find_spec("wagtail_modeladmin") is None


@against("CVE-2024-35228")
def test_settings_of_a_site_are_not_in_the_admin(browser: Client, here: Things) -> None:
    assert not installed("wagtail.contrib.settings")
    assert browser.get(f"/cms/settings/cms_pages/basepage/{here.provision.site_id}/").status_code == 404


@against("CVE-2024-32882")
def test_the_screens_that_saved_a_closed_field_are_shut(browser: Client, here: Things, there: Things) -> None:
    """Wagtail's viewsets for people, groups and sites; and no field of a page leans on a right of its own."""
    shut = {
        "wagtailusers_users:edit": here.colleague.pk,
        "wagtailusers_groups:edit": here.group.pk,
        "wagtailsites:edit": here.provision.site_id,
    }
    before = rows_of(here)

    for name, key in shut.items():
        assert browser.post(reverse(name, args=[key]), {"name": "overgenomen", "is_superuser": "on"}).status_code == 404
    assert rows_of(here) == before
    assert not installed("wagtail.contrib.settings")


@against("CVE-2026-44199")
def test_there_are_no_forms_of_wagtail_to_answer() -> None:
    assert not installed("wagtail.contrib.forms")
    assert not [each.name for each in addresses() if each.name.startswith("wagtailforms")]


@against("CVE-2026-44201")
@against("GHSA-c2xx-cjmh-9q8f")
def test_no_api_for_programs_is_mounted(browser: Client, visitor: Client, here: Things, there: Things) -> None:
    for version in ("v2", "v3"):
        for kind in ("pages", "images", "documents"):
            assert visitor.get(f"/api/{version}/{kind}/").status_code == 404
            assert browser.get(f"/api/{version}/{kind}/").status_code == 404
    assert mounted() == []


@against("CVE-2026-44201")
@against("GHSA-c2xx-cjmh-9q8f")
def test_the_media_api_of_the_admin_is_shut(browser: Client, here: Things) -> None:
    for kind, thing in (("images", here.image), ("documents", here.document)):
        for address in (f"/cms/api/main/{kind}/", f"/cms/api/main/{kind}/{thing.pk}/"):
            assert browser.get(address).status_code == 404
        assert route_of(f"wagtailadmin_api:{kind}:listing") is not None, "The address exists and is closed."


@against("GHSA-c2xx-cjmh-9q8f")
def test_nobody_hangs_a_collection_inside_another_or_closes_one(browser: Client, here: Things) -> None:
    """Who may see a file is said of the file itself, so that nothing is inherited."""
    names = [each.name for each in addresses() if each.name.startswith("wagtailadmin_collections:")]

    assert len(names) == 5
    assert closed(names)


@against("GHSA-x5cx-w6p2-mxf2")
def test_pages_are_the_only_things_that_can_be_copied() -> None:
    """Snippets bring an address to copy each; none of them opens, nor does any other outside the pages."""
    names = [
        each.name for each in addresses() if each.name.endswith(":copy") and each.name != "wagtailadmin_pages:copy"
    ]

    assert names, "Wagtail has such addresses."
    assert closed(names)


@against("CVE-2026-54263")
def test_the_maker_of_image_addresses_is_shut(browser: Client, here: Things) -> None:
    written = "%3Cscript%3E"
    for address in (
        f"/cms/images/{here.image.pk}/generate_url/",
        f"/cms/images/{here.image.pk}/generate_url/{written}/",
    ):
        answer = browser.get(address)
        assert answer.status_code == 404
        assert b"<script>" not in answer.content
    assert closed(["wagtailimages:url_generator", "wagtailimages:url_generator_output"])


@against("CVE-2026-54262")
@against("CVE-2026-28223")
def test_simple_translation_is_not_installed() -> None:
    assert not installed("wagtail.contrib.simple_translation")
    with pytest.raises(NoReverseMatch):
        reverse("simple_translation:submit_page_translation", args=[1])


@against("CVE-2026-28222")
def test_the_table_block_of_wagtail_is_not_installed() -> None:
    for name in ("table_block", "typed_table_block"):
        assert not installed(f"wagtail.contrib.{name}")


@against("GHSA-92hv-j533-69wc")
def test_wagtails_own_way_to_a_document_is_not_mounted(visitor: Client, there: Things) -> None:
    with pytest.raises(NoReverseMatch):
        reverse("wagtaildocs_serve", args=[there.document.pk, "x"])
    answer = visitor.get(f"/documents/{there.document.pk}/stuk-{CANARY}.txt")
    assert answer.status_code == 404
