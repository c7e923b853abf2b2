"""What a visitor may read is looked up by an index: no page is laid beside all others, no whole portal is read."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from cms.pages import models
from cms.pages.models import BasePage, HomePage
from cms.pages.tree import MOST_STEPS
from cms.serving.reading import find, reachable
from tenants.access import Actor
from tenants.context import activate
from tenants.errors import NotFound
from tests.factories.pages import make_page

BY_PATH = "SEARCH U0 USING INDEX sqlite_autoindex_cms_pages_basepage_1 (path=?)"


@pytest.mark.sqlite
@pytest.mark.parametrize(
    ("model", "asked", "index"),
    [
        (models.NewsPage, {}, "page_of_a_type (tenant_id=? AND content_type_id=?)"),
        (models.TopicPage, {"topic": "wonen"}, "page_of_a_type (tenant_id=? AND content_type_id=?)"),
        (BasePage, {"slug__in": ["schulden"]}, "page_by_name (tenant_id=? AND slug=?)"),
        (BasePage, {"show_in_menus": True}, "page_in_menu (tenant_id=?)"),
    ],
)
def test_each_question_has_its_index(
    model: Any, asked: dict[str, Any], index: str, front: HomePage, anonymous: Actor
) -> None:
    with activate(anonymous.tenant):
        plan = reachable(anonymous, model).filter(**asked).explain()

    assert f"USING INDEX {index}" in plan
    assert "page_above_others (tenant_id=? AND numchild>?)" in plan
    assert BY_PATH in plan
    assert "SCAN" not in plan


def test_what_is_under_a_page_past_its_end_is_gone_with_it(front: HomePage, anonymous: Actor) -> None:
    above = make_page(front, models.InformationPage, "Boven")
    below = make_page(above, models.InformationPage, "Onder")
    with activate(anonymous.tenant):
        assert below.pk in reachable(anonymous).values_list("pk", flat=True)

        BasePage.objects.filter(pk=above.pk).update(expire_at=timezone.now() - timedelta(seconds=1))

        assert list(reachable(anonymous).values_list("pk", flat=True)) == [front.pk]


def test_a_page_deeper_than_any_road_is_nowhere(front: HomePage, anonymous: Actor) -> None:
    page, names = front, []
    for number in range(MOST_STEPS + 1):
        page = make_page(page, models.InformationPage, f"Trede {number}")
        names.append(page.slug)

    with activate(anonymous.tenant):
        assert find(anonymous, "/".join(names[:-1])).page.title == f"Trede {MOST_STEPS - 1}"
        assert not reachable(anonymous).filter(pk=page.pk).exists()
        with pytest.raises(NotFound):
            find(anonymous, "/".join(names))


def test_a_page_that_was_read_before_one_came_under_it_does_not_shut_it_out(front: HomePage, anonymous: Actor) -> None:
    below = make_page(front, models.InformationPage, "Onder")
    with activate(anonymous.tenant):
        front.save()  # still holds that nothing stands below

        assert reachable(anonymous).filter(pk=below.pk).exists()
