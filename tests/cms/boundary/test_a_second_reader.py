"""Draft, review by somebody else, publish: who may do which step."""

import pytest
from django.test import Client
from wagtail.models import TaskState

from cms.boundary.reading import waiting_for
from cms.pages.models import BasePage
from tenants.access import Actor
from tenants.context import activate
from tests.cms.boundary.world import Things
from tests.factories.accounts import sign_in

pytestmark = pytest.mark.django_db


def approve(browser: Client, things: Things) -> int:
    path = f"/cms/pages/workflow/action/{things.page.pk}/approve/{things.task_state.pk}/"
    return browser.post(path, {"comment": ""}).status_code


def title_of(things: Things) -> str:
    with activate(things.tenant):
        return str(BasePage.objects.get(pk=things.page.pk).title)


def test_a_colleague_approves_and_the_page_is_published(here: Things) -> None:
    assert approve(sign_in(Client(), here.colleague, here.tenant), here) in {200, 302}
    assert title_of(here) == "Nieuwe titel eigen"


def test_the_writer_cannot_approve_what_they_asked_review_for(here: Things) -> None:
    approve(sign_in(Client(), here.editor, here.tenant), here)

    assert title_of(here) == "Pagina eigen"
    assert TaskState.objects.get(pk=here.task_state.pk).status == TaskState.STATUS_IN_PROGRESS


def test_an_editor_does_not_publish_past_the_second_reader(here: Things, browser: Client) -> None:
    answer = browser.get(f"/cms/pages/{here.page.pk}/edit/")

    assert b"action-publish" not in answer.content


def test_where_the_portal_asks_no_second_reader_an_editor_publishes(here: Things, browser: Client) -> None:
    here.tenant.settings = {**here.tenant.settings, "second_reader": False}
    here.tenant.save()
    with activate(here.tenant):
        page = BasePage.objects.get(pk=here.page.pk)
        page.current_workflow_state.cancel(user=here.editor)

    assert b"action-publish" in browser.get(f"/cms/pages/{here.page.pk}/edit/").content


def test_the_administrator_of_the_municipality_always_publishes(here: Things, marit: Actor) -> None:
    answer = sign_in(Client(), marit).get(f"/cms/pages/{here.home.pk}/edit/")

    assert b"action-publish" in answer.content


def test_what_waits_is_of_this_portal_and_not_ones_own(here: Things, there: Things) -> None:
    with activate(here.tenant):
        assert [each.pk for each in waiting_for(here.colleague)] == [here.task_state.pk]
        assert list(waiting_for(here.editor)) == []


def test_an_editor_of_another_portal_approves_nothing(here: Things, there: Things) -> None:
    assert approve(sign_in(Client(), there.editor, there.tenant), here) == 404
    assert title_of(here) == "Pagina eigen"


def told(person: object) -> list[str]:
    from portal.notifications.models import Notification
    from tenants.context import platform

    with platform("test"):
        return list(Notification.objects.filter(person=person).order_by("pk").values_list("kind", flat=True))


def test_colleagues_hear_that_a_review_is_asked_and_the_writer_hears_the_end(here: Things, there: Things) -> None:
    assert told(here.colleague) == ["cms.review_asked"]
    assert told(here.editor) == []
    assert told(there.colleague) == ["cms.review_asked"]  # of their own portal's page

    approve(sign_in(Client(), here.colleague, here.tenant), here)
    assert told(here.editor) == ["cms.published"]


def test_the_writer_hears_that_a_page_comes_back(here: Things) -> None:
    path = f"/cms/pages/workflow/action/{here.page.pk}/reject/{here.task_state.pk}/"
    sign_in(Client(), here.colleague, here.tenant).post(path, {"comment": "Nog niet goed"})

    assert told(here.editor) == ["cms.returned"]
