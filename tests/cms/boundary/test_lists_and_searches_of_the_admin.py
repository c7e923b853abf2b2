"""The lists and search boxes of the admin: of this portal alone, and as dear for a hundred things as for one."""

from io import BytesIO
from uuid import uuid4

import pytest
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cms.media.models import PortalDocument, PortalImage
from cms.pages.models import InformationPage
from portal.intake.helpfulness import count_answer
from tenants.access import anonymous
from tenants.context import activate
from tests.cms.boundary.world import CANARY, Things, picture
from tests.factories.pages import make_page

pytestmark = pytest.mark.django_db

OWN = "eigen"  # in the titles of what the portal has
BOXES = (
    "/cms/pages/search/?q={word}",
    "/cms/pages/search/results/?q={word}",
    "/cms/images/?q={word}",
    "/cms/documents/?q={word}",
    "/cms/choose-page/search/?q={word}",
    "/cms/images/chooser/results/?q={word}",
    "/cms/documents/chooser/results/?q={word}",
    "/cms/pages/{home}/?q={word}",
)
LISTS = ("/cms/pages/{home}/", "/cms/images/", "/cms/documents/")


def body(browser: Client, path: str) -> str:
    answer = browser.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode().lower()


@pytest.mark.parametrize("box", BOXES)
def test_a_search_finds_what_is_of_this_portal_alone(box: str, browser: Client, here: Things, there: Things) -> None:
    assert f"{OWN}" in body(browser, box.format(word=OWN, home=here.home.pk)).replace(f"q={OWN}", "")
    for word in (CANARY, "pagina", "beeld", "stuk"):
        found = body(browser, box.format(word=word, home=here.home.pk))
        assert not any(f"{kind} {CANARY}" in found for kind in ("pagina", "titel", "beeld", "stuk"))


def more(things: Things, number: int) -> None:
    """So many more pages, images and documents with the word of this portal in their titles."""
    for _each in range(number):
        make_page(things.home, InformationPage, f"Meer {OWN} {uuid4().hex[:6]}", owner=things.editor)
    with activate(things.tenant):
        for each in range(number):
            name = f"meer-{each}-{uuid4().hex[:6]}"
            PortalImage(
                title=f"Meer {OWN} {each}",
                description=OWN,
                collection=things.provision.shelf,
                file=ImageFile(BytesIO(picture()), name=f"{name}.png"),
            ).save()
            document = PortalDocument(title=f"Meer {OWN} {each}", collection=things.provision.shelf)
            document.file.save(f"{name}.txt", ContentFile(name.encode()), save=False)
            document.save()


# The page chooser asks three things of each row (25 at most); Wagtail gives no place to ask them at once.
@pytest.mark.parametrize("path", [*LISTS, *(box for box in BOXES if "choose-page" not in box)])
def test_a_list_costs_as_many_queries_for_ten_things_as_for_two(path: str, browser: Client, here: Things) -> None:
    at, counts = path.format(word=OWN, home=here.home.pk), []
    more(here, 1)
    for number in (0, 8):
        more(here, number)
        body(browser, at)  # what is kept after a first look: types, renditions
        with CaptureQueriesContext(connection) as asked:
            body(browser, at)
        counts.append(len(asked))
    assert counts[0] == counts[1], counts


@pytest.mark.parametrize("live", [True, False])
def test_without_the_right_to_publish_only_a_draft_can_go(live: bool, browser: Client, here: Things) -> None:
    page = make_page(here.home, InformationPage, "Los", owner=here.colleague, live=live)

    browser.post(f"/cms/pages/{page.pk}/delete/")
    with activate(here.tenant):
        assert InformationPage.objects.filter(pk=page.pk).exists() is live


def test_a_draft_with_a_page_on_the_site_under_it_stays(browser: Client, here: Things) -> None:
    parent = make_page(here.home, InformationPage, "Boven", live=False)
    make_page(parent, InformationPage, "Onder")

    browser.post(f"/cms/pages/{parent.pk}/delete/")
    with activate(here.tenant):
        assert InformationPage.objects.filter(pk=parent.pk).exists()


def test_the_list_of_pages_says_how_many_found_what_they_looked_for(browser: Client, here: Things) -> None:
    with activate(here.tenant):
        for found in (True, True, False):
            count_answer(anonymous(here.tenant), about="page", uid=here.page.translation_key, found=found)

    assert "2 van 3" in body(browser, f"/cms/pages/{here.home.pk}/")
