"""Titles in another language: one query more, however many pages are named."""

from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from cms.finding.source import PageSource
from cms.pages import models
from cms.pages.models import BasePage, HomePage
from cms.pages.segments import ALWAYS
from cms.translating.reading import names_of
from portal.socialmap.selectors.translating import Translated
from tenants.access import Actor
from tenants.context import activate
from tests.cms.translating.saying import in_arabic
from tests.factories.pages import make_page, stream

pytestmark = pytest.mark.django_db

NUMBERS = (1, 10, 100)


def cost(visitor: Client, path: str) -> int:
    visitor.get(path)  # what is learnt once does not count
    cache.clear()
    with CaptureQueriesContext(connection) as asked:
        assert visitor.get(path).status_code == 200
    return sum("SAVEPOINT" not in each["sql"] for each in asked.captured_queries)


@pytest.mark.parametrize(
    ("index", "child"),
    [
        (models.NewsIndexPage, models.NewsPage),
        (models.ProjectIndexPage, models.ProjectPage),
        (models.InformationPage, models.InformationPage),
    ],
)
def test_a_translated_list_costs_the_same_however_many(
    index: Any, child: Any, front: HomePage, visitor: Client
) -> None:
    make_page(front, models.InformationPage, "In het menu", show_in_menus=True)
    above, there = make_page(front, index), 0
    costs, dutch = {}, {}
    for number in NUMBERS:
        for at in range(there, number):
            in_arabic(make_page(above, child, f"Titel {at}"), title=f"عنوان {at}")
        there = number
        costs[number], dutch[number] = (cost(visitor, f"{to}{above.get_url()}") for to in ("/ar", ""))

    assert set(costs.values()) == {costs[1]}
    assert costs[1] == dutch[1] + 3  # the page with its road, its list, the menu


def test_a_translated_menu_costs_the_same_however_many(front: HomePage, visitor: Client) -> None:
    costs, there = {}, 0
    for number in NUMBERS:
        for at in range(there, number):
            page = make_page(front, models.InformationPage, f"Menu {at}", show_in_menus=True)
            in_arabic(page, title=f"قائمة {at}")
        there = number
        costs[number] = cost(visitor, "/ar/privacy/")

    assert set(costs.values()) == {costs[1]}


def test_the_front_page_costs_the_same_for_all_its_titles(front: HomePage, visitor: Client) -> None:
    index, costs = make_page(front, models.NewsIndexPage, "Nieuws van ons"), {}
    chosen: list[Any] = []
    for number in (1, 6):
        while len(chosen) < number:
            at = len(chosen)
            in_arabic(make_page(index, models.NewsPage, f"Bericht {at}"), title=f"خبر {at}")
            chosen.append(in_arabic(make_page(front, models.InformationPage, f"Tip {at}"), title=f"نصيحة {at}"))
            in_arabic(make_page(front, models.CampaignPage, f"Actie {at}"), title=f"حملة {at}")
        with activate(front.tenant):
            here = HomePage.objects.get(pk=front.pk)
            here.highlights = stream(*(("highlight", {"page": each.pk, "text": ""}) for each in chosen))
            here.save()
        costs[number] = cost(visitor, "/ar/")

    assert costs[1] == costs[6]


def test_the_road_costs_no_query_of_its_own(front: HomePage, visitor: Client) -> None:
    page, costs = front, []
    for number in range(5):
        page = in_arabic(make_page(page, models.InformationPage, f"Laag {number}"), title=f"طبقة {number}")
        costs.append(cost(visitor, f"/ar{page.get_url()}"))

    assert len(set(costs)) == 1


def test_the_search_reads_titles_in_one_query_more(front: HomePage, anonymous: Actor) -> None:
    for number in range(10):
        in_arabic(make_page(front, models.InformationPage, f"Pagina {number}"), title=f"صفحة {number}")
    source = PageSource()
    with activate(front.tenant), override("ar"):
        keys = list(BasePage.objects.filter(depth=3).values_list("pk", flat=True))
        for ask in (source.named, source.things):
            ask(anonymous, keys)
            with CaptureQueriesContext(connection) as asked:
                found = ask(anonymous, keys)
            assert len(asked) == 2
            assert all(isinstance(each.title, Translated) for each in found.values())


def test_only_titles_and_summaries_are_read_of_pages_that_are_named(front: HomePage) -> None:
    page = make_page(front, models.InformationPage, "Geld", body=stream(("text", "<p>Lang.</p>")))
    with activate(front.tenant), CaptureQueriesContext(connection) as asked:
        names_of([page.translation_key], "ar")

    assert all(f"'{name}'" in asked.captured_queries[0]["sql"] for name in ALWAYS)
