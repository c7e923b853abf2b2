"""Every type of page: where it may stand, and what a visitor gets."""

from typing import Any

import pytest
from django.test import Client
from wagtail.models import get_page_models

from cms.pages import models
from cms.pages.models import BasePage, HomePage
from cms.pages.tree import UNDER, above, under
from tenants.access import Actor
from tests.factories.pages import make_page

PARENTS = {
    "NewsPage": models.NewsIndexPage,
    "ProjectPage": models.ProjectIndexPage,
    "NewsletterPage": models.NewsletterIndexPage,
}
SHOWN = sorted(
    model.__name__ for model in get_page_models() if model.__name__ not in {"BasePage", "HomePage", "TopicPage", "Page"}
)


def placed(front: HomePage, name: str, **fields: Any) -> Any:
    parent = make_page(front, PARENTS[name]) if name in PARENTS else front
    return make_page(parent, getattr(models, name), **fields)


@pytest.mark.parametrize("name", SHOWN)
def test_a_page_of_each_type_is_shown_to_who_may_read_it(
    name: str, front: HomePage, visitor: Client, partner: Client
) -> None:
    page = placed(front, name, search_description="Kort gezegd.")

    answer = (partner if name == "PartnerPage" else visitor).get(page.get_url())

    assert answer.status_code == 200
    assert f"{page.title}</span></h1>" in answer.content.decode()
    assert "Kort gezegd." in answer.content.decode()


def test_each_type_says_the_same_about_its_place_as_the_table() -> None:
    for name in {*UNDER, *(child for children in UNDER.values() for child in children)} - {"HomePage"}:
        model = getattr(models, name)
        assert [f"cms_pages.{each.__name__}" for each in model.clean_parent_page_models()] == above(name)
        assert [f"cms_pages.{each.__name__}" for each in model.clean_subpage_models()] == under(name)


def test_nothing_but_the_front_page_stands_at_the_top() -> None:
    tops = [model.__name__ for model in get_page_models() if BasePage in model.clean_parent_page_models()]

    assert set(tops) <= {"HomePage", "BasePage"}


def test_no_address_of_another_portal_is_ever_its_own(front_elsewhere: HomePage, visitor: Client, alice: Actor) -> None:
    page = make_page(front_elsewhere, models.InformationPage, "Elders")

    assert visitor.get(page.get_url()).status_code == 404
