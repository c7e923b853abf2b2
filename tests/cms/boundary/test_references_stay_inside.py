"""The nightly look over references: what points from one portal at a thing of another is found."""

from uuid import UUID

import pytest
from django.contrib.contenttypes.models import ContentType
from wagtail.models import ReferenceIndex

from cms.boundary.references import check_all_portals, crossings
from cms.media.models import PortalImage
from cms.pages.models import BasePage
from tenants.context import platform
from tests.cms.boundary.world import Things

pytestmark = pytest.mark.django_db


def reference(source: BasePage, target: PortalImage) -> None:
    pages, images = (ContentType.objects.get_for_model(model) for model in (BasePage, PortalImage))
    ReferenceIndex.objects.create(
        base_content_type=pages, content_type=pages, object_id=str(source.pk), to_content_type=images,
        to_object_id=str(target.pk), model_path="body.item", content_path="body.1",
        content_path_hash=UUID(int=source.pk),
    )  # fmt: skip


def found() -> list[str]:
    with platform("test"):
        return [f"{each.source_id}>{each.target_id}" for each in crossings()]


def test_what_stays_inside_is_fine(here: Things, there: Things) -> None:
    reference(here.page, here.image)

    assert found() == []


def test_a_reference_to_another_portal_is_found_and_logged_by_its_ids(
    here: Things, there: Things, caplog: pytest.LogCaptureFixture
) -> None:
    reference(here.page, there.image)

    assert found() == [f"{here.page.pk}>{there.image.pk}"]
    assert check_all_portals() == 1
    assert there.image.title not in caplog.text
