"""Wagtail's models are ours from the first migration: pages, images and documents; files are scoped to the portal."""

import pytest
from django.core.files.base import ContentFile
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Site

from cms.media.models import PortalDocument, PortalImage, PortalRendition
from cms.pages.models import BasePage
from tenants.context import activate
from tenants.errors import ForeignTenant, NoTenant
from tenants.models import Tenant
from tests.portal.uploads.good_files import pdf


@pytest.fixture
def image(waterkant: Tenant, settings: object, tmp_path: object) -> PortalImage:
    settings.MEDIA_ROOT = str(tmp_path)  # type: ignore[attr-defined]
    with activate(waterkant):
        made: PortalImage = PortalImage.objects.create(title="Brug", file=get_test_image_file())
    return made


def test_wagtail_uses_our_models() -> None:
    assert get_image_model() is PortalImage
    assert get_document_model() is PortalDocument


def test_the_tree_begins_with_a_root_of_our_base_page_and_nothing_below_it(in_waterkant: Tenant) -> None:
    root = BasePage.objects.get()

    assert (root.depth, root.tenant, root.numchild) == (1, None, 0)
    assert not Site.objects.exists()


def test_an_image_and_its_sizes_are_of_one_portal(image: PortalImage, waterkant: Tenant, heidedorp: Tenant) -> None:
    with activate(waterkant):
        small = image.get_rendition("max-20x20")
        assert PortalRendition.objects.get() == small
        assert small.tenant == waterkant
    with activate(heidedorp):
        assert not PortalImage.objects.exists()
        assert not PortalRendition.objects.exists()
        with pytest.raises(ForeignTenant):
            image.save()


def test_outside_a_portal_there_are_no_images(image: PortalImage) -> None:
    with pytest.raises(NoTenant):
        PortalImage.objects.exists()


def test_a_document_is_of_one_portal(waterkant: Tenant, heidedorp: Tenant, settings: object, tmp_path: object) -> None:
    settings.MEDIA_ROOT = str(tmp_path)  # type: ignore[attr-defined]
    with activate(waterkant):
        PortalDocument.objects.create(title="Folder", file=ContentFile(pdf(), name="folder.pdf"))
    with activate(heidedorp):
        assert not PortalDocument.objects.exists()


def test_wagtails_own_addresses_of_admin_and_files_are_none(client: object, waterkant: Tenant) -> None:
    for address in ("/admin/", "/admin/login/", "/documents/1/folder.pdf", "/images/", "/api/v2/pages/", "/api/v3/"):
        assert client.get(address, headers={"host": "waterkant.localhost"}).status_code == 404  # type: ignore[attr-defined]
