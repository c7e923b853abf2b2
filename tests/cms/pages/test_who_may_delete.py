"""Whether a page may go is what Wagtail says, and costs no query for a page on its own."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models.pages import PagePermissionTester

from cms.pages.models import BasePage, HomePage, InformationPage
from cms.pages.models.home import StaysWhereItIs
from cms.pages.models.may import KnownOfThePage
from tenants.access import Actor
from tenants.context import activate
from tests.factories.pages import make_page

RIGHTS: tuple[set[str], ...] = (
    set(), {"add"}, {"change"}, {"add", "change"}, {"change", "publish"}, {"change", "bulk_delete"},
    {"add", "publish"}, {"add", "change", "publish", "bulk_delete"},
)  # fmt: skip


def pages(front: HomePage) -> dict[str, Any]:
    above, over_live = (make_page(front, InformationPage, title, live=False) for title in ("Boven", "Over"))
    made = {
        "live": make_page(front, InformationPage, "Op de site"),
        "draft": make_page(front, InformationPage, "Nog niet", live=False),
        "draft over a draft": above,
        "draft over a live page": over_live,
    }
    make_page(above, InformationPage, "Onder", live=False)
    make_page(over_live, InformationPage, "Eronder")
    return made


@pytest.mark.parametrize("rights", RIGHTS, ids=lambda each: "+".join(sorted(each)) or "none")
def test_the_answer_is_that_of_wagtail(rights: set[str], front: HomePage, eva: Actor) -> None:
    made = pages(front)
    with activate(eva.tenant):
        for name, each in made.items():
            page = BasePage.objects.get(pk=each.pk)
            ours, theirs = KnownOfThePage(eva.person, page), PagePermissionTester(eva.person, page)
            ours.permissions = theirs.permissions = rights
            for ignore_bulk in (True, False):
                assert ours.can_delete(ignore_bulk) == theirs.can_delete(ignore_bulk), (name, ignore_bulk)


def test_a_page_on_its_own_costs_no_query(front: HomePage, eva: Actor) -> None:
    made = pages(front)
    with activate(eva.tenant):
        for name in ("live", "draft"):
            tester = BasePage.objects.get(pk=made[name].pk).permissions_for_user(eva.person)
            tester.permissions = {"add", "change"}
            with CaptureQueriesContext(connection) as asked:
                assert tester.can_delete() is (name == "draft")
            assert len(asked) == 0


def test_the_front_page_keeps_its_own_rules(front: HomePage, eva: Actor) -> None:
    with activate(eva.tenant):
        assert isinstance(BasePage.objects.get(pk=front.pk).permissions_for_user(eva.person), StaysWhereItIs)
