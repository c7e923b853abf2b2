"""A page costs the same for 1, 10 and 100 blocks, and a list the same for 1, 10 and 100 pages."""

from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.images.tests.utils import get_test_image_file

from cms.finding.source import PageSource
from cms.media.models import PortalDocument, PortalImage
from cms.pages import models
from cms.pages.models import BasePage, HomePage
from cms.serving.reading import find
from tenants.access import Actor
from tenants.context import activate
from tests.factories.pages import make_page, stream
from tests.factories.socialmap import make_service
from tests.portal.uploads.good_files import pdf

NUMBERS = (1, 10, 100)
A_TEXT_PAGE = 6  # the portal by its host, the road, the page as its type, the menu, whether there are activities
A_FULL_PAGE = 26
A_LIST = 7


def cost(client: Client, address: str) -> int:
    client.get(address)  # what is learnt once (content types, sizes of pictures) does not count
    cache.clear()
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    # PostgreSQL answers a request in one transaction; inside a test that is a savepoint.
    return sum("SAVEPOINT" not in each["sql"] for each in asked.captured_queries)


def test_a_page_of_text_costs_the_same_however_long(front: HomePage, visitor: Client) -> None:
    costs = {
        number: cost(visitor, make_page(front, models.InformationPage, body=_texts(number)).get_url())
        for number in NUMBERS
    }

    assert set(costs.values()) == {costs[1]}
    assert costs[1] <= A_TEXT_PAGE


def test_pictures_files_links_and_contacts_are_read_together(
    front: HomePage, visitor: Client, settings: Any, tmp_path: Any
) -> None:
    settings.MEDIA_ROOT = str(tmp_path)
    costs = {}
    for number in NUMBERS[:2]:
        page = make_page(front, models.InformationPage, body=_rich_in_things(front, number))
        costs[number] = cost(visitor, page.get_url())

    assert costs[1] == costs[10]
    assert costs[1] <= A_FULL_PAGE


@pytest.mark.parametrize(
    ("index", "child"),
    [
        (models.NewsIndexPage, models.NewsPage),
        (models.ProjectIndexPage, models.ProjectPage),
        (models.InformationPage, models.InformationPage),
    ],
)
def test_a_list_costs_the_same_however_many(index: Any, child: Any, front: HomePage, visitor: Client) -> None:
    above, costs, there = make_page(front, index), {}, 0
    for number in NUMBERS:
        _fill(above, child, number - there)
        there = number
        costs[number] = cost(visitor, above.get_url())

    assert costs[10] == costs[100]
    assert costs[1] <= costs[10] <= A_LIST


def test_a_list_is_paged(front: HomePage, visitor: Client) -> None:
    index = make_page(front, models.NewsIndexPage, "Nieuws")
    _fill(index, models.NewsPage, 25)

    first, second = (visitor.get(f"/nieuws/?pagina={number}").content.decode() for number in (1, 2))

    assert (first.count('<h2 class="h3">'), second.count('<h2 class="h3">')) == (20, 5)
    assert 'href="?pagina=2#resultaten"' in first
    assert visitor.get("/nieuws/?pagina=999999").status_code == 200


def test_the_road_to_a_page_costs_two_queries_however_deep(front: HomePage, anonymous: Actor) -> None:
    page, path = front, []
    for number in range(6):
        page = make_page(page, models.InformationPage, f"Laag {number}")
        path.append(page.slug)
        with activate(front.tenant), CaptureQueriesContext(connection) as asked:
            assert find(anonymous, "/".join(path)).page == page
        assert len(asked) == 2


def test_the_search_reads_pages_in_one_query_each(front: HomePage, anonymous: Actor) -> None:
    _fill(front, models.InformationPage, 10)
    with activate(front.tenant):
        keys = list(BasePage.objects.filter(depth=3).values_list("pk", flat=True))
        source = PageSource()
        for ask in (source.visible, source.cards, source.named, source.things):
            ask(anonymous, keys)
            with CaptureQueriesContext(connection) as asked:
                assert len(ask(anonymous, keys)) == 10
            assert len(asked) == 1


def _texts(number: int) -> list[Any]:
    return stream(
        *(("section", {"heading": "Kop", "content": stream(("text", "<p>Tekst.</p>"))}) for _ in range(number))
    )


def _rich_in_things(front: HomePage, number: int) -> list[Any]:
    found: list[tuple[str, Any]] = []
    for _each in range(number):
        other = make_page(front, models.InformationPage)
        with activate(front.tenant):
            image = PortalImage.objects.create(title="Brug", file=get_test_image_file())
            document = PortalDocument.objects.create(title="Folder", file=ContentFile(pdf(), name="folder.pdf"))
            service = make_service()
        found += [
            ("text", f'<p><a linktype="page" id="{other.pk}">daar</a></p>'),
            ("action", {"text": "Ga", "page": other.pk, "address": ""}),
            ("image", {"image": image.pk, "alt": "Een brug", "ornament": False, "caption": ""}),
            ("download", {"document": document.pk, "title": "Folder"}),
            ("contact", {"entry": str(service.uid)}),
        ]
    return stream(*found)


def _fill(above: Any, child: Any, number: int) -> None:
    for _each in range(number):
        make_page(above, child)
